import {
  CreateStateMachineCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TestStateCommand,
} from '@aws-sdk/client-sfn';
import { type SimulateOptions, simulate, testState } from '../src';
import { openDesk } from './serve-desk';

/** A machine of one Pass state, or one that goes to itself. */
const pass = (fields: object) => ({ StartAt: 'A', States: { A: { Type: 'Pass', ...fields, End: true } } });
const loop = (fields: object, first: object = {}) => ({
  StartAt: 'First',
  States: { First: { Type: 'Pass', ...first, Next: 'A' }, A: { Type: 'Pass', ...fields, Next: 'A' } },
});
const jsonata = (text: string) => ({ definition: { QueryLanguage: 'JSONata', ...pass({ Output: `{% ${text} %}` }) } });
const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);
const call = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:f', End: true };
const circle: { self?: unknown } = {};
circle.self = circle;

/** Assigns each variable twice the one before. */
const doubled = (make: (before: string) => string, last: string) =>
  jsonata(
    `($v0 := [1]; ${Array.from({ length: 40 }, (_, at) => `$v${at + 1} := ${make(`$v${at}`)};`).join(' ')} ${last})`,
  );

describe('an expression of JSONata', () => {
  test.each([
    ['$pad("a", 1000000000)', 'larger than a payload'],
    ['$map([1..100000], function($x) { $pad("a", 262144) })', 'too many steps'],
    [
      '($s := $join($map([1..10000], function($x) { "aaaaaaaaaaaaaaaaaa" })); $replace($s, "a", $s & $s))',
      'Invalid string length',
    ],
    ['[1..10000000]', 'items and characters'],
    ['$map([1..1000], function($x) { [1..1000000] })', 'too many steps'],
    ['($l := [1..100000]; $m := [100001..200000]; $l[$ in $m])', 'too many steps'],
    ['$reduce([1..100000], $append)', 'too many steps'],
    ['$sort([1..100000])', 'too many steps'],
    ['[1..100000]{"a": $count($)}', 'too many steps'],
    ['($l := [1..300]; $l@$a.$l@$b.$l@$c.($a + $b + $c))', 'too many steps'],
    ['($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'nests too deeply'],
    ['($f := function($s) { $f($s & $s) }; $f("ab"))', 'items and characters'],
    ['($f := function($n) { $n = 0 ? 1 : [[$f($n - 1)]] }; $f(1000))', 'deeper than 1000 levels'],
    ['$toMillis("2020" & $join($map([1..10000], function($x) { "-01" })) & "x")', 'The timestamp has 30005'],
    ['$toMillis("one one one one one one one one one one one x", "[Yw] [Mw] [Dw] [Hw] [mw]")', 'The timestamp has'],
    ['$formatInteger(1e15, "I")', 'nests too deeply'],
    [`[${'1,'.repeat(200_000)}1]`, 'too many steps'],
    ['($s := $pad("", 200000, "a"); $replace($s, /a(?=.*a)/, "b"))', '/a(?=.*a)/ takes too many steps'],
    ['($s := $pad("", 200000, "a"); $match($s, /(a+)+\\1b/))', '/(a+)+\\1b/ takes too many steps'],
  ])('that would run for ever or grow without end, %#, then it fails', async (text, reason) => {
    const { error, cause } = await simulate(jsonata(text));
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain(reason);
  });

  test('that goes on for ever, then it fails', async () => {
    const { cause } = await simulate(jsonata('($f := function($n) { $f($n + 1) }; $f(1))'));
    expect(cause).toContain('too many steps');
  }, 60_000);

  test.each([
    doubled((before) => `[${before}, ${before}, 1]`, '$v40'),
    doubled((before) => `[${before}, ${before}, 1]`, '$string($v40)'),
    doubled((before) => `{"a": ${before}, "b": ${before}}`, '$v40 ~> |$|{"x": 1}|'),
  ])('whose values hold others twice over, %#, then it fails before they are written out', async (options) => {
    expect((await simulate(options)).cause).toContain('more than 4000000 items and characters');
  });

  test.each([
    ['($s := $pad("", 200000, "a"); [$contains($s, /(a*)*b/)])', [false]],
    ['($s := $pad("", 100000, "a"); $count($match($s, /a*b|a/)))', 100_000],
    ['$length($replace($pad("x", 262144), /^\\s*(.*?)\\s*$/, "$1"))', 1],
    ['$replace("1234567", /(\\d)(?=(\\d{3})+$)/, "$1,")', '1,234,567'],
    ['"b-a" ~> $replace(/(\\w)-(\\w)/i, "$2-$1")', 'a-b'],
    ['$match("aab", /a/).index', [0, 1]],
    ['$count($distinct([1..100000]))', 100_000],
    ['$distinct([{"a": 1, "b": 2}, {"b": 2, "a": 1}, "1", 1])', [{ a: 1, b: 2 }, '1', 1]],
    ['$pad("ab", -5, "xyz")', 'xyzab'],
    ['$toMillis("2025-01-31 10:11:12", "[Y0001]-[M01]-[D01] [H01]:[m01]:[s01]")', 1_738_318_272_000],
    ['{"constructor": 5}.constructor', 5],
    ['[{"constructor": 5}, {}, {"constructor": 6}].constructor', [5, 6]],
    ['$lookup({"constructor": 5}, "constructor")', 5],
  ])('%s, then it has its value', async (text, output) => {
    expect(await simulate(jsonata(text))).toMatchObject({ status: 'SUCCEEDED', output });
  });

  test.each([
    '$states.input.constructor("x")',
    '$states.input.__proto__',
    '$states.input.__proto__.($g := __defineGetter__; $g("polluted", $states.input.constructor))',
    '$lookup($states.input, "constructor")',
    '$eval("1")',
  ])('that reaches for JavaScript, %s, then it finds nothing', async (text) => {
    expect((await simulate(jsonata(text))).error).toBe('States.QueryEvaluationError');
    expect('polluted' in {}).toBe(false);
  });

  test.each([`${'['.repeat(20_000)}1${']'.repeat(20_000)}`, `${'1+'.repeat(100_000)}1`])(
    'that nests without end, %#, then the run does not start',
    async (text) => {
      await expect(simulate(jsonata(text))).rejects.toThrow('/States/A/Output: is no JSONata expression that can run');
    },
  );
});

describe('a definition', () => {
  test.each<[string, SimulateOptions, string | RegExp]>([
    ['wraps its data in each round', { definition: loop({ Parameters: { 'a.$': '$' } }) }, 'deeper than 1000 levels'],
    [
      'doubles a text',
      { definition: loop({ Assign: { 's.$': "States.Format('{}{}', $s, $s)" } }, { Assign: { s: 'ab' } }) },
      'assigns variables with a size',
    ],
    [
      'doubles a list',
      { definition: loop({ Assign: { 's.$': 'States.Array($s, $s)' } }, { Assign: { s: [1] } }) },
      'assigns variables with a size',
    ],
    [
      'doubles a text in JSONata',
      {
        definition: { QueryLanguage: 'JSONata', ...loop({ Assign: { s: '{% $s & $s %}' } }, { Assign: { s: 'ab' } }) },
      },
      'assigns variables with a size',
    ],
    [
      'makes a huge range',
      { definition: pass({ Parameters: { 'a.$': 'States.ArrayRange(1, 1000000000, 1)' } }) },
      'ArrayRange',
    ],
    [
      'makes a huge text',
      {
        definition: pass({ Parameters: { 'a.$': `States.Format('${'{}'.repeat(3000)}'${', $.s'.repeat(3000)})` } }),
        input: { s: 'x'.repeat(200_000) },
      },
      'Invalid string length',
    ],
    [
      'descends again and again',
      { definition: pass({ InputPath: '$..*..*..*..*..*..*' }), input: nested(900) },
      'more than 5000000 values',
    ],
    [
      'filters in filters',
      {
        definition: pass({ InputPath: '$.l[?($.l[?($.l[?(@ == 0)])])]' }),
        input: { l: Array.from({ length: 3000 }, (_, at) => at) },
      },
      'more than 5000000 values',
    ],
    [
      'looks all up in all',
      {
        definition: pass({ InputPath: '$.l[?(@ in $.l)]' }),
        input: { l: Array.from({ length: 30_000 }, (_, at) => at) },
      },
      'more than 5000000 values',
    ],
    [
      'keeps a large input in each event',
      { definition: loop({}), input: 'x'.repeat(250_000) },
      'run it without history',
    ],
    ['goes round', { definition: loop({}) }, '25000'],
    [
      'retries without end',
      {
        definition: {
          StartAt: 'A',
          States: { A: { ...call, Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 99_999_999, BackoffRate: 1 }] } },
        },
        mocks: { A: { error: 'No' } },
      },
      '25000',
    ],
  ])('that %s, then the run fails', async (_, options, cause) => {
    const result = await simulate(options);
    expect(result.status).toBe('FAILED');
    expect(result.cause).toMatch(cause);
  });

  test('of an EXPRESS workflow that goes round, then it times out', async () => {
    const { status, events } = await simulate({ definition: loop({}), type: 'EXPRESS', transitionLimit: 20_000 });
    expect([status, events.length]).toEqual(['TIMED_OUT', 40_000]);
  });

  test.each<[string, SimulateOptions, string]>([
    ['input nests deeply', { definition: pass({}), input: nested(100_000) }, 'its input nests deeper than 1000 levels'],
    [
      'input holds itself',
      { definition: pass({}), input: circle as never },
      'its input nests deeper than 1000 levels, or holds itself',
    ],
    [
      'data nest deeply',
      {
        definition: JSON.stringify(pass({})).replace(
          '"End"',
          `"Result":${'['.repeat(100_000)}${']'.repeat(100_000)},"End"`,
        ),
      },
      'the definition nests deeper than 1000 levels',
    ],
    [
      'data hold themselves',
      { definition: pass({ Result: circle }) },
      'the definition nests deeper than 1000 levels, or holds itself',
    ],
    [
      'text is too long',
      { definition: pass({ Result: 'x'.repeat(1_048_576) }) },
      '1048645 bytes, and AWS takes 1048576',
    ],
    [
      'functions nest deeply',
      { definition: pass({ Parameters: { 'a.$': `${'States.Array('.repeat(10_000)}1${')'.repeat(10_000)}` } }) },
      'It nests too deeply',
    ],
    [
      'mock nests deeply',
      { definition: { StartAt: 'A', States: { A: call } }, mocks: { A: { result: nested(100_000) } } },
      'its mock: the result nests deeper',
    ],
  ])('whose %s, then the run does not start', async (_, options, problem) => {
    await expect(simulate(options)).rejects.toThrow(problem);
  });

  test('whose function gives what holds itself, then the task fails', async () => {
    const definition = { StartAt: 'A', States: { A: call } };
    expect((await simulate({ definition, functions: { f: () => circle as never } })).error).toBe('TypeError');
  });

  test('that compares a pattern of stars, then it takes no time to speak of', async () => {
    const choice = { Variable: '$', StringMatches: `${'*a'.repeat(2000)}b`, Next: 'B' };
    const definition = {
      StartAt: 'A',
      States: { A: { Type: 'Choice', Choices: [choice], Default: 'B' }, B: { Type: 'Succeed' } },
    };
    expect((await simulate({ definition, input: 'a'.repeat(250_000) })).status).toBe('SUCCEEDED');
  });
});

describe('what nests deeply', () => {
  const text = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  const deep = 'it nests deeper than 1000 levels';

  test('given to a server, then it is refused, and the server goes on', async () => {
    const desk = await openDesk();
    try {
      const roleArn = 'arn:aws:iam::123456789012:role/orders';
      const stateMachineArn = await desk.make('Orders', { A: { Type: 'Pass', End: true } });
      const definition = JSON.stringify(pass({})).replace('"End"', `"Result":${text},"End"`);
      await expect(desk.send(new StartExecutionCommand({ stateMachineArn, input: text }))).rejects.toThrow(deep);
      await expect(desk.send(new CreateStateMachineCommand({ name: 'Deep', roleArn, definition }))).rejects.toThrow(
        'nests deeper',
      );
      await expect(desk.send(new SendTaskSuccessCommand({ taskToken: 'x', output: text }))).rejects.toThrow(
        /deeper|Token/,
      );
      await expect(
        desk.send(new TestStateCommand({ roleArn, definition: '{"Type":"Pass","End":true}', input: text })),
      ).rejects.toThrow(deep);
      const { executionArn } = await desk.send(new StartExecutionCommand({ stateMachineArn }));
      expect((await desk.end(executionArn!)).status).toBe('SUCCEEDED');
    } finally {
      await desk.close();
    }
  });

  test.each(['input', 'variables', 'context'])(
    'given to a test of a state as its %s, then it is refused',
    async (member) => {
      await expect(testState({ definition: '{"Type":"Pass","End":true}', [member]: text })).rejects.toThrow(deep);
    },
  );

  test('in a text that becomes JSON, then the state fails', async () => {
    const { error } = await simulate({
      definition: pass({ Parameters: { 'a.$': 'States.StringToJson($.s)' } }),
      input: { s: text },
    });
    expect(error).toBe('States.IntrinsicFailure');
    expect((await simulate({ ...jsonata('$parse($states.input.s)'), input: { s: text } })).error).toBe(
      'States.QueryEvaluationError',
    );
  });
});
