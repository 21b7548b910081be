import { type SimulateOptions, serve, simulate } from '../src';

const charge = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', Next: 'Each' };
const send = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'q', MessageBody: '1' },
  End: true,
};
const each = { Type: 'Map', ItemProcessor: { StartAt: 'Send', States: { Send: send } }, End: true };
const definition = { StartAt: 'Charge', States: { Charge: charge, Each: each } };
const functions = { charge: () => [1] };
const sent = { result: { MessageId: '1', MD5OfMessageBody: 'x' } };
const fine: SimulateOptions = { definition, functions, mocks: { Send: sent } };

const run = (wrong: object) => simulate({ ...fine, ...wrong } as SimulateOptions);

describe('options that would be dropped', () => {
  test.each<[string, object]>([
    [
      'mocks: Chrge is neither a task nor the resource of one. Did you mean Charge?',
      { mocks: { Send: sent, Chrge: { result: 1 } } },
    ],
    [
      'sqs:sendMesage is neither a task nor the resource of one. Did you mean sqs:sendMessage?',
      { mocks: { Send: sent, 'sqs:sendMesage': sent } },
    ],
    ['mocks: the state Each is a Map, only tasks take mocks', { mocks: { Send: sent, Each: { result: 1 } } }],
    ['/States/Send: its mock: resutl is no field of a mock. Did you mean result?', { mocks: { Send: { resutl: 1 } } }],
    ['MessageId is no field of a mock. A result stands in result.', { mocks: { Send: { MessageId: '1' } } }],
    ['must be an object such as { result: … } or { error: … }, found "x"', { mocks: { Send: 'x' } }],
    ['found null', { mocks: { Send: null } }],
    ['its list of mocks is empty', { mocks: { Send: [] } }],
    ['a result and an error', { mocks: { Send: { ...sent, error: 'Busy' } } }],
    ['a cause without an error', { mocks: { Send: { ...sent, cause: 'c' } } }],
    ['error must be a string, found 5', { mocks: { Send: { error: 5 } } }],
    ['seconds must be a number of 0 or more, found -1', { mocks: { Send: { ...sent, seconds: -1 } } }],
    [
      'fieldValidationMode must be STRICT, PRESENT or NONE, found "Strict"',
      { mocks: { Send: { ...sent, fieldValidationMode: 'Strict' } } },
    ],
    ['Send: its mock: must be an object', { mocks: { Send: () => undefined } }],
    ['there is no option functons. Did you mean functions?', { functons: {} }],
    ['functions: charge must be a function', { functions: { charge: 5 } }],
    ['tasks must be a list of task runners', { tasks: { Send: () => 1 } }],
    ['tasks[0]: run must be a function', { tasks: [{ handles: () => true }] }],
    ['clock must be virtual or real, found "reel". Did you mean real?', { clock: 'reel' }],
    ['type must be STANDARD or EXPRESS', { type: 'EXPRES' }],
    ['history must be keep or none', { history: 'no' }],
    ['startTime must be milliseconds since 1970', { startTime: 'noon' }],
    ['seed must be a number', { seed: 'x' }],
  ])('%s', async (message, wrong) => {
    await expect(run(wrong)).rejects.toThrow(message);
  });

  test('are told at once', async () => {
    await expect(run({ clok: 1, seed: 'x' })).rejects.toMatchObject({ problems: { length: 2 } });
  });

  test('are none where the mock is under its resource, is undefined, or for a nested execution', async () => {
    const start = {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: 'Inner' },
      End: true,
    };
    const inner = { StartAt: 'Send', States: { Send: send } };
    const mocks = { Send: sent, Other: undefined } as unknown as SimulateOptions['mocks'];
    const outer = { StartAt: 'Start', States: { Start: start } };
    expect(await run({ mocks: { 'sqs:sendMessage': sent } })).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run({ definition: outer, machines: { Inner: { definition: inner } }, mocks })).toMatchObject({
      status: 'SUCCEEDED',
    });
  });

  test('of a server keep it from starting', async () => {
    await expect(serve({ prt: 5 } as object)).rejects.toThrow('there is no option prt. Did you mean port?');
  });

  test('a port that is taken is told with what to do', async () => {
    const server = await serve();
    const port = Number(new URL(server.url).port);
    await expect(serve({ port })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is taken: name another, or 0 for one that is free.`,
    );
    await server.stop();
  });
});

describe('functions for a machine of an app', () => {
  const template = {
    Resources: {
      Charge: {
        Type: 'AWS::Lambda::Function',
        Properties: {
          FunctionName: 'charge',
          Runtime: 'nodejs22.x',
          Handler: 'index.handler',
          Code: { ZipFile: 'exports.handler = async () => [1];' },
        },
      },
      Machine: {
        Type: 'AWS::StepFunctions::StateMachine',
        Properties: { DefinitionString: JSON.stringify(definition) },
      },
    },
  };

  test('that no task calls are an error: the code of the app would run in their place', async () => {
    const wrong = simulate({ machine: template, functions: { chrge: () => [1] }, mocks: { Send: sent } });
    await expect(wrong).rejects.toThrow('functions: no task calls chrge. Did you mean charge?');
    expect(await simulate({ machine: template, functions, mocks: { Send: sent } })).toMatchObject({
      status: 'SUCCEEDED',
    });
  });
});
