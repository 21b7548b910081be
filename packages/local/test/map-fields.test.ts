import { gzipSync } from 'node:zlib';
import { simulate } from '../src';

const ITEM = {
  ProcessorConfig: { Mode: 'DISTRIBUTED' },
  StartAt: 'Item',
  States: { Item: { Type: 'Pass', End: true } },
};
const map = (fields: object, language = 'JSONPath') => ({
  QueryLanguage: language,
  StartAt: 'Each',
  States: { Each: { Type: 'Map', ItemProcessor: ITEM, End: true, ...fields } },
});
const get = (ReaderConfig: object, more: object = {}) => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:getObject',
    ReaderConfig,
    Parameters: { Bucket: 'shop', Key: 'a' },
    ...more,
  },
});
const list = (ReaderConfig: object) => ({
  ItemReader: {
    Resource: 'arn:aws:states:::s3:listObjectsV2',
    ReaderConfig,
    Parameters: { Bucket: 'shop', Prefix: 'in/' },
  },
});
const rows = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['id'] };
const packed = (text: string) => gzipSync(text).toString('base64');
const read = async (fields: object, shop: Record<string, string>, more: object = {}) => {
  const { output, error, cause } = await simulate({ definition: map({ ...fields, ...more }), objects: { shop } });
  return error === undefined ? output : `${error}: ${cause}`;
};

describe('ItemReader', () => {
  test.each<[string, object, string, unknown]>([
    [
      'CSV with names in its first row',
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      'id,n\n1,a\n',
      [{ id: '1', n: 'a' }],
    ],
    [
      'CSV with given names',
      { ...rows, CSVHeaders: ['id', 'n'] },
      '1,a\n2\n3,b,c',
      [
        { id: '1', n: 'a' },
        { id: '2', n: '' },
        { id: '3', n: 'b' },
      ],
    ],
    ...(['COMMA ,', 'PIPE |', 'SEMICOLON ;', 'TAB \t'].map((each) => {
      const [name, sign] = [each.split(' ')[0]!, each.at(-1)!];
      return [
        `CSV with ${name}`,
        { ...rows, CSVHeaders: ['id', 'n'], CSVDelimiter: name },
        `1${sign}"a${sign}""b"""`,
        [{ id: '1', n: `a${sign}"b"` }],
      ];
    }) as [string, object, string, unknown][]),
    ['CSV with SPACE', { ...rows, CSVHeaders: ['id', 'n'], CSVDelimiter: 'SPACE' }, '1 a', [{ id: '1', n: 'a' }]],
    ['packed CSV', rows, packed('7\n8'), [{ id: '7' }, { id: '8' }]],
    ['packed lines of JSON', { InputType: 'JSONL' }, packed('{"a":1}\n\n2\n'), [{ a: 1 }, 2]],
    ['an array of JSON', { InputType: 'JSON' }, '[1,[2]]', [1, [2]]],
    ['a part of JSON', { InputType: 'JSON', ItemsPointer: '/a~1b/0' }, '{"a/b":[[5]]}', [5]],
    ['an object of JSON', { InputType: 'JSON' }, '{"x":1}', [1]],
    ['the first items', { InputType: 'JSON', MaxItems: 2 }, '[1,2,3]', [1, 2]],
    ['an empty file of lines', { InputType: 'JSONL' }, '', []],
    ['an empty file of CSV', { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }, '', []],
  ])('reads %s', async (_, config, text, items) => {
    expect(await read(get(config), { a: text })).toEqual(items);
  });

  test.each<[string, object, string, string]>([
    ['an empty file of JSON', { InputType: 'JSON' }, '', 'Unable to parse the object as JSON.'],
    ['JSON that has no items', { InputType: 'JSON' }, '5', 'Attempting to map over non-iterable node.'],
    [
      'a pointer to nothing',
      { InputType: 'JSON', ItemsPointer: '/b' },
      '{"a":[]}',
      'The ItemsPointer /b points at nothing.',
    ],
    ['a line that is no JSON', { InputType: 'JSONL' }, '1\nx', 'Unable to parse the object as JSON.'],
    ['a quote that is not closed', rows, '"1', 'Unable to parse the object as CSV: a quote is not closed.'],
    [
      'a name twice in the first row',
      { InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' },
      'id,id\n',
      'CSV headers cannot contain duplicates.',
    ],
    ['a given name twice', { ...rows, CSVHeaders: ['a', 'a'] }, '1', 'CSV headers cannot contain duplicates.'],
    ['what is packed with ZSTD', rows, 'KLUv/SAB', 'An object packed with ZSTD cannot be read locally.'],
    ['what is packed badly', rows, 'H4sIAAAA', 'Unable to unpack the object with GZIP.'],
    [
      'an inventory of Parquet',
      { InputType: 'MANIFEST' },
      '{"fileFormat":"Parquet","files":[]}',
      'The files of the inventory are Parquet, and locally only CSV is read.',
    ],
    [
      'a manifest of no URIs',
      { ...rows, ManifestType: 'ATHENA_DATA' },
      'data/1\n',
      'The manifest has data/1, which is no URI of S3.',
    ],
  ])('fails on %s', async (_, config, text, cause) => {
    expect(await read(get(config), { a: text })).toBe(`States.ItemReaderFailed: ${cause}`);
  });

  test('given an object that is not there, then it fails', async () => {
    expect(await read(get({ InputType: 'JSON' }), {})).toBe(
      'States.ItemReaderFailed: The specified key does not exist.',
    );
  });

  test('reads the files of an S3 inventory, packed or not', async () => {
    const manifest = {
      destinationBucket: 'arn:aws:s3:::shop',
      fileFormat: 'CSV',
      fileSchema: 'Bucket, Key',
      files: [{ key: 'i/1' }, { key: 'i/2' }],
    };
    const shop = { a: JSON.stringify(manifest), 'i/1': packed('"b","k1"\n'), 'i/2': '"b","k2"\n' };
    const items = [
      { Bucket: 'b', Key: 'k1' },
      { Bucket: 'b', Key: 'k2' },
    ];
    expect(await read(get({ InputType: 'MANIFEST' }), shop)).toEqual(items);
    expect(await read(get({ InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }), shop)).toEqual(items);
  });

  test('reads the files that a query of Athena has written', async () => {
    const shop = {
      a: 's3://shop/data/1\n"s3://shop/data/2.gz"\n',
      'data/1': '{"id":1}\n',
      'data/2.gz': packed('{"id":2}\n'),
    };
    expect(await read(get({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' }), shop)).toEqual([{ id: 1 }, { id: 2 }]);
    const csv = { ...shop, 'data/1': '1\n', 'data/2.gz': packed('2\n') };
    expect(await read(get({ ...rows, ManifestType: 'ATHENA_DATA' }), csv)).toEqual([{ id: '1' }, { id: '2' }]);
  });

  test('lists objects, or loads what is in them; the context says where an item is from', async () => {
    const shop = { 'in/1': '{"id":1}\n{"id":2}', 'in/2': '{"id":3}', other: '' };
    const ItemSelector = { 'v.$': '$$.Map.Item.Value', 'from.$': '$$.Map.Item.Source' };
    const listed = await read(list({}), shop, { ItemSelector });
    expect(listed).toMatchObject([{ v: { Key: 'in/1' }, from: 'S3://shop' }, { v: { Key: 'in/2' } }]);
    expect(await read(list({ Transformation: 'NONE', MaxItems: 1 }), shop, { ItemSelector })).toHaveLength(1);
    expect(
      await read(list({ Transformation: 'LOAD_AND_FLATTEN', InputType: 'JSONL' }), shop, { ItemSelector }),
    ).toEqual([
      { v: { id: 1 }, from: 'S3://shop/in/1' },
      { v: { id: 2 }, from: 'S3://shop/in/1' },
      { v: { id: 3 }, from: 'S3://shop/in/2' },
    ]);
  });

  test('takes how many items from a path, or from an expression', async () => {
    const definition = map(get({ InputType: 'JSON', MaxItemsPath: '$.most' }));
    const objects = { shop: { a: '[1,2,3]' } };
    expect((await simulate({ definition, input: { most: 2 }, objects })).output).toEqual([1, 2]);
    const reader = {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON', MaxItems: '{% $states.input.most %}' },
      Arguments: { Bucket: 'shop', Key: 'a' },
    };
    expect(
      (await simulate({ definition: map({ ItemReader: reader }, 'JSONata'), input: { most: 1 }, objects })).output,
    ).toEqual([1]);
  });
});

describe('ResultWriter', () => {
  const failing = {
    ...ITEM,
    States: {
      Item: { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 2, Next: 'Bad' }], Default: 'Good' },
      Good: { Type: 'Pass', Parameters: ['a', 'b'], End: true },
      Bad: { Type: 'Fail', Error: 'No' },
    },
  };
  const written = async (WriterConfig: object | undefined) => {
    const results: Record<string, string> = {};
    const ResultWriter = {
      Resource: 'arn:aws:states:::s3:putObject',
      Parameters: { Bucket: 'results', Prefix: 'out' },
      ...(WriterConfig && { WriterConfig }),
    };
    const definition = map({ ItemProcessor: failing, ResultWriter, ToleratedFailureCount: 1, Label: 'Loads' });
    const { output } = await simulate({ definition, input: [1, 2, 3], objects: { results } });
    const { MapRunArn, ResultWriterDetails } = output as { MapRunArn: string; ResultWriterDetails: { Key: string } };
    expect(MapRunArn).toMatch(/:mapRun:StateMachine\/Loads:/);
    const manifest = JSON.parse(results[ResultWriterDetails.Key]!);
    const text = (status: string) => results[manifest.ResultFiles[status][0].Key]!;
    return {
      keys: Object.keys(results).map((key) => key.replace(/^out\/[^/]*\//, '')),
      good: text('SUCCEEDED'),
      bad: text('FAILED'),
    };
  };

  test.each<[object | undefined, string, (text: string) => unknown, unknown]>([
    [
      undefined,
      'json',
      (text) => JSON.parse(text).map((each: { Output: string }) => each.Output),
      ['["a","b"]', '["a","b"]'],
    ],
    [{ Transformation: 'NONE', OutputType: 'JSON' }, 'json', (text) => JSON.parse(text).length, 2],
    [
      { Transformation: 'COMPACT', OutputType: 'JSON' },
      'json',
      JSON.parse,
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
    ],
    [{ Transformation: 'FLATTEN', OutputType: 'JSON' }, 'json', JSON.parse, ['a', 'b', 'a', 'b']],
    [{ Transformation: 'COMPACT', OutputType: 'JSONL' }, 'jsonl', (text) => text, '["a","b"]\n["a","b"]'],
    [{ Transformation: 'FLATTEN', OutputType: 'JSONL' }, 'jsonl', (text) => text, '"a"\n"b"\n"a"\n"b"'],
  ])('given %j, then results are written so, and failures apart', async (config, ending, take, expected) => {
    const { keys, good, bad } = await written(config);
    expect(keys).toEqual([`SUCCEEDED_0.${ending}`, `FAILED_0.${ending}`, 'manifest.json']);
    expect(take(good)).toEqual(expected);
    expect(bad).toContain('"Error":"No"');
  });
});

describe('ItemBatcher', () => {
  test.each<[string, object, unknown]>([
    ['a number of items', { MaxItemsPerBatch: 2 }, [{ Items: [1, 2] }, { Items: [3] }]],
    ['a number from a path', { MaxItemsPerBatchPath: '$.two' }, [{ Items: [1, 2] }, { Items: [3] }]],
    ['a number of bytes', { MaxInputBytesPerBatch: 16 }, [{ Items: [1, 2] }, { Items: [3] }]],
    ['bytes from a path', { MaxInputBytesPerBatchPath: '$.bytes' }, [{ Items: [1, 2] }, { Items: [3] }]],
    [
      'an input of its own',
      { MaxItemsPerBatch: 3, BatchInput: { 'n.$': '$.two' } },
      [{ BatchInput: { n: 2 }, Items: [1, 2, 3] }],
    ],
  ])('given %s, then batches are as large', async (_, ItemBatcher, batches) => {
    const definition = map({ ItemBatcher, ItemsPath: '$.list' });
    expect((await simulate({ definition, input: { list: [1, 2, 3], two: 2, bytes: 16 } })).output).toEqual(batches);
  });

  test('given an expression, then batches are as large', async () => {
    const ItemBatcher = { MaxItemsPerBatch: '{% $states.input.two %}', BatchInput: '{% {"n": $states.input.two} %}' };
    const definition = map({ ItemBatcher, Items: '{% $states.input.list %}' }, 'JSONata');
    const input = { list: [1, 2], two: 2 };
    expect((await simulate({ definition, input })).output).toEqual([{ BatchInput: { n: 2 }, Items: [1, 2] }]);
  });
});

describe('a Map that cannot run', () => {
  const writer = (more: object) => ({
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'b' }, ...more },
  });
  test.each<[object, string]>([
    [get({}), 'ItemReader/ReaderConfig/InputType: is missing: it is one of CSV, JSON, JSONL, MANIFEST'],
    [get({ InputType: 'XML' }), 'ReaderConfig/InputType: must be one of CSV, JSON, JSONL, MANIFEST, found "XML"'],
    [
      get({ InputType: 'PARQUET' }),
      'ReaderConfig/InputType: must be one of CSV, JSON, JSONL, MANIFEST: PARQUET cannot be read locally',
    ],
    [get({ InputType: 'CSV' }), 'ReaderConfig/CSVHeaderLocation: must be FIRST_ROW or GIVEN'],
    [get({ InputType: 'CSV', CSVHeaderLocation: 'GIVEN' }), 'ReaderConfig/CSVHeaders: must be an array of names'],
    [get({ ...rows, CSVHeaderLocation: 'FIRST_ROW' }), 'ReaderConfig/CSVHeaders: needs the CSVHeaderLocation GIVEN'],
    [
      get({ ...rows, CSVDelimiter: ',' }),
      'ReaderConfig/CSVDelimiter: must be one of COMMA, PIPE, SEMICOLON, SPACE, TAB, found ","',
    ],
    [get({ InputType: 'JSON', CSVDelimiter: 'TAB' }), 'ReaderConfig/CSVDelimiter: needs the InputType CSV'],
    [
      get({ InputType: 'JSON', ItemsPointer: 'a' }),
      'ReaderConfig/ItemsPointer: must be a JSON Pointer such as /orders/open',
    ],
    [get({ InputType: 'JSONL', ItemsPointer: '/a' }), 'ReaderConfig/ItemsPointer: needs the InputType JSON'],
    [get({ InputType: 'JSON', MaxItems: 0 }), 'ReaderConfig/MaxItems: must be an integer from 1'],
    [
      get({ InputType: 'JSON', MaxItems: 1, MaxItemsPath: '$.a' }),
      'ReaderConfig/MaxItemsPath: must not stand beside MaxItems',
    ],
    [
      get({ InputType: 'JSON', MaxItem: 1 }),
      'ReaderConfig/MaxItem: is no field of ReaderConfig in JSONPath. Did you mean MaxItems?',
    ],
    [
      get({ InputType: 'JSON', Transformation: 'NONE' }),
      'ReaderConfig/Transformation: needs the resource s3:listObjectsV2',
    ],
    [get({ InputType: 'MANIFEST', ManifestType: 'ATHENA_DATA' }), 'ReaderConfig/InputType: must be CSV or JSONL'],
    [get({ ...rows, ManifestType: 'S3_INVENTORY' }), 'ReaderConfig/InputType: must be MANIFEST'],
    [get({ InputType: 'JSON' }, { Arguments: {} }), 'ItemReader/Arguments: is no field of ItemReader in JSONPath'],
    [
      get({ InputType: 'JSON' }, { Resource: 'arn:aws:states:::s3:putObject' }),
      'ItemReader/Resource: must be arn:aws:states:::s3:getObject or',
    ],
    [list({ InputType: 'JSON' }), 'ReaderConfig/InputType: needs the Transformation LOAD_AND_FLATTEN'],
    [list({ Transformation: 'LOAD_AND_FLATTEN' }), 'ReaderConfig/InputType: is missing'],
    [
      list({ Transformation: 'LOAD_AND_FLATTEN', InputType: 'MANIFEST' }),
      'ReaderConfig/InputType: must be one of CSV, JSON, JSONL for listed objects',
    ],
    [list({ ManifestType: 'S3_INVENTORY' }), 'ReaderConfig/ManifestType: needs the resource s3:getObject'],
    [writer({ WriterConfig: { OutputType: 'CSV' } }), 'WriterConfig/OutputType: must be JSON or JSONL, found "CSV"'],
    [
      writer({ WriterConfig: { Transformation: 'ALL' } }),
      'WriterConfig/Transformation: must be one of NONE, COMPACT, FLATTEN',
    ],
    [
      writer({ Resource: 'arn:aws:states:::s3:getObject' }),
      'ResultWriter/Resource: must be arn:aws:states:::s3:putObject',
    ],
    [{ ResultWriter: { Resource: 'arn:aws:states:::s3:putObject' } }, 'ResultWriter/Parameters: is missing'],
    [{ ItemBatcher: {} }, 'ItemBatcher: must have MaxItemsPerBatch or MaxInputBytesPerBatch'],
    [{ ItemBatcher: { MaxItemsPerBatch: 0 } }, 'ItemBatcher/MaxItemsPerBatch: must be an integer from 1'],
    [{ ItemBatcher: { MaxInputBytesPerBatch: 262_145 } }, 'ItemBatcher/MaxInputBytesPerBatch: must be at most 262144'],
    [
      { ItemBatcher: { MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$' } },
      'ItemBatcher/MaxItemsPerBatchPath: must not stand beside',
    ],
    [
      { ToleratedFailureCount: 1, ToleratedFailureCountPath: '$' },
      'ToleratedFailureCountPath: must not stand beside ToleratedFailureCount',
    ],
    [{ ToleratedFailurePercentage: 101 }, 'ToleratedFailurePercentage: must be a number from 0 to 100'],
    [{ Label: 'x'.repeat(41) }, 'Label: must have 1 to 40 characters'],
    [{ Label: 'a b' }, 'Label: must have 1 to 40 characters, without spaces'],
    [
      { ItemProcessor: { ...ITEM, ProcessorConfig: { Mode: 'FAST' } } },
      'ProcessorConfig/Mode: must be INLINE or DISTRIBUTED, found "FAST"',
    ],
  ])('%#: its field is named, and what fits', async (fields, problem) => {
    await expect(simulate({ definition: map(fields), objects: { shop: {} } })).rejects.toThrow(
      `/States/Each/${problem.startsWith('ReaderConfig') ? 'ItemReader/' : problem.startsWith('WriterConfig') ? 'ResultWriter/' : problem.startsWith('ProcessorConfig') ? 'ItemProcessor/' : ''}${problem}`,
    );
  });

  test('in JSONata, then it has no fields that are paths', async () => {
    const definition = map({ ItemBatcher: { MaxItemsPerBatchPath: '$.n' } }, 'JSONata');
    await expect(simulate({ definition })).rejects.toThrow(
      'ItemBatcher/MaxItemsPerBatchPath: is no field of ItemBatcher in JSONata',
    );
  });
});
