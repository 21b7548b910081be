import { simulate } from '../src';

const run = (state: object, input: any) =>
  simulate({ definition: { StartAt: 'A', States: { A: { End: true, ...state } } }, input });

/** What a path gives in a template, or the error. */
async function found(path: string, input: any) {
  const { output, error } = await run({ Type: 'Pass', Parameters: { 'made.$': path } }, input);
  return error ?? (output as { made: unknown }).made;
}

/** Why a path gives nothing, without the place. */
async function reason(path: string, input: any) {
  const { cause } = await run({ Type: 'Pass', InputPath: path }, input);
  return cause?.replace(/^.*?\)\. /, '');
}

const SHOP = {
  items: [
    { name: 'pen', price: 2, tags: ['a', 'b'] },
    { name: 'ink', price: 9.5, tags: [] },
    { name: 'pad', tags: null },
  ],
  owner: { name: 'Ada', price: 1 },
  none: null,
  empty: [],
};

describe('paths', () => {
  test.each<[string, unknown]>([
    ['$', SHOP],
    ['$.items[0].name', 'pen'],
    ['$.items[-1].name', 'pad'],
    ["$['owner']['name']", 'Ada'],
    ['$.none', null],
    ['$.items[*].price', [2, 9.5]],
    ['$.items[0,2].name', ['pen', 'pad']],
    ['$.items[1:].name', ['ink', 'pad']],
    ['$.items[:1].name', ['pen']],
    ['$.items[-2:].name', ['ink', 'pad']],
    ['$.items[0:2].name', ['pen', 'ink']],
    ['$.items[0:99].name', ['pen', 'ink', 'pad']],
    ['$.items[-2:-1].name', ['ink']],
    ['$.items[1:-1].name', []],
    ['$.owner.*', ['Ada', 1]],
    ['$..price', [2, 9.5, 1]],
    ["$.owner['name','none']", { name: 'Ada' }],
    ["$.items[*]['name','price']", [{ name: 'pen', price: 2 }, { name: 'ink', price: 9.5 }, { name: 'pad' }]],
    ['$.items[?(@.price)].name', ['pen', 'ink']],
    ['$.items[?(@.price > 2)].name', ['ink']],
    ["$.items[?(@.name == 'pen' || @.name == 'pad')].name", ['pen', 'pad']],
    ["$.items[?(@.name in ['pen'])].name", ['pen']],
    ['$.items[?(!(@.price == 2))].name', ['ink', 'pad']],
    ['$.items[?(@.price != 2)].name', ['ink', 'pad']],
    ["$.items[?(@.price == '2')].name", ['pen']],
    ['$.items[?(@.price == null)].name', []],
    ['$.items[?(@.tags == null)].name', ['pad']],
    ['$..[?(@.price < 5)].name', ['pen', 'Ada']],
    ['$.items.length()', 3],
    ['$.owner.length()', 2],
    ['$.owner.name.length()', null],
    ['$.nowhere[*]', []],
    ['$.nowhere[1:2].name', []],
    ['$.none[*]', []],
    ['$.empty[*]', []],
  ])('given %s, then it is %j', async (path, expected) => {
    expect(await found(path, SHOP)).toEqual(expected);
  });

  test.each([
    ['$.nowhere', "Invalid path '$.nowhere' : No results for path: $['nowhere']"],
    ['$.no.where', "Invalid path '$.no.where' : Missing property in path $['no']"],
    ['$.items[9]', "Invalid path '$.items[9]' : No results for path: $['items'][9]"],
    ['$.none[0]', "Invalid path '$.none[0]' : The path $['none'] is null"],
    ['$.no.length()', "Invalid path '$.no.length()' : Missing property in path $['no']"],
  ])('given %s, which leads nowhere, then the cause says why', async (path, cause) => {
    expect(await reason(path, SHOP)).toBe(cause);
  });

  test.each([
    '$.a[',
    '$.a.',
    '$..',
    '$.a[:]',
    '$.a[0:4:2]',
    '$.a b',
    '$a b',
    "$['a",
    '$.a[?(@.b =~ /x/)]',
    '$.a.sum()',
    'a',
  ])('given %s, which is no path, then it is refused', async (path) => {
    await expect(run({ Type: 'Pass', InputPath: path }, {})).rejects.toThrow('/States/A/InputPath');
  });

  test('given a slice from far before the start, then it costs nothing', async () => {
    expect(await found('$.items[-99999999:1].name', SHOP)).toEqual(['pen', 'ink', 'pad', 'pen']);
  });

  test('given a key with a colon, then its empty array is present', async () => {
    const rules = (Variable: string) => ({
      StartAt: 'A',
      States: {
        A: { Type: 'Choice', Choices: [{ Variable, IsPresent: true, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', Result: 'yes', End: true },
        No: { Type: 'Pass', Result: 'no', End: true },
      },
    });
    const answer = async (path: string) =>
      (await simulate({ definition: rules(path), input: { 'a:b': [], c: [] } })).output;
    expect(await answer("$['a:b']")).toBe('yes');
    expect(await answer('$.c[*]')).toBe('no');
  });
});

describe('seconds that a path leads to', () => {
  const cause = (field: string, what: string, value: unknown) =>
    `An error occurred while executing the state 'A' (entered at the event id #2). The ${field} parameter ${what}: $.s == ${value}`;

  test.each<[unknown, number]>([
    [7, 7],
    ['7', 7],
    [0, 0],
  ])('given %j in SecondsPath, then it waits so long', async (s, seconds) => {
    const { events } = await run({ Type: 'Wait', SecondsPath: '$.s' }, { s });
    expect(events.at(-1)!.timestamp - events[0]!.timestamp).toBe(seconds * 1000);
  });

  test.each<[unknown, string]>([
    [1.5, 'cannot be parsed as a long value'],
    ['1.0', 'cannot be parsed as a long value'],
    ['', 'cannot be parsed as a long value'],
    [null, 'cannot be parsed as a long value'],
    [-1, 'references a negative value'],
  ])('given %j in SecondsPath, then the cause says why it is none', async (s, what) => {
    const { error, cause: said } = await run({ Type: 'Wait', SecondsPath: '$.s' }, { s });
    expect(error).toBe('States.Runtime');
    expect(said).toBe(cause('SecondsPath', what, typeof s === 'string' ? s : JSON.stringify(s)));
  });

  test.each(['TimeoutSecondsPath', 'HeartbeatSecondsPath'])(
    'given no number in %s, then the task does not start',
    async (field) => {
      const states = {
        A: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', [field]: '$.s', End: true },
      };
      const mocks = { A: { result: {} } };
      const task = (s: unknown) =>
        simulate({ definition: { StartAt: 'A', States: states }, mocks, input: { s } as any });
      expect((await task('soon')).cause).toBe(cause(field, 'cannot be parsed as a long value', 'soon'));
      expect((await task(0)).cause).toBe(cause(field, 'references a non-positive value', 0));
      expect((await task('60')).status).toBe('SUCCEEDED');
    },
  );
});

describe('timestamps that a path leads to', () => {
  test.each([
    ['2025-06-02T00:00:00Z', '2025-06-02T00:00:00.000Z'],
    ['2025-06-02T00:00Z', '2025-06-02T00:00:00.000Z'],
    ['2025-06-02T01:30:00+01:30', '2025-06-02T00:00:00.000Z'],
    ['2025-06-02T00:00:00.123456789Z', '2025-06-02T00:00:00.123Z'],
    ['2025-06-01T06:00:00-18:00', '2025-06-02T00:00:00.000Z'],
  ])('given %s, then it waits until %s', async (t, until) => {
    const { events } = await run({ Type: 'Wait', TimestampPath: '$.t' }, { t });
    expect(new Date(events.at(-1)!.timestamp).toISOString()).toBe(until);
  });

  test.each([
    '2025-06-02',
    '2025-06-02T00:00:00',
    '2025-06-02t00:00:00z',
    '2025-02-30T00:00:00Z',
    '2025-06-02T24:00:00Z',
    '2025-06-02T00:00:00+18:01',
    '2025-06-02T00:00:00+01:60',
    '2025-06-02T00:00:00+01',
    7,
  ])('given %j, then the cause says that it is none', async (t) => {
    const { error, cause } = await run({ Type: 'Wait', TimestampPath: '$.t' }, { t });
    expect({ error, cause }).toEqual({
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'A' (entered at the event id #2). The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == ${t}`,
    });
  });
});
