import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import {
  CustomState,
  DefinitionBody,
  QueryLanguage,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { type LocalApp, readApp } from '../src';

const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An app with a machine that names one resource of each kind in its task. */
function makeApp(queryLanguage: QueryLanguage) {
  const app = new App({ outdir: join(folder, queryLanguage) });
  const resources = new Stack(app, 'Resources');
  const queue = new Queue(resources, 'Queue', { fifo: true });
  const stack = new Stack(app, 'Machines');
  const table = new Table(stack, 'Table', {
    tableName: 'orders',
    partitionKey: { name: 'id', type: AttributeType.STRING },
  });
  const topic = new Topic(stack, 'Topic');
  const echo = new LambdaFunction(stack, 'Echo', {
    code: Code.fromInline('exports.handler = async (event) => ({ event, table: process.env.TABLE });'),
    environment: { TABLE: table.tableArn },
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
  new LambdaFunction(stack, 'Snake', {
    code: Code.fromInline('def handler(event, context): return event'),
    handler: 'index.handler',
    runtime: Runtime.PYTHON_3_13,
  });
  const names = { queue: queue.queueUrl, table: table.tableName, topic: topic.topicArn, echo: echo.functionArn };
  const stateJson = { Type: 'Pass', [queryLanguage === QueryLanguage.JSONATA ? 'Output' : 'Result']: names, End: true };
  const machine = new StateMachine(stack, 'Machine', {
    queryLanguage,
    stateMachineType: StateMachineType.EXPRESS,
    definitionBody: DefinitionBody.fromChainable(new CustomState(stack, 'Names', { stateJson })),
  });
  new StateMachine(stack, 'Other', {
    definitionBody: DefinitionBody.fromString(JSON.stringify({ StartAt: 'End', States: { End: { Type: 'Succeed' } } })),
  });
  new CfnOutput(stack, 'Unused', { value: machine.stateMachineArn });
  return { app, stack, machine };
}

const definitionOf = (app: LocalApp, name?: string) => app.machine(name).definition as any;

describe.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])('given an app in %s', (language) => {
  const { app, stack, machine } = makeApp(language);
  const field = language === QueryLanguage.JSONATA ? 'Output' : 'Result';

  test('when its machine is read, then names and ARNs stand in place of references, also to other stacks', () => {
    const { type, name } = readApp(machine).machine();
    expect({ type, name }).toEqual({ type: 'EXPRESS', name: expect.stringMatching(/^Machines-Machine/) });
    expect(definitionOf(readApp(machine)).States.Names[field]).toEqual({
      queue: expect.stringMatching(/^https:\/\/sqs.us-east-1.amazonaws.com\/000000000000\/Resources-Queue.*\.fifo$/),
      table: 'orders',
      topic: expect.stringMatching(/^arn:aws:sns:us-east-1:000000000000:Machines-Topic/),
      echo: expect.stringMatching(/^arn:aws:lambda:us-east-1:000000000000:function:Machines-Echo/),
    });
  });

  test('when the stack, the app or its folder is read, then the machine is found by path, name, ARN and logical ID', () => {
    for (const source of [stack, app, join(folder, language)]) {
      const local = readApp(source, { region: 'eu-west-1', account: '111122223333' });
      const found = local.machines.find(({ logicalId }) => logicalId.startsWith('Machine'))!;
      expect(found.arn).toBe(`arn:aws:states:eu-west-1:111122223333:stateMachine:${found.name}`);
      for (const name of ['Machine', found.name, found.arn, found.logicalId]) {
        expect(local.machine(name).definition).toBe(found.definition);
      }
    }
  });

  test('when the name is missing or wrong, then the error lists the names', () => {
    expect(() => readApp(stack).machine()).toThrow(
      /has 2 state machines, say which one: Machines-Machine\w+, Machines-Other/,
    );
    expect(() => readApp(stack).machine('Othr')).toThrow(/no state machine Othr\. It has: Machines-Machine/);
  });

  test('when its functions are run, then they get their own environment, and what cannot be run is told', async () => {
    const local = readApp(machine);
    const [name, echo] = Object.entries(local.machine().functions!)[0]!;
    expect(name).toMatch(/^Machines-Echo/);
    const context = {
      functionName: name,
      awsRequestId: 'id',
      sleep: async () => {},
      signal: new AbortController().signal,
    };
    const table = 'arn:aws:dynamodb:us-east-1:000000000000:table/orders';
    expect(await echo({ a: 1 }, context)).toEqual({ event: { a: 1 }, table });
    expect(local.unrunnable).toEqual([
      expect.stringMatching(/Machines-Snake\w+ cannot be run here, as its runtime is python3.13/),
    ]);
  });
});

describe('given no construct', () => {
  const definition = { StartAt: 'End', States: { End: { Type: 'Succeed' } } };

  test('when a definition is read as object or file, then it is the only machine', () => {
    const file = join(folder, 'workflow.asl.json');
    writeFileSync(file, JSON.stringify(definition));
    expect(readApp(definition).machine()).toMatchObject({ definition, type: 'STANDARD' });
    expect(readApp(file).machine().definition).toEqual(definition);
  });

  test('when a template has parameters, conditions, maps and substitutions, then they are resolved', () => {
    const template = {
      Parameters: { Stage: { Default: 'test' }, Secret: {} },
      Mappings: { Waits: { test: { seconds: 3 } } },
      Conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
      Resources: {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: {
            StateMachineName: { 'Fn::Sub': '${Stage}-${AWS::Region}' },
            DefinitionSubstitutions: { next: { 'Fn::If': ['IsTest', 'End', 'Never'] }, secret: { Ref: 'Secret' } },
            Definition: {
              StartAt: '${next}',
              States: {
                End: {
                  Type: 'Wait',
                  Seconds: { 'Fn::FindInMap': ['Waits', { Ref: 'Stage' }, 'seconds'] },
                  Comment: '${secret}',
                  End: true,
                },
              },
            },
          },
        },
      },
    };
    const { name, definition: resolved } = readApp(template, { values: { Secret: 'hidden' } }).machine();
    expect(name).toBe('test-us-east-1');
    expect(resolved).toEqual({
      StartAt: 'End',
      States: { End: { Type: 'Wait', Seconds: 3, Comment: 'hidden', End: true } },
    });
    expect(() => readApp(template)).toThrow('needs a value of its parameter Secret: give it as values.Secret');
  });

  test('when the source is something else, then the error says what fits', () => {
    expect(() => readApp(join(folder, 'nowhere'))).toThrow('does not exist: name a cdk.out folder');
    expect(() => readApp({ Hello: 'world' })).toThrow('neither a template (no Resources) nor a definition');
    expect(() => readApp(folder)).toThrow('has no manifest.json: name the folder that cdk synth writes');
  });
});
