import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateStateMachineCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { main, type SimulateOptions, simulate } from '../src';
import { type Desk, machineOf, openDesk } from './serve-desk';

const roleArn = 'arn:aws:iam::123456789012:role/orders';
const task = (Resource: string) => ({ Do: { Type: 'Task', Resource, End: true } });
const mapOf = (config: object, states: object) => ({
  Each: { Type: 'Map', ItemProcessor: { ProcessorConfig: config, ...JSON.parse(machineOf(states)) }, End: true },
});
const JOB = 'arn:aws:states:::glue:startJobRun.sync';

/** What an EXPRESS machine cannot have, with the words of AWS and the place. */
const refused: [object, string][] = [
  [task(JOB), "Express state machine does not support '.sync' service integration at /States/Do/Resource"],
  [
    task('arn:aws:states:::states:startExecution.sync:2'),
    "Express state machine does not support '.sync:2' service integration at /States/Do/Resource",
  ],
  [
    task('arn:aws:states:::sqs:sendMessage.waitForTaskToken'),
    "Express state machine does not support '.waitForTaskToken' service integration at /States/Do/Resource",
  ],
  [
    task('arn:aws:states:us-east-1:123456789012:activity:pack'),
    'Express state machine does not support Activity ARN at /States/Do/Resource',
  ],
  [
    mapOf({ Mode: 'INLINE' }, task(JOB)),
    "Express state machine does not support '.sync' service integration at /States/Each/ItemProcessor/States/Do/Resource",
  ],
  [
    mapOf({ Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, { Done: { Type: 'Pass', End: true } }),
    'Express state machine does not support Distributed Map at /States/Each',
  ],
];

describe('given states that an EXPRESS workflow cannot have', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  test.each(refused)('when an EXPRESS machine is made of %j, then it is refused', async (states, said) => {
    const definition = machineOf(states);
    const error = {
      name: 'InvalidDefinition',
      message: `Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: ${said}'`,
    };
    const made = { name: 'Fast', definition, roleArn };
    await expect(desk.send(new CreateStateMachineCommand({ ...made, type: 'EXPRESS' }))).rejects.toMatchObject(error);
    const stateMachineArn = await desk.make(`Fast-${said.length}`, { Done: { Type: 'Pass', End: true } }, 'EXPRESS');
    await expect(desk.send(new UpdateStateMachineCommand({ stateMachineArn, definition }))).rejects.toMatchObject(
      error,
    );
    const validated = await desk.send(new ValidateStateMachineDefinitionCommand({ definition, type: 'EXPRESS' }));
    const [message, location] = said.split(' at ');
    expect(validated).toMatchObject({ result: 'FAIL', diagnostics: [{ message, location }] });
    // A STANDARD machine has all of it.
    expect(await desk.send(new ValidateStateMachineDefinitionCommand({ definition }))).toMatchObject({ result: 'OK' });

    const simulated = { definition, type: 'EXPRESS', mocks: { Do: { result: {} } } } as const;
    await expect(simulate(simulated)).rejects.toMatchObject({
      name: 'InvalidDefinition',
      problems: [`${location}: ${message}`],
    });
  });

  test('when the child executions of a Map are EXPRESS, then its states are held to the same', async () => {
    const definition = machineOf(mapOf({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, task(JOB)));
    await expect(simulate({ definition, input: [], mocks: { Do: { result: {} } } })).rejects.toMatchObject({
      problems: [
        "/States/Each/ItemProcessor/States/Do/Resource: Express state machine does not support '.sync' service integration",
      ],
    });
  });
});

describe('given states that an EXPRESS workflow can have', () => {
  const done = { Done: { Type: 'Pass', End: true } };
  test.each<[string, object]>([
    ['requests', task('arn:aws:states:::sqs:sendMessage')],
    ['requests of the AWS SDK', task('arn:aws:states:::aws-sdk:glue:startCrawler')],
    ['starts of other machines', task('arn:aws:states:::states:startExecution')],
    ['functions', task('arn:aws:lambda:us-east-1:123456789012:function:charge')],
    ['inline Maps', mapOf({ Mode: 'INLINE' }, done)],
    ['Maps of the older form', { Do: { Type: 'Map', Iterator: JSON.parse(machineOf(done)), End: true } }],
  ])('when an EXPRESS machine has %s, then it runs', async (_, states) => {
    const isTask = JSON.stringify(states).includes('"Do":{"Type":"Task"');
    const mocks: SimulateOptions['mocks'] = isTask ? { Do: { result: {}, fieldValidationMode: 'NONE' } } : {};
    const run = simulate({ definition: machineOf(states), type: 'EXPRESS', mocks, input: [] });
    expect(await run).toMatchObject({ status: 'SUCCEEDED' });
  });
});

describe('given an EXPRESS machine that cannot be one', () => {
  test('when the command runs it from a template, then it does not start', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-test-'));
    const file = join(folder, 'template.json');
    const Properties = { StateMachineType: 'EXPRESS', DefinitionString: machineOf(task(JOB)) };
    writeFileSync(
      file,
      JSON.stringify({ Resources: { Fast: { Type: 'AWS::StepFunctions::StateMachine', Properties } } }),
    );
    const written = { out: '', err: '' };
    const code = await main(
      ['run', file, '--no-services'],
      { write: (text) => (written.out += text) },
      { write: (text) => (written.err += text) },
    );
    rmSync(folder, { recursive: true });
    expect({ code, out: written.out }).toEqual({ code: 2, out: '' });
    expect(written.err).toContain(
      "/States/Do/Resource: Express state machine does not support '.sync' service integration",
    );
  });

  test('when another machine starts it, then that is said', async () => {
    const machines = { Fast: { type: 'EXPRESS' as const, definition: machineOf(task(JOB)) } };
    const start = { ...task('arn:aws:states:::states:startExecution').Do, Parameters: { StateMachineArn: 'Fast' } };
    await expect(simulate({ definition: machineOf({ Start: start }), machines })).rejects.toThrow(
      "Express state machine does not support '.sync' service integration",
    );
  });

  test('when it ran as STANDARD before, then it is refused none the less', async () => {
    const ran = { definition: machineOf(task(JOB)), mocks: { Do: { result: {} } } };
    expect(await simulate(ran)).toMatchObject({ status: 'SUCCEEDED' });
    await expect(simulate({ ...ran, type: 'EXPRESS' })).rejects.toThrow('Express state machine does not support');
    expect(await simulate(ran)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
