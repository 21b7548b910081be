import { simulate } from '../src';

async function evaluated(expression: string, input: any = {}) {
  const state = { Type: 'Pass', Parameters: { 'made.$': expression }, End: true };
  const { output, error } = await simulate({ definition: { StartAt: 'A', States: { A: state } }, input });
  return error ?? (output as { made: unknown }).made;
}

describe('intrinsic functions', () => {
  test.each([
    ["States.Format('{} of \\{{}\\}', 'one', $.n)", 'one of {2}'],
    ["States.Format('\\{{}\\} is {}', 'a', States.Format('{}', 'b'))", '{a} is b'],
    ["States.Format('{}', '\\{\\}')", '{}'],
    ["States.Format('it\\'s {}', 'a\\\\b')", "it's a\\b"],
    ['States.StringToJson(\'\\{"a":1\\}\')', { a: 1 }],
    ["States.StringSplit('a\\\\b', '\\\\')", ['a', 'b']],
    ["States.StringSplit('a,,b;c', ',;')", ['a', 'b', 'c']],
    ['States.MathAdd($.n, -3.5)', -1],
    ['States.ArrayRange(1, 8, 3)', [1, 4, 7]],
    ['States.ArrayPartition(States.Array(1, 2, 3), 2)', [[1, 2], [3]]],
    ["States.ArrayContains($.list, 'b')", true],
    ['States.ArrayUnique($.list)', ['a', 'b']],
    ['States.ArrayGetItem($.list, 1)', 'b'],
    ['States.JsonMerge($.left, $.right, false)', { a: 2, b: 1 }],
    ["States.Base64Decode(States.Base64Encode('é'))", 'é'],
    ["States.Hash('a', 'MD5')", '0cc175b9c0f1b6a831c399e269772661'],
    ['States.StringToJson(\'{"a":[1]}\')', { a: [1] }],
    ['States.JsonToString($.left)', '{"a":1,"b":1}'],
  ])('given %s, then it is %j', async (expression, expected) => {
    const input = { n: 2, list: ['a', 'b', 'a'], left: { a: 1, b: 1 }, right: { a: 2 } };
    expect(await evaluated(expression, input)).toEqual(expected);
  });

  test.each([
    'States.ArrayRange(1, 2, 0)',
    'States.ArrayGetItem($.list, 9)',
    "States.StringToJson('{')",
    "States.Hash('a', 'CRC')",
  ])('given arguments that %s refuses, then it fails as an intrinsic function does', async (expression) => {
    expect(await evaluated(expression, { list: [] })).toBe('States.IntrinsicFailure');
  });

  test('given a path that leads nowhere, then the cause names the function and the path', async () => {
    const parameters = { 'made.$': "States.Format('{} {}', $.there, $.gone)" };
    const states = { A: { Type: 'Pass', Parameters: parameters, End: true } };
    const { error, cause } = await simulate({ definition: { StartAt: 'A', States: states }, input: { there: 1 } });
    expect(error).toBe('States.Runtime');
    expect(cause).toBe(
      "An error occurred while executing the state 'A' (entered at the event id #2). The function 'States.Format('{} {}', $.there, $.gone)' had the following error: The JsonPath argument for the field '$.gone' could not be found in the input '{\"there\":1}'",
    );
  });

  test('given a seed, then random values and IDs are the same each time', async () => {
    expect(await evaluated('States.UUID()')).toBe(await evaluated('States.UUID()'));
    expect(await evaluated('States.UUID()')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });
});
