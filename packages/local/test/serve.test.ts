import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  DescribeStateMachineForExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  ListTagsForResourceCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TagResourceCommand,
  TestStateCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
  ValidateStateMachineDefinitionCommand,
} from '@aws-sdk/client-sfn';
import { charge, type Desk, machineOf, openDesk } from './serve-desk';

const roleArn = 'arn:aws:iam::123456789012:role/orders';
const pass = { Type: 'Pass', End: true };

describe('given a server and the client of the AWS SDK', () => {
  let desk: Desk;
  let busy = 0;
  beforeAll(async () => {
    desk = await openDesk({
      functions: {
        charge: () => {
          busy -= 1;
          if (busy >= 0) throw new Error('busy');
          return { paid: true };
        },
      },
    });
  });
  afterAll(() => desk.close());

  test('when machines are made, described, changed, listed and deleted, then each answer is that of AWS', async () => {
    const definition = machineOf({ Done: pass });
    const { stateMachineArn, creationDate } = await desk.send(
      new CreateStateMachineCommand({ name: 'Orders', definition, roleArn, tags: [{ key: 'team', value: 'shop' }] }),
    );
    expect(stateMachineArn).toBe('arn:aws:states:us-east-1:123456789012:stateMachine:Orders');
    expect(creationDate).toBeInstanceOf(Date);
    // The same again is no second one; another definition is.
    await desk.send(new CreateStateMachineCommand({ name: 'Orders', definition, roleArn }));
    const other = { name: 'Orders', definition: machineOf({ Other: pass }), roleArn };
    await expect(desk.send(new CreateStateMachineCommand(other))).rejects.toMatchObject({
      name: 'StateMachineAlreadyExists',
      message: `State Machine Already Exists: '${stateMachineArn}'`,
    });

    expect(await desk.send(new DescribeStateMachineCommand({ stateMachineArn }))).toMatchObject({
      name: 'Orders',
      type: 'STANDARD',
      status: 'ACTIVE',
      definition,
      roleArn,
      creationDate,
      loggingConfiguration: { level: 'OFF', includeExecutionData: false },
    });
    await desk.send(new UpdateStateMachineCommand({ stateMachineArn, definition: other.definition }));
    const changed = await desk.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(changed).toMatchObject({ definition: other.definition, revisionId: expect.stringMatching(/^[\w-]{36}$/) });

    await desk.send(new TagResourceCommand({ resourceArn: stateMachineArn, tags: [{ key: 'stage', value: 'test' }] }));
    await desk.send(new UntagResourceCommand({ resourceArn: stateMachineArn, tagKeys: ['team'] }));
    const { tags } = await desk.send(new ListTagsForResourceCommand({ resourceArn: stateMachineArn }));
    expect(tags).toEqual([{ key: 'stage', value: 'test' }]);

    const { stateMachines } = await desk.send(new ListStateMachinesCommand({}));
    expect(stateMachines).toContainEqual({ stateMachineArn, name: 'Orders', type: 'STANDARD', creationDate });
    await desk.send(new DeleteStateMachineCommand({ stateMachineArn }));
    await expect(desk.send(new DescribeStateMachineCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'StateMachineDoesNotExist',
      message: `State Machine Does Not Exist: '${stateMachineArn}'`,
    });
  });

  test('when an execution is started, then it can be described, and its history read in pages both ways', async () => {
    const stateMachineArn = await desk.make('Charges', { Charge: charge() });
    const input = '{ "total": 12 }';
    const { executionArn, startDate } = await desk.send(
      new StartExecutionCommand({ stateMachineArn, name: 'one', input }),
    );
    expect(executionArn).toBe('arn:aws:states:us-east-1:123456789012:execution:Charges:one');
    const ended = await desk.end(executionArn!);
    expect(ended).toMatchObject({
      executionArn,
      stateMachineArn,
      name: 'one',
      status: 'SUCCEEDED',
      startDate,
      stopDate: expect.any(Date),
      input,
      inputDetails: { included: true },
      output: '{"paid":true}',
      redriveCount: 0,
      redriveStatus: 'NOT_REDRIVABLE',
      redriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    });
    const history = async (request: object) => {
      const events = [];
      let nextToken: string | undefined;
      do {
        const page = await desk.send(new GetExecutionHistoryCommand({ executionArn, ...request, nextToken }));
        events.push(...page.events!);
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return events;
    };
    const events = await history({ maxResults: 2 });
    expect(events.map(({ type }) => type)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionStarted',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    expect(events[0]!.timestamp!.getTime()).toBeGreaterThanOrEqual(startDate!.getTime());
    expect(events[0]!.timestamp!.getTime()).toBeLessThanOrEqual(ended.stopDate!.getTime());
    expect(events[0]!.executionStartedEventDetails).toMatchObject({ input: '{"total":12}', roleArn });
    expect(await history({ maxResults: 3, reverseOrder: true })).toEqual(events.toReversed());
    const bare = await history({ includeExecutionData: false });
    expect(bare[0]!.executionStartedEventDetails!.input).toBeUndefined();
    await expect(desk.send(new GetExecutionHistoryCommand({ executionArn, nextToken: 'other' }))).rejects.toMatchObject(
      { name: 'InvalidToken' },
    );

    expect(await desk.send(new DescribeStateMachineForExecutionCommand({ executionArn }))).toMatchObject({
      stateMachineArn,
      name: 'Charges',
      definition: machineOf({ Charge: charge() }),
    });
  });

  test('when a name is used again, then only the running execution with the same input is the same one', async () => {
    const stateMachineArn = await desk.make('Waits', { Wait: { Type: 'Wait', Seconds: 3600, End: true } });
    const start = (input: string) => desk.send(new StartExecutionCommand({ stateMachineArn, name: 'one', input }));
    const { executionArn, startDate } = await start('{}');
    expect(await start('{}')).toMatchObject({ executionArn, startDate });
    const taken = { name: 'ExecutionAlreadyExists', message: `Execution Already Exists: '${executionArn}'` };
    await expect(start('{"a":1}')).rejects.toMatchObject(taken);
    const stopped = await desk.send(new StopExecutionCommand({ executionArn, error: 'Enough', cause: 'too slow' }));
    expect(await desk.end(executionArn!)).toMatchObject({
      status: 'ABORTED',
      error: 'Enough',
      cause: 'too slow',
      stopDate: stopped.stopDate,
    });
    await expect(start('{}')).rejects.toMatchObject(taken);
  });

  test('when executions are listed, then the newest come first, by page and by status', async () => {
    const stateMachineArn = await desk.make('Many', { Done: { Type: 'Wait', SecondsPath: '$', End: true } });
    for (const [name, input] of [
      ['a', '0'],
      ['b', '3600'],
      ['c', '0'],
      ['d', '0'],
    ] as const) {
      const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn, name, input }));
      if (input === '0') await desk.end(executionArn!);
    }
    const list = (request: object) => desk.send(new ListExecutionsCommand({ stateMachineArn, ...request }));
    const first = await list({ maxResults: 3 });
    expect(first.executions!.map(({ name }) => name)).toEqual(['d', 'c', 'b']);
    // One that starts meanwhile does not shift the next page.
    await desk.send(new StartExecutionCommand({ stateMachineArn, name: 'e', input: '0' }));
    const { executions, nextToken } = await list({ maxResults: 3, nextToken: first.nextToken });
    expect({ names: executions!.map(({ name }) => name), nextToken }).toEqual({ names: ['a'], nextToken: undefined });
    const running = await list({ statusFilter: 'RUNNING' });
    expect(running.executions).toMatchObject([{ name: 'b', status: 'RUNNING', stateMachineArn }]);
  });

  test('when an execution failed, then a redrive goes on from the failed state, in the same history', async () => {
    const stateMachineArn = await desk.make('Redrives', {
      First: { Type: 'Pass', Result: { total: 12 }, Assign: { kept: 7 }, Next: 'Charge' },
      Charge: charge({ ResultPath: '$.charge', Next: 'Tell', End: undefined }),
      Tell: {
        Type: 'Pass',
        Parameters: { 'all.$': '$', 'kept.$': '$kept', 'count.$': '$$.Execution.RedriveCount' },
        End: true,
      },
    });
    busy = 1;
    const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn }));
    expect(await desk.end(executionArn!)).toMatchObject({ status: 'FAILED', redriveStatus: 'REDRIVABLE' });
    const { redriveDate } = await desk.send(new RedriveExecutionCommand({ executionArn }));
    const ended = await desk.end(executionArn!);
    expect(JSON.parse(ended.output!)).toEqual({ all: { total: 12, charge: { paid: true } }, kept: 7, count: 1 });
    expect(ended).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, redriveDate });
    const { events } = await desk.send(new GetExecutionHistoryCommand({ executionArn }));
    const types = events!.map(({ type }) => type);
    expect(types.slice(types.indexOf('ExecutionFailed')).slice(0, 3)).toEqual([
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskStateEntered',
    ]);
    expect(events!.map(({ id }) => id)).toEqual(events!.map((_, at) => at + 1));
    await expect(desk.send(new RedriveExecutionCommand({ executionArn }))).rejects.toMatchObject({
      name: 'ExecutionNotRedrivable',
      message: 'Execution is SUCCEEDED and cannot be redriven',
    });
  });

  test('when an EXPRESS machine is run, then the answer is its end; a STANDARD one is refused', async () => {
    const stateMachineArn = await desk.make('Fast', { Charge: charge() }, 'EXPRESS');
    busy = 0;
    const start = () => desk.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"total":1}' }));
    expect(await start()).toMatchObject({
      stateMachineArn,
      status: 'SUCCEEDED',
      input: '{"total":1}',
      output: '{"paid":true}',
      executionArn: expect.stringMatching(/:express:Fast:[\w-]{36}:[\w-]{36}$/),
      billingDetails: { billedMemoryUsedInMB: 64, billedDurationInMilliseconds: expect.any(Number) },
    });
    busy = 1;
    expect(await start()).toMatchObject({ status: 'FAILED', error: 'Exception' });
    const standard = await desk.make('Slow', { Done: pass });
    await expect(desk.send(new StartSyncExecutionCommand({ stateMachineArn: standard }))).rejects.toMatchObject({
      name: 'StateMachineTypeNotSupported',
    });
  });

  test('when a state is tested or a definition validated, then the answer is that of these APIs', async () => {
    const tested = await desk.send(
      new TestStateCommand({
        definition: JSON.stringify({ ...pass, QueryLanguage: 'JSONata', Output: '{% $states.input.a + 1 %}' }),
        input: '{"a":1}',
        inspectionLevel: 'DEBUG',
      }),
    );
    expect(tested).toMatchObject({ status: 'SUCCEEDED', output: '2', inspectionData: { input: '{"a":1}' } });
    await expect(desk.send(new TestStateCommand({ definition: '{}' }))).rejects.toMatchObject({
      name: 'InvalidDefinition',
    });

    const send = JSON.stringify({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true });
    const mocked = new TestStateCommand({ definition: send, mock: { result: '{"MessageId":12}' } });
    await expect(desk.send(mocked)).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringMatching(/^mock\.result: sqs:sendMessage: .*MessageId/),
    });

    const validate = (definition: string) => desk.send(new ValidateStateMachineDefinitionCommand({ definition }));
    expect(await validate(machineOf({ Done: pass }))).toMatchObject({ result: 'OK', diagnostics: [] });
    expect(await validate(machineOf({ Done: { Type: 'Pass', Next: 'Gone' } }))).toMatchObject({
      result: 'FAIL',
      diagnostics: [
        {
          severity: 'ERROR',
          code: 'MISSING_TRANSITION_TARGET',
          message: "Missing 'Next' target: Gone",
          location: '/States/Done/Next',
        },
      ],
    });
    expect(await validate('{')).toMatchObject({ result: 'FAIL', diagnostics: [{ code: 'INVALID_JSON_DESCRIPTION' }] });
  });

  test('when what is asked for is wrong, then the error has the name and the words of AWS', async () => {
    const machine = { name: 'Wrong', definition: machineOf({ Done: pass }), roleArn };
    const stateMachineArn = await desk.make('Right', { Done: pass });
    const unknown = 'arn:aws:states:us-east-1:123456789012:stateMachine:Unknown';
    const express = 'arn:aws:states:us-east-1:123456789012:express:Fast:one:two';
    const wrong: [object, string, string | RegExp][] = [
      [new CreateStateMachineCommand({ ...machine, name: 'a b' }), 'InvalidName', "Invalid Name: 'a b'"],
      [new CreateStateMachineCommand({ ...machine, definition: '{' }), 'InvalidDefinition', /INVALID_JSON_DESCRIPTION/],
      [
        new CreateStateMachineCommand({ ...machine, definition: machineOf({ Done: { Type: 'Nap' } }) }),
        'InvalidDefinition',
        /^Invalid State Machine Definition: 'SCHEMA_VALIDATION_FAILED: must be one of .* at \/States\/Done\/Type'$/,
      ],
      [
        new CreateStateMachineCommand({ ...machine, name: '', type: 'SLOW' as 'EXPRESS' }),
        'ValidationException',
        "2 validation errors detected: Value '' at 'name' failed to satisfy constraint: Member must have length greater than or equal to 1; Value 'SLOW' at 'type' failed to satisfy constraint: Member must satisfy enum value set: [STANDARD, EXPRESS]",
      ],
      [
        new StartExecutionCommand({ stateMachineArn: undefined }),
        'ValidationException',
        "1 validation error detected: Value null at 'stateMachineArn' failed to satisfy constraint: Member must not be null",
      ],
      [new StartExecutionCommand({ stateMachineArn: unknown }), 'StateMachineDoesNotExist', /'arn:.*:Unknown'$/],
      [
        new StartExecutionCommand({ stateMachineArn: 'Orders' }),
        'InvalidArn',
        "Invalid Arn: 'Invalid ARN prefix: Orders'",
      ],
      [
        new StartExecutionCommand({ stateMachineArn, input: '{' }),
        'InvalidExecutionInput',
        /^Invalid State Machine Execution Input: '/,
      ],
      [new StartExecutionCommand({ stateMachineArn, name: 'a/b' }), 'InvalidName', "Invalid Name: 'a/b'"],
      [
        new StartExecutionCommand({ stateMachineArn, input: JSON.stringify('ä'.repeat(140_000)) }),
        'InvalidExecutionInput',
        /262144 bytes/,
      ],
      [
        new DescribeExecutionCommand({ executionArn: express }),
        'InvalidArn',
        "Invalid Arn: 'Resource type not valid in this context: express'",
      ],
      [
        new DescribeExecutionCommand({ executionArn: unknown.replace('stateMachine', 'execution') }),
        'ExecutionDoesNotExist',
        /^Execution Does Not Exist: '/,
      ],
      [new UpdateStateMachineCommand({ stateMachineArn }), 'MissingRequiredParameter', /required/],
      [new ListExecutionsCommand({}), 'ValidationException', /stateMachineArn/],
    ];
    for (const [command, name, message] of wrong) {
      const error = await desk.send(command as DescribeExecutionCommand).then(
        () => 'no error',
        (thrown: Error) => thrown,
      );
      expect(error).toMatchObject({ name });
      expect((error as Error).message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
    }
  });

  test('when nothing runs a task of the machine, then the start is refused, and the state is named', async () => {
    const stateMachineArn = await desk.make('Unserved', {
      Send: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: {}, End: true },
    });
    await expect(desk.send(new StartExecutionCommand({ stateMachineArn }))).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining('/States/Send: nothing runs the resource'),
    });
  });
});
