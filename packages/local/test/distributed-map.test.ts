import { simulate } from '../src';

const map = (fields: object, states: object = { Item: { Type: 'Pass', End: true } }) => ({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' },
        StartAt: 'Item',
        States: states,
      },
      End: true,
      ...fields,
    },
  },
});
const reader = (config: object) => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig: config,
    Parameters: { Bucket: 'shop', Key: 'orders' },
  },
});
const objects = (text: string) => ({ shop: { orders: text } });

describe('a distributed Map', () => {
  test('given an object of CSV, then each row is an item under the names of the first', async () => {
    const definition = map(reader({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }));
    const { output } = await simulate({ definition, objects: objects('id,name\n1,"a, b"\n2\n') });
    expect(output).toEqual([
      { id: '1', name: 'a, b' },
      { id: '2', name: '' },
    ]);
  });

  test('given lines of JSON and a batcher, then each child execution gets a batch', async () => {
    const definition = map({
      ...reader({ InputType: 'JSONL' }),
      ItemBatcher: { MaxItemsPerBatch: 2, BatchInput: { 'shop.$': '$.shop' } },
    });
    const { output } = await simulate({ definition, input: { shop: 'one' }, objects: objects('1\n2\n3\n') });
    expect(output).toEqual([
      { BatchInput: { shop: 'one' }, Items: [1, 2] },
      { BatchInput: { shop: 'one' }, Items: [3] },
    ]);
  });

  test('given an object that is missing, then the reader fails and its run with it', async () => {
    const definition = map(reader({ InputType: 'JSON' }));
    const { error, events } = await simulate({ definition, objects: { shop: {} } });
    expect(error).toBe('States.ItemReaderFailed');
    expect(events.map(({ type }) => type).slice(-4)).toEqual([
      'MapRunStarted',
      'MapRunFailed',
      'MapStateFailed',
      'ExecutionFailed',
    ]);
  });

  test('given failures within the tolerance, then the Map succeeds; beyond it, it fails', async () => {
    const states = {
      Item: { Type: 'Choice', Choices: [{ Variable: '$', NumericGreaterThan: 1, Next: 'Bad' }], Default: 'Good' },
      Good: { Type: 'Pass', End: true },
      Bad: { Type: 'Fail', Error: 'Bad' },
    };
    const run = (count: number) =>
      simulate({ definition: map({ ToleratedFailureCount: count }, states), input: [1, 2, 3] });
    expect(await run(2)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await run(1)).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' });
  });

  test('given a ResultWriter, then results are objects and the output names their manifest', async () => {
    const store: Record<string, Record<string, string>> = { results: {} };
    const definition = map({
      ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'results', Prefix: 'run' } },
    });
    const { output } = await simulate({ definition, input: [1, 2], objects: store });
    const { Key } = (output as { ResultWriterDetails: { Key: string } }).ResultWriterDetails;
    const manifest = JSON.parse(store['results']![Key]!);
    const [file] = manifest.ResultFiles.SUCCEEDED;
    expect(JSON.parse(store['results']![file.Key]!).map(({ Output }: { Output: string }) => Output)).toEqual([
      '1',
      '2',
    ]);
  });

  test('given 10,000 items that wait, then all pass at once on the clock', async () => {
    const definition = map(
      { ItemsPath: '$' },
      { Item: { Type: 'Wait', Seconds: 5, Next: 'Done' }, Done: { Type: 'Pass', Result: 1, End: true } },
    );
    const { output } = await simulate({ definition, input: Array.from({ length: 10_000 }, (_, at) => at) });
    expect(output).toHaveLength(10_000);
  });

  test('given neither objects nor something that calls S3, then the run does not start, and the fields are named', async () => {
    const writer = { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'shop', Prefix: 'out' } };
    const definition = map({ ...reader({ InputType: 'JSONL' }), ResultWriter: writer });
    await expect(simulate({ definition })).rejects.toThrow(
      /\/States\/Each\/ItemReader: nothing holds its objects(.|\n)*\/States\/Each\/ResultWriter/,
    );
  });

  test('given a line that is no JSON behind others, then the reader fails when it gets there', async () => {
    const definition = map({ ...reader({ InputType: 'JSONL' }), ToleratedFailurePercentage: 50 });
    const { error, events } = await simulate({ definition, objects: objects('1\n{') });
    expect(error).toBe('States.ItemReaderFailed');
    expect(events.map(({ type }) => type)).toContain('MapRunFailed');
  });

  test('given a share of failures, then it is one of all items, also of those that were not read yet', async () => {
    const fail = {
      Item: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'Bad' }], Default: 'Good' },
      Bad: { Type: 'Fail' },
      Good: { Type: 'Pass', End: true },
    };
    const run = (share: number) =>
      simulate({
        definition: map(
          { ...reader({ InputType: 'JSONL' }), ToleratedFailurePercentage: share, MaxConcurrency: 1 },
          fail,
        ),
        objects: objects('1\n2\n3\n4\n'),
      });
    expect((await run(25)).status).toBe('SUCCEEDED');
    expect((await run(24)).error).toBe('States.ExceedToleratedFailureThreshold');
  });
});
