import fc from 'fast-check';
import { compileRegex } from '../src/regex/compile';
import { Matcher } from '../src/regex/matcher';

function all(regex: RegExp, text: string) {
  const matcher = new Matcher(compileRegex(regex), text, { left: 1e7 });
  const found: unknown[] = [];
  for (let at = 0; at <= text.length; ) {
    const match = matcher.find(at);
    if (!match) break;
    found.push([match.start, ...match.texts]);
    at = match.end > match.start ? match.end : match.end + 1;
  }
  return found;
}

const ofJavaScript = (regex: RegExp, text: string) =>
  [...text.matchAll(new RegExp(regex.source, `${regex.flags.replace('g', '')}g`))].map((match) => [
    match.index,
    ...match,
  ]);

/** With references back, the time may grow without a bound but that of the steps. */
function endsOr(find: () => unknown, references: boolean): unknown {
  try {
    return find();
  } catch (error) {
    if (references && /takes too many steps/.test(String(error))) return 'too many steps';
    throw error;
  }
}

const regexes = (references: boolean) =>
  fc.letrec<{ source: string }>((tie) => {
    const quantifier = fc.constantFrom(
      '',
      '',
      '',
      '*',
      '+',
      '?',
      '*?',
      '+?',
      '??',
      '{2}',
      '{0,2}',
      '{1,}',
      '{1,3}?',
      '{,2}',
      '{0}',
    );
    const open = fc.constantFrom('(', '(', '(?:', '(?=', '(?!', '(?<=', '(?<!');
    const group = fc.tuple(open, tie('source')).map(([sign, inner]) => `${sign}${inner})`);
    const repeated = fc
      .tuple(
        fc.oneof(
          fc.constantFrom(
            'a',
            'b',
            'B',
            '.',
            '[ab]',
            '[^a]',
            '\\w',
            '\\s',
            '\\x61',
            '[]',
            '[^]',
            'ſ',
            'K',
            '\\u0061',
            '\\cJ',
            '\\c',
            '\\101',
            '}',
            ']',
            '-',
          ),
          group,
        ),
        quantifier,
      )
      // Without u, JavaScript repeats a look ahead but not a look behind.
      .map(([atom, sign]) => (atom.startsWith('(?<') ? atom : atom + sign));
    const place = fc.constantFrom('^', '$', '\\b', '\\B');
    const reference = fc.constantFrom('\\1', '\\2', '\\3');
    const piece = fc.oneof({ maxDepth: 4 }, repeated, repeated, repeated, place, ...(references ? [reference] : []));
    const row = fc.array(piece, { maxLength: 4 }).map((list) => list.join(''));
    return {
      source: fc.oneof(
        row,
        row,
        fc.tuple(row, row).map((both) => both.join('|')),
      ),
    };
  }).source;
const texts = fc
  .array(fc.constantFrom('a', 'a', 'b', 'A', '\n', '-', 'ſ', 's', 'k', 'K', '}'), { maxLength: 10 })
  .map((list) => list.join(''));
const flags = fc.constantFrom('', 'i', 'm', 'im');

describe('a regular expression', () => {
  test.each([false, true])(
    'of any kind, references back: %s, then matches and groups are those of JavaScript',
    (references) => {
      fc.assert(
        fc.property(regexes(references), flags, texts, (source, flag, text) => {
          const regex = new RegExp(source, flag);
          const found = endsOr(() => all(regex, text), references);
          if (found !== 'too many steps') expect(found).toEqual(ofJavaScript(regex, text));
        }),
        { numRuns: Number(process.env['RUNS'] ?? 3000), seed: Number(process.env['SEED'] ?? 1) },
      );
    },
  );

  /** How many steps it takes to find all matches in a text of `a`s. */
  const steps = (regex: RegExp, length: number, text = 'a'.repeat(length)) => {
    const meter = { left: 1e9 };
    const matcher = new Matcher(compileRegex(regex), text, meter);
    for (let at = 0; at <= text.length; ) {
      const match = matcher.find(at);
      if (!match) break;
      at = Math.max(match.end, match.start + 1);
    }
    return 1e9 - meter.left;
  };

  test.each([
    /(a+)+$b/,
    /(a|a)*b/,
    /((a|b?)*)*b/,
    /a*a*a*a*b/,
    /a*b|a/,
    /(.*)(.*)(.*)b/,
    /^\s*(.*?)\s*b$/,
    /(?:a?){30}b/,
    /a(?!.*b)c/,
    /(?<!b.*)c/,
    /(?:a{1,30}){1,30}b/,
    /([^b]*)b|./,
  ])('such as %s, then twice the text takes about twice the steps', (regex) => {
    expect(steps(regex, 8_000) / steps(regex, 4_000)).toBeLessThan(2.1);
  });

  test('on one letter, then the steps do not grow with what was repeated before', () => {
    expect(steps(/x*y|x/, 0, 'x'.repeat(5_000))).toBeLessThan(5_000 * 20);
  });

  test('whose groups have names or references by name, then they are those of JavaScript', () => {
    for (const regex of [/(?<a>b)\k<a>/, /\k<a>(?<a>b)/, /(?<a>.)(?<b>\k<a>)/i, /\k/]) {
      expect(all(regex, 'bbBbk')).toEqual(ofJavaScript(regex, 'bbBbk'));
    }
  });

  test.each([
    [/((((a{20}){20}){20}){20})/, 'takes more than 10000 steps'],
    [/(?:(?:(?:(?:(?:(?:(?:(?:(?:(?:a*)*)*)*)*)*)*)*)*)*)*/, 'more than 8 repetitions in each other'],
    [new RegExp(`${'('.repeat(600)}a${')'.repeat(600)}`), 'nests deeper than 500 groups'],
  ])('that is too large, %#, then it is refused', (regex, reason) => {
    expect(() => compileRegex(regex)).toThrow(reason);
  });

  test('that takes more steps than are left, then the search ends', () => {
    expect(() => new Matcher(compileRegex(/(a*)\1b/), 'a'.repeat(1_000), { left: 10_000 }).find(0)).toThrow(
      'The regular expression /(a*)\\1b/ takes too many steps.',
    );
  });
});
