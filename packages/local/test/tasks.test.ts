import { simulate, startExecution, TaskFailure, type TaskRunner } from '../src';

const charge = 'arn:aws:lambda:us-east-1:123456789012:function:charge';
const machine = (state: object, more: object = {}) => ({
  StartAt: 'Charge',
  States: { Charge: { Type: 'Task', Resource: charge, End: true, ...state }, ...more },
});

describe('tasks', () => {
  test('given a function, then its result is the output', async () => {
    const { output } = await simulate({
      definition: machine({}),
      input: { total: 3 },
      functions: { charge: ({ total }) => ({ paid: total }) },
    });
    expect(output).toEqual({ paid: 3 });
  });

  test('given nothing that runs a task, then the run does not start, and the state and its resource are named', async () => {
    await expect(simulate({ definition: machine({}) })).rejects.toThrow(
      /\/States\/Charge: nothing runs the resource .*:charge/,
    );
  });

  test('given a function that fails twice, then the third attempt counts and the delays have passed', async () => {
    let calls = 0;
    const definition = machine({ Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 10, BackoffRate: 3 }] });
    const { output, events } = await simulate({
      definition,
      startTime: 0,
      functions: {
        charge: () => {
          calls += 1;
          if (calls < 3) throw new Error('busy');
          return calls;
        },
      },
    });
    expect(output).toBe(3);
    expect(events.at(-1)!.timestamp).toBe(40_000);
  });

  test('given a function slower than the timeout, then the task times out, and States.TaskFailed does not catch it', async () => {
    const caught = (name: string) =>
      machine(
        { TimeoutSeconds: 5, Catch: [{ ErrorEquals: [name], Next: 'Caught' }] },
        { Caught: { Type: 'Pass', End: true } },
      );
    const run = (name: string) =>
      simulate({ definition: caught(name), functions: { charge: (_, { sleep }) => sleep(60) } });
    expect(await run('States.TaskFailed')).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(await run('States.Timeout')).toMatchObject({ status: 'SUCCEEDED', output: { Error: 'States.Timeout' } });
  });

  test('given mocks by attempt, then each attempt has its own', async () => {
    const { output } = await simulate({
      definition: machine({ Retry: [{ ErrorEquals: ['Busy'] }] }),
      mocks: { Charge: [{ error: 'Busy' }, { error: 'Busy' }, { result: { paid: true } }] },
    });
    expect(output).toEqual({ paid: true });
  });

  test('given a task runner, then it gets the call, and its failures have their names', async () => {
    const calls: unknown[] = [];
    const runner: TaskRunner = {
      handles: ({ service }) => service === 'sqs',
      run: async ({ api, pattern, parameters }) => {
        calls.push({ api, pattern, parameters });
        throw new TaskFailure('Sqs.QueueDoesNotExistException', 'no such queue');
      },
    };
    const definition = machine({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { 'QueueUrl.$': '$.url' } });
    const result = await simulate({ definition, input: { url: 'here' }, tasks: [runner] });
    expect(result).toMatchObject({ error: 'Sqs.QueueDoesNotExistException', cause: 'no such queue' });
    expect(calls).toEqual([{ api: 'sendMessage', pattern: 'requestResponse', parameters: { QueueUrl: 'here' } }]);
  });
});

describe('task tokens', () => {
  const definition = machine({
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    HeartbeatSeconds: 60,
    Parameters: { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } },
  });

  test('given code that answers, then its output is the result', async () => {
    const { output, events } = await simulate({
      definition,
      functions: { ask: () => null },
      callbacks: async ({ clock }, answer) => {
        await clock.sleep(50);
        answer.heartbeat();
        await clock.sleep(50);
        answer.success({ approved: true });
      },
    });
    expect(output).toEqual({ approved: true });
    expect(events.map(({ type }) => type)).toContain('TaskSubmitted');
  });

  test('given code that does not answer, then the heartbeat is missed', async () => {
    const result = await simulate({ definition, functions: { ask: () => null }, callbacks: () => undefined });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.HeartbeatTimeout' });
  });

  test('given an answer from outside, then it ends the task', async () => {
    let token = '';
    const execution = startExecution({
      definition,
      functions: {
        ask: (event) => {
          token = event.token;
        },
      },
    });
    await new Promise(setImmediate);
    expect(execution.sendTaskSuccess('another', null)).toBe(false);
    expect(execution.sendTaskSuccess(token, { approved: false })).toBe(true);
    expect((await execution.done).output).toEqual({ approved: false });
  });

  test('given a stop, then the execution is aborted', async () => {
    const execution = startExecution({ definition, functions: { ask: () => null } });
    execution.stop('Enough');
    expect(await execution.done).toMatchObject({ status: 'ABORTED', error: 'Enough' });
  });
});
