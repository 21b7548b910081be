import { JsonPath } from '@sfn-tasks/core';
import { bindReferences } from '../src/bind-references';
import { compileProblem } from '../src/compile-problem';

/** The code, and the paths in the order of their members. */
function bound(script: string): [string, ...string[]] {
  const { code, references } = bindReferences(script);
  return [code, ...references.values()];
}

describe('given an expression, its paths become members of $', () => {
  test.each<[string, string, string[]]>([
    ['1 + 1', '1 + 1', []],
    ['$', '$.value0', ['$']],
    ['$.a + $.b + $.a', '$.value0 + $.value1 + $.value0', ['$.a', '$.b']],
    ['$$.Execution.Id', '$.value0', ['$$.Execution.Id']],
    ['$rate.net * 2', '$.value0 * 2', ['$rate.net']],
    ["$['any key'].x", '$.value0', ["$['any key'].x"]],
    ['$.é', '$.value0', ['$.é']],
    ['$..price', '$.value0', ['$..price']],
    ['$.a[-1].b[*].c[0:2]', '$.value0', ['$.a[-1].b[*].c[0:2]']],
    ['$.a[?(@.x > (1) && @.y == ")")].z', '$.value0', ['$.a[?(@.x > (1) && @.y == ")")].z']],
    ['[...$.list]', '[...$.value0]', ['$.list']],
    ["$['a']in $", '$.value0 in $.value1', ["$['a']", '$']],
    ['$.a?$.b:$.c', '$.value0?$.value1:$.value2', ['$.a', '$.b', '$.c']],
    ['$.a?.b', '$.value0?.b', ['$.a']],
    ['$.total;', '$.value0', ['$.total']],
  ])('%s', (script, code, paths) => {
    expect(bound(script)).toEqual([code, ...paths]);
  });
});

describe('given a dash', () => {
  test.each<[string, string, string[]]>([
    ['$.my-key', '$.value0', ['$.my-key']],
    ['$.a - $.b', '$.value0 - $.value1', ['$.a', '$.b']],
    ['$.a-$.b', '$.value0-$.value1', ['$.a', '$.b']],
    ['$.a-1', '$.value0-1', ['$.a']],
    ['$.my-key-Number($.b)', '$.value0-Number($.value1)', ['$.my-key', '$.b']],
    ["$['a-1']", '$.value0', ["$['a-1']"]],
  ])('it is a part of the name only where a letter follows: %s', (script, code, paths) => {
    expect(bound(script)).toEqual([code, ...paths]);
  });

  test('before an object of JavaScript it is neither', () => {
    expect(() => bindReferences('$.a-Math.floor($.b)')).toThrow(
      "Write $.a - Math to subtract, or ['a-Math'] for the name",
    );
    expect(bound("$['a-Math'].floor($.b)")).toEqual(['$.value0.floor($.value1)', "$['a-Math']", '$.b']);
  });
});

describe('given JavaScript around a path, the path ends before it', () => {
  test.each<[string, string, string[]]>([
    ['$.name.trim().length', '$.value0.trim().length', ['$.name']],
    ['$.name.trim?.()', '$.value0.trim?.()', ['$.name']],
    ['$.parcel.length', '$.value0', ['$.parcel.length']],
    ['($.list).length', '($.value0).length', ['$.list']],
    ['$.a[$.i]', '$.value0[$.value1]', ['$.a', '$.i']],
    ['$.a.map((x, i) => $.b[i].$ref)', '$.value0.map((x, i) => $.value1[i].$ref)', ['$.a', '$.b']],
  ])('%s', (script, code, paths) => {
    expect(bound(script)).toEqual([code, ...paths]);
  });
});

describe('given text, comments and regular expressions', () => {
  test.each<[string, string, string[]]>([
    ["\"$.a\" + 'it\\'s $.b'", "\"$.a\" + 'it\\'s $.b'", []],
    ['`$.a ${$.b} \\${$.c} ${`${$.d}`} }`', '`$.a ${$.value0} \\${$.c} ${`${$.value1}`} }`', ['$.b', '$.d']],
    ['`${{ a: $.a }.a}`', '`${{ a: $.value0 }.a}`', ['$.a']],
    ['$.a /* $.b */ // $.c', '$.value0', ['$.a']],
    ['/[/$]$.a/u.test($.b)', '/[/$]$.a/u.test($.value0)', ['$.b']],
    ['$.a / $.b / $.c', '$.value0 / $.value1 / $.value2', ['$.a', '$.b', '$.c']],
    ['($.a) / $.b / 2', '($.value0) / $.value1 / 2', ['$.a', '$.b']],
    ['typeof /$.a/', 'typeof /$.a/', []],
    [
      '(() => { if ($.a) /$/.exec(""); {} /$/.exec(""); return 1 })()',
      '(() => { if ($.value0) /$/.exec(""); {} /$/.exec(""); return 1 })()',
      ['$.a'],
    ],
  ])('only paths in code count: %s', (script, code, paths) => {
    expect(bound(script)).toEqual([code, ...paths]);
  });

  test('what looks like a path in text is told', () => {
    expect(bindReferences('"x $.a" + `$.b.c costs $5`').pathsInText).toEqual([
      { path: '$.a', position: 3 },
      { path: '$.b.c', position: 11 },
    ]);
  });
});

describe('given tokens of the CDK', () => {
  test('a path is bound, in code and in the text of a template', () => {
    const path = JsonPath.stringAt('$.a');
    expect(bound(`${path} + \`<${path}>\``)).toEqual(['$.value0 + `<${$.value0}>`', path]);
  });

  test('a path in a string is refused: it would become code', () => {
    expect(() => bindReferences(`"x ${JsonPath.stringAt('$.a')}"`)).toThrow('a path cannot stand inside a string');
  });

  test('a path in a comment goes with the comment', () => {
    expect(bound(`1 // ${JsonPath.stringAt('$.a')}`)).toEqual(['1']);
  });
});

describe('given what is no expression', () => {
  test.each<[string, string, number]>([
    ['($.a', '( is not closed; add )', 0],
    ['1) + (2', 'found ), but no bracket is open', 1],
    ['[1)', 'found ) where [ at position 0 should be closed', 2],
    ['1 + "abc', 'the string is not closed; add "', 4],
    ['`x ${1', '${ is not closed; add }', 3],
    ['`x', '` is not closed; add `', 0],
    ['1 /* x', 'the comment is not closed; add */', 2],
    ['1 + $.', 'a name is missing after the dot', 6],
    ['1 + $$foo', 'found $$foo, but a path begins with', 4],
  ])('%s names the place', (script, message, position) => {
    expect(() => bindReferences(script)).toThrow(
      expect.objectContaining({ message: expect.stringContaining(message), position }),
    );
  });

  test.each([
    ['1 +', 'it ends too early'],
    ['(1 + )', "Unexpected token ')'"],
    ['$.a $.b', "Unexpected identifier '$'"],
    ['({ $.a })', "Unexpected token '.'"],
    ['$ => 1', 'Malformed arrow function parameter list'],
    ['if ($.a) 1', "Unexpected token 'if'"],
  ])('%s does not compile', (script, message) => {
    expect(compileProblem(bindReferences(script))).toBe(message);
  });
});
