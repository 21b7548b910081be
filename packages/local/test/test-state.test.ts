import { testState } from '../src';

const text = JSON.stringify;
const task = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage',
  Parameters: { QueueUrl: 'here', 'MessageBody.$': '$.body' },
  ResultPath: '$.sent',
  Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2, MaxAttempts: 2 }],
  Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Tell' }],
  Next: 'Done',
};

describe('the test of a state', () => {
  test('given a task with a mock, then its data is told at each step', async () => {
    const response = await testState({
      definition: text(task),
      input: text({ body: 'hello' }),
      inspectionLevel: 'DEBUG',
      mock: { result: text({ MessageId: '1' }) },
    });
    expect(response).toMatchObject({ status: 'SUCCEEDED', nextState: 'Done' });
    expect(JSON.parse(response.output!)).toEqual({ body: 'hello', sent: { MessageId: '1' } });
    expect(response.inspectionData).toMatchObject({
      afterParameters: text({ QueueUrl: 'here', MessageBody: 'hello' }),
      result: text({ MessageId: '1' }),
    });
  });

  test('given an error, then it is retried with its delay, and caught when the attempts are used up', async () => {
    const run = (retrierRetryCount: number) =>
      testState({
        definition: text(task),
        input: text({ body: '' }),
        inspectionLevel: 'TRACE',
        mock: { errorOutput: { error: 'Busy' } },
        stateConfiguration: { retrierRetryCount },
      });
    expect(await run(1)).toMatchObject({
      status: 'RETRIABLE',
      inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 4 } },
    });
    expect(await run(2)).toMatchObject({
      status: 'CAUGHT_ERROR',
      nextState: 'Tell',
      output: text({ body: '', error: { Error: 'Busy' } }),
    });
  });

  test('given a task without a mock and nothing to run it, then that is said', async () => {
    await expect(testState({ definition: text(task) })).rejects.toThrow(/nothing runs the resource/);
  });
});
