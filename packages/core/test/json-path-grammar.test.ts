import fc from 'fast-check';
import { type JsonPathNode, parseJsonPath, referencedPaths } from '../src/json-path-grammar';

fc.configureGlobal({ seed: 20241122 });

function nodeOf(text: string): JsonPathNode {
  const parsed = parseJsonPath(text);
  if ('problem' in parsed) throw new Error(`${parsed.problem.position}: ${parsed.problem.message}`);
  return parsed.node;
}

function problemOf(text: string): { position: number; message: string } {
  const parsed = parseJsonPath(text);
  if ('node' in parsed) throw new Error(`${text} parses`);
  return parsed.problem;
}

function segmentsOf(text: string): unknown {
  const node = nodeOf(text);
  return node.kind === 'path' ? node.segments : node;
}

const names = (...list: string[]) => ({ kind: 'names', names: list });
const indices = (...list: number[]) => ({ kind: 'indices', indices: list });

describe('paths', () => {
  test.each<[string, string, unknown[]]>([
    ['$', '$', []],
    ['$$', '$$', []],
    ['$orders', 'orders', []],
    ['$größe_2.a', 'größe_2', [names('a')]],
    ['$.a', '$', [names('a')]],
    ['$.a-b.ü.🙂.0.@type.$id', '$', [names('a-b'), names('ü'), names('🙂'), names('0'), names('@type'), names('$id')]],
    ["$['a']", '$', [names('a')]],
    ['$["a"]', '$', [names('a')]],
    ["$.['a'].[0]", '$', [names('a'), indices(0)]],
    ["$['it\\'s \\\\ \\u0041']", '$', [names("it's \\ A")]],
    ["$['a','b']", '$', [names('a', 'b')]],
    ["$[ 'a' , 'b' ]", '$', [names('a', 'b')]],
    ['$[0]', '$', [indices(0)]],
    ['$[-1]', '$', [indices(-1)]],
    ['$[0, 2,-1]', '$', [indices(0, 2, -1)]],
    ['$[1:3]', '$', [{ kind: 'slice', start: 1, end: 3, step: undefined }]],
    ['$[-2:]', '$', [{ kind: 'slice', start: -2, end: undefined, step: undefined }]],
    ['$[:2]', '$', [{ kind: 'slice', start: undefined, end: 2, step: undefined }]],
    ['$[::2]', '$', [{ kind: 'slice', start: undefined, end: undefined, step: 2 }]],
    ['$.*', '$', [{ kind: 'wildcard' }]],
    ['$[*]', '$', [{ kind: 'wildcard' }]],
    ['$..name', '$', [{ kind: 'descendants' }, names('name')]],
    ['$..*', '$', [{ kind: 'descendants' }, { kind: 'wildcard' }]],
    ['$..[0]', '$', [{ kind: 'descendants' }, indices(0)]],
    ['$.a.length()', '$', [names('a'), { kind: 'function', name: 'length' }]],
    ['$$.Execution.Input.anything', '$$', [names('Execution'), names('Input'), names('anything')]],
    ["$$['Task']['Token']", '$$', [names('Task'), names('Token')]],
    ['$$.Map.Item.Value.a', '$$', [names('Map'), names('Item'), names('Value'), names('a')]],
    ['$$.Execution.AddedByAwsLater', '$$', [names('Execution'), names('AddedByAwsLater')]],
  ])('given %s, when parsed, then the root is %s and each step is read', (text, root, segments) => {
    expect(nodeOf(text)).toEqual({ kind: 'path', position: 0, text, root, segments });
  });

  test.each([
    "?(@.x == 'y')",
    "?(@.x == ')' && (@.list[0] > 1))",
    '?(@.x == "]")',
    '?(@.x =~ /a\\)[b/i)',
    "?(@['a'] in ['b', 'c'])",
  ])('given the filter %s, when parsed, then brackets in strings and expressions do not end it', (filter) => {
    expect(segmentsOf(`$.a[${filter}].b`)).toEqual([names('a'), { kind: 'filter', text: filter }, names('b')]);
  });

  test('given any name, when it stands quoted in brackets, then it is read as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const quoted = name.replace(/[\\']/g, '\\$&');
        expect(segmentsOf(`$['${quoted}']`)).toEqual([names(name)]);
      }),
    );
  });

  test('given any text, when parsed, then it never throws and a problem lies within the text', () => {
    const pieces = fc.constantFrom(
      '$',
      '.',
      '[',
      ']',
      "'",
      '(',
      ')',
      'States.Format',
      '{}',
      '0',
      '?',
      '@',
      ',',
      '\\',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string()), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const parsed = parseJsonPath(text);
        if ('problem' in parsed) {
          expect(parsed.problem.position).toBeGreaterThanOrEqual(0);
          expect(parsed.problem.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('problems of paths', () => {
  test.each<[string, number, string]>([
    ['', 0, 'the expression is empty; write a path such as $.name'],
    [' $.a', 0, 'an expression has no white space around it'],
    ['$.a ', 3, 'an expression has no white space around it'],
    ['$.', 2, 'a name is missing after the dot'],
    ['$..', 3, 'a name is missing after the dot'],
    ["$.'a'", 2, "a name cannot start with ' here; names with such characters stand in brackets, as in ['a b']"],
    ['$.a b', 3, "found a space in a path; names with such characters stand in brackets, as in ['a b']"],
    ['$.a,$.b', 3, "found , in a path; names with such characters stand in brackets, as in ['a b']"],
    ['$.a[', 3, "the bracket opened at position 3 is not closed; write $.a[0], $.a[*] or $.a['name']"],
    ['$.a[0', 3, 'the bracket opened at position 3 is not closed; write $.a[0]'],
    ['$.a[0.b', 5, 'found . where the bracket opened at position 3 should be closed with ]'],
    ['$.a[]', 3, "the brackets are empty; write $.a[0], $.a[*] or $.a['name']"],
    ["$.a['b", 4, "the quote opened at position 4 is not closed; add ']"],
    ["$.a['b',]", 8, "a name is missing; write it in quotes, as in ['a','b']"],
    ['$.a[0,]', 6, 'an index is missing; write a whole number, as in [0]'],
    ['$.a[b]', 4, "a name in brackets stands in quotes; write $.a['b']"],
    ['$.a[$.i]', 4, 'a path cannot stand in brackets; use States.ArrayGetItem(list, index)'],
    ['$.a[(@.length-1)]', 4, 'a script cannot stand in brackets; count from the end with a negative index, as in [-1]'],
    ['$.a[?]', 5, "a filter stands in parentheses; write [?(@.name == 'value')]"],
    ['$.a[?()]', 5, "the filter is empty; write [?(@.name == 'value')]"],
    ['$.a[?(@.b', 5, 'the parenthesis opened at position 5 is not closed; add )'],
    ['$.a[?(@.b]', 9, 'found ] where an open bracket or parenthesis should be closed first'],
    ['$.a]', 3, 'found ], but no bracket is open'],
    ['$.a)', 3, 'found ), but no parenthesis is open'],
    ['$.*x', 3, 'found x after the end of the path'],
    [
      '$states.input',
      0,
      "$states belongs to JSONata; write $ for the state's data and $$ for the context object, or use Jsonata",
    ],
    [
      '$$.Executon.Id',
      3,
      'the context object has no field Executon; it has Execution, State, StateMachine, Task, Map. Did you mean Execution?',
    ],
    ['$$.Task.token', 8, '$$.Task has no field token. Did you mean Token?'],
  ])('given %s, when parsed, then position %d is named', (text, position, message) => {
    expect(problemOf(text)).toEqual({ position, message });
  });

  test.each([
    ['order.id', '$.order.id'],
    ['.order', '$.order'],
    ['[0]', '$[0]'],
    ["'text'", '$.name'],
    ['5', '$.name'],
  ])('given %s without its $, when parsed, then %s is offered', (text, fix) => {
    expect(problemOf(text).message).toMatch(`write ${fix}`);
    expect(problemOf(text).position).toBe(0);
  });

  test('given a function that paths do not have, when parsed, then those they have are listed', () => {
    expect(problemOf('$.a.lenght()').message).toMatch('there is no path function lenght(); use append');
  });
});

describe('intrinsic functions', () => {
  test.each([
    'States.Array()',
    'States.Array(1, $.a)',
    'States.ArrayPartition($.a, 4)',
    'States.ArrayContains($.a, 5)',
    'States.ArrayRange(1, 9, 2)',
    'States.ArrayGetItem($.a, 0)',
    'States.ArrayLength($.a)',
    'States.ArrayUnique($.a)',
    "States.Base64Encode('a')",
    "States.Base64Decode('YQ==')",
    "States.Hash($.a, 'SHA-256')",
    'States.JsonMerge($.a, $.b, false)',
    'States.MathRandom(1, 9)',
    'States.MathRandom(1, 9, 42)',
    'States.MathAdd($.a, -1)',
    "States.StringSplit($.a, ',')",
    'States.UUID()',
    "States.Format('{}', $.a)",
    "States.StringToJson('\\{\\}')",
    'States.JsonToString($)',
  ])('given %s, when parsed, then it is a call', (text) => {
    expect(nodeOf(text)).toMatchObject({ kind: 'call', name: text.slice(0, text.indexOf('(')) });
  });

  test('given every kind of argument, when parsed, then each is read with its place', () => {
    const call = nodeOf("States.Array( 'it\\'s', -1.5e3,true , false, null, $.a[0], States.UUID( ))");
    expect(call).toMatchObject({
      arguments: [
        { kind: 'string', value: "it's", raw: "it\\'s", position: 14 },
        { kind: 'number', value: -1500, position: 23 },
        { kind: 'boolean', value: true },
        { kind: 'boolean', value: false },
        { kind: 'null' },
        { kind: 'path', text: '$.a[0]' },
        { kind: 'call', name: 'States.UUID', arguments: [] },
      ],
    });
  });

  test('given a template, when parsed, then only braces that are not escaped are holes', () => {
    const call = nodeOf("States.Format('{} \\{\\} \\\\{}', $.a, $.b)");
    expect(call).toMatchObject({ arguments: [{ value: '{} {} \\{}', holes: 2 }, {}, {}] });
  });

  test('given nested calls, when asked what they read, then every path is named in order', () => {
    const text =
      "States.Format('{} {} {}', States.ArrayGetItem($list[*], 0), $$.Execution.Id, States.JsonToString($.a.b))";
    expect(referencedPaths(nodeOf(text))).toEqual([
      { root: 'list', text: '$list[*]', segments: [{ kind: 'wildcard' }] },
      { root: '$$', text: '$$.Execution.Id', segments: [names('Execution'), names('Id')] },
      { root: '$', text: '$.a.b', segments: [names('a'), names('b')] },
    ]);
  });

  test.each<[string, number, string]>([
    ['States.Formatt($.a)', 0, 'there is no intrinsic function States.Formatt. Did you mean States.Format?'],
    ['uuid()', 0, 'there is no intrinsic function uuid. Did you mean States.UUID?'],
    ['States.UUID', 0, 'States.UUID is a function; write States.UUID(…)'],
    ['States.UUID(1)', 0, 'States.UUID takes no arguments, found 1'],
    ['States.ArrayLength()', 0, 'States.ArrayLength takes 1 argument, found 0'],
    ['States.MathRandom(1)', 0, 'States.MathRandom takes 2 to 3 arguments, found 1'],
    ['States.Format()', 0, 'States.Format takes at least 1 argument, found 0'],
    ['States.Array(1, States.MathAdd(1))', 16, 'States.MathAdd takes 2 arguments, found 1'],
    [
      "States.Format('{} {}', $.a)",
      14,
      'the template has 2 {} for 1 value; write one {} for each value, and \\{ \\} for braces that are text',
    ],
    [
      "States.Hash($.a, 'SHA256')",
      17,
      "there is no hash algorithm 'SHA256'; use MD5, SHA-1, SHA-256, SHA-384, SHA-512. Did you mean SHA-256?",
    ],
    [
      'States.JsonMerge($.a, $.b, true)',
      27,
      'States.JsonMerge merges no nested objects yet; the third argument is false',
    ],
    ['States.Array(1', 12, 'the parenthesis opened at position 12 is not closed; add )'],
    ['States.Array(1, ', 12, 'the parenthesis opened at position 12 is not closed; add )'],
    ['States.Array(1 2)', 15, 'found 2 where , or ) should be'],
    [
      'States.Array(,)',
      13,
      'found , where an argument should be: a path, a call, a number or a string in single quotes',
    ],
    ['States.Array("a")', 13, "a string stands in single quotes, as in 'text'"],
    ['States.Array(a)', 13, "a path starts with $, a string stands in single quotes; write $.a or 'a'"],
    ["States.Array('a)", 13, "the quote opened at position 13 is not closed; add '"],
    ['States.UUID() x', 14, 'found x after the end of the call'],
  ])('given %s, when parsed, then position %d is named', (text, position, message) => {
    expect(problemOf(text)).toEqual({ position, message });
  });

  test('given functions deeper than Step Functions allows, when parsed, then the one too deep is named', () => {
    const nested = (depth: number) => 'States.Array('.repeat(depth) + ')'.repeat(depth);
    expect(nodeOf(nested(10))).toMatchObject({ kind: 'call' });
    expect(problemOf(nested(11))).toMatchObject({ position: 130 });
  });
});

describe('CDK tokens inside', () => {
  test('given a token in place of a name, when parsed, then the path is read around it', () => {
    const text = '$.regions.${Token[AWS.Region.1]}.name';
    expect(nodeOf(text)).toMatchObject({ kind: 'path', text });
  });

  test('given a token that decides the form, when parsed, then it is left to the deployment', () => {
    const text = '${Token[TOKEN.1]}';
    expect(nodeOf(text)).toEqual({ kind: 'deferred', position: 0, text });
  });
});
