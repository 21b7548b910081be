import { testState } from '../src';
import type { TestStateRequest } from '../src/test-state/contract';

const inner = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
const distributed = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const fromS3 = (ReaderConfig: object) => ({
  ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Arguments: { Bucket: 'b', Key: 'k' }, ReaderConfig },
  ItemProcessor: distributed,
});

/** Tests a Map whose iterations are mocked. */
async function testMap(fields: object, more: Partial<TestStateRequest> = {}) {
  const state = { Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: inner, End: true, ...fields };
  const input = JSON.stringify({ list: [5, 6, 7], kind: 'x' });
  const response = await testState({
    definition: JSON.stringify(state),
    input,
    inspectionLevel: 'DEBUG',
    mock: { result: '[1]' },
    ...more,
  });
  const { inspectionData = {} } = response;
  const data = Object.entries(inspectionData).map(([name, value]): [string, unknown] => [
    name,
    typeof value === 'string' ? JSON.parse(value) : value,
  ]);
  return { ...response, data: Object.fromEntries(data) };
}

describe('the test of a Map', () => {
  test('given an ItemSelector, then what each iteration gets is told', async () => {
    const { data } = await testMap({
      QueryLanguage: 'JSONPath',
      ItemsPath: '$.list',
      ItemSelector: { 'item.$': '$$.Map.Item.Value', 'at.$': '$$.Map.Item.Index', 'kind.$': '$.kind' },
    });
    expect(data.afterItemsPath).toEqual([5, 6, 7]);
    expect(data.afterItemSelector).toEqual([5, 6, 7].map((item, at) => ({ item, at, kind: 'x' })));
  });

  test('given an ItemSelector and a context object, then the selector sees both the item and the rest', async () => {
    const { data } = await testMap(
      {
        Items: '{% $states.input.list %}',
        ItemSelector: '{% $states.context.Map.Item.Value & $states.context.Execution.Name %}',
      },
      { context: JSON.stringify({ Execution: { Name: '-run' } }) },
    );
    expect(data.afterItemSelector).toEqual(['5-run', '6-run', '7-run']);
  });

  test('given an ItemBatcher, then the batches are told', async () => {
    const { data } = await testMap({
      Items: '{% $states.input.list %}',
      ItemProcessor: distributed,
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { kind: '{% $states.input.kind %}' } },
    });
    expect(data.afterItemBatcher).toEqual([
      { BatchInput: { kind: 'x' }, Items: [5, 6] },
      { BatchInput: { kind: 'x' }, Items: [7] },
    ]);
  });

  test('given data of the reader in CSV, then its rows are the items, as many as the reader takes', async () => {
    const { data } = await testMap(
      {
        ...fromS3({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', MaxItems: 2 }),
        ItemSelector: '{% $states.context.Map.Item.Value.name %}',
      },
      { stateConfiguration: { mapItemReaderData: 'id,name\n1,Ann\n2,Ben\n3,Cy' } },
    );
    expect(data.afterItemSelector).toEqual(['Ann', 'Ben']);
  });

  test('given data of the reader in JSON, then its pointer leads to the items', async () => {
    const { data } = await testMap(
      { ...fromS3({ InputType: 'JSON', ItemsPointer: '/orders/open' }), ItemBatcher: { MaxItemsPerBatch: 5 } },
      { stateConfiguration: { mapItemReaderData: '{ "orders": { "open": [1, 2] } }' } },
    );
    expect(data).toMatchObject({ afterItemsPointer: [1, 2], afterItemBatcher: [{ Items: [1, 2] }] });
  });

  test.each([
    ['1 of 3 with 34 % tolerated', 1, 34, 'SUCCEEDED'],
    ['1 of 3 with 33 % tolerated', 1, 33, 'FAILED'],
  ])('given %s, then the share of failed iterations decides', async (_, mapIterationFailureCount, share, status) => {
    const response = await testMap(
      { Items: '{% $states.input.list %}', ItemProcessor: distributed, ToleratedFailurePercentage: share },
      { stateConfiguration: { mapIterationFailureCount } },
    );
    expect(response.status).toBe(status);
  });
});

describe('requests of TestState that the API refuses', () => {
  const refused = (request: Omit<TestStateRequest, 'definition'>) =>
    expect(testState({ definition: '{ "Type": "Pass", "End": true }', ...request })).rejects;

  test('given a mock for a state that does nothing, then that is said', async () => {
    await refused({ mock: { result: '1' } }).toMatchObject({
      name: 'ValidationException',
      message: 'mock: a Pass state does nothing that could be mocked; only Task, Map and Parallel do.',
    });
  });

  test('given a context object without a mock, then that is said', async () => {
    await refused({ context: '{}' }).toThrow('context: is only for a state whose work is mocked');
  });
});

test('given a task that waits for its token, then the token is in its arguments', async () => {
  const { status, inspectionData } = await testState({
    definition: JSON.stringify({
      Type: 'Task',
      QueryLanguage: 'JSONata',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Arguments: { QueueUrl: 'q', MessageBody: '{% $states.context.Task.Token %}' },
      End: true,
    }),
    inspectionLevel: 'DEBUG',
    mock: { result: '{"approved":true}' },
  });
  expect(status).toBe('SUCCEEDED');
  expect(JSON.parse(inspectionData!['afterArguments'] as string).MessageBody).toMatch(/^AQCE/);
});
