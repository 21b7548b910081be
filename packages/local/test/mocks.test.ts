import { type Json, type Mock, simulate, testState } from '../src';

const task = (Resource: string) => ({ Type: 'Task', Resource, End: true });
const machine = (resource: string) => ({ StartAt: 'Call', States: { Call: task(resource) } });
const START = 'arn:aws:states:::states:startExecution';
const PUT = 'arn:aws:states:::events:putEvents';
const SDK_PUT = 'arn:aws:states:::aws-sdk:dynamodb:describeTable';
const started = { ExecutionArn: 'arn', StartDate: 1 };

const run = (resource: string, result: Json, fieldValidationMode?: Mock['fieldValidationMode']) =>
  simulate({ definition: machine(resource), mocks: { Call: { result, fieldValidationMode } } });

describe('the result of a mock', () => {
  test.each<[string, Json]>([
    [START, started],
    [START, { ...started, StartDate: '2025-01-01T00:00:00Z', More: [] }],
    [PUT, { random: 'json' }],
    [PUT, { Entries: [{ EventId: '1' }], FailedEntryCount: null }],
    ['arn:aws:states:::lambda:invoke', { Payload: [1], StatusCode: 200 }],
    ['arn:aws:states:::dynamodb:getItem', { Item: { id: { S: '1' }, tags: { SS: ['a'] } } }],
    [SDK_PUT, { Table: { TableName: 'orders', ItemCount: 3 } }],
    // Not known here: what ends a job, what answers a token, and what no API of AWS returns.
    [`${START}.sync`, {}],
    ['arn:aws:states:::sqs:sendMessage.waitForTaskToken', 'approved'],
    ['arn:aws:states:::http:invoke', 3],
    ['arn:aws:states:::aws-sdk:glue:getJob', 'its client is not installed'],
  ])('of %s that the API can return, then it is the output', async (resource, result) => {
    expect(await run(resource, result)).toMatchObject({ status: 'SUCCEEDED', output: result });
  });

  test.each<[string, Json, string]>([
    [START, {}, 'states:startExecution: ExecutionArn is missing, which the API always returns'],
    [START, { ...started, ExecutionArn: 3 }, 'ExecutionArn must be a string, found 3'],
    [START, { ...started, StartDate: true }, 'StartDate must be a timestamp, found true'],
    [START, { executionArn: 'arn', StartDate: 1 }, 'write ExecutionArn in place of executionArn'],
    [START, null, 'the result must be an object, found null'],
    [PUT, { Entries: { EventId: '1' } }, 'Entries must be a list, found {"EventId":"1"}'],
    [PUT, { Entries: [{ EventId: [] }] }, 'Entries[0].EventId must be a string, found []'],
    ['arn:aws:states:::dynamodb:getItem', { Item: { id: '1' } }, 'Item.id must be an object, found "1"'],
    [SDK_PUT, { Table: { ItemCount: 'three' } }, 'aws-sdk:dynamodb:describeTable: Table.ItemCount must be a number'],
  ])('of %s that the API cannot return, %j, then it is an error before the run', async (resource, result, message) => {
    let events = 0;
    const mocks = { Call: [{ error: 'Busy' }, { result }] };
    const done = simulate({ definition: machine(resource), mocks, onEvent: () => (events += 1) });
    await expect(done).rejects.toThrow(`/States/Call: its mock of attempt 1: `);
    await expect(done).rejects.toThrow(message);
    expect(events).toBe(0);
  });

  test('that is checked less strictly, then members may be missing, and in the end be anything', async () => {
    expect(await run(START, {}, 'PRESENT')).toMatchObject({ status: 'SUCCEEDED' });
    await expect(run(START, { StartDate: true }, 'PRESENT')).rejects.toThrow('StartDate must be a timestamp');
    expect(await run(START, { StartDate: true }, 'NONE')).toMatchObject({ status: 'SUCCEEDED' });
  });

  test('that a function makes, then it is checked when it is made', async () => {
    const done = simulate({ definition: machine(START), mocks: { Call: () => ({ result: {} }) } });
    await expect(done).rejects.toThrow('Call: its mock: states:startExecution: ExecutionArn is missing');
  });

  test('of TestState, then it is checked alike', async () => {
    const definition = JSON.stringify(task(START));
    await expect(testState({ definition, mock: { result: '{}' } })).rejects.toThrow(
      /mock.result: .*ExecutionArn is missing/,
    );
    const mock = { result: '{}', fieldValidationMode: 'PRESENT' } as const;
    expect(await testState({ definition, mock })).toMatchObject({ status: 'SUCCEEDED' });
  });
});
