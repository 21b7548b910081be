import fc from 'fast-check';
import { isRisky } from '../src/jsonata/regex-safety';

describe('a regular expression', () => {
  test.each([
    '^[A-Z]{2}-\\d+$',
    '(foo|bar)?-\\d{1,10}',
    '^(\\d{1,3}\\.){3}\\d{1,3}$',
    '^\\s*(\\w+)\\s*=\\s*(.*)$',
    '(?:ab)+c',
    '[(+*]+',
    '\\(a+\\)+',
  ])('that ends soon, %s, then it is let through', (source) => {
    expect(isRisky(source)).toBe(false);
  });

  test.each([
    '(a+)+$',
    '(a|a)*$',
    '((a|a))*$',
    '((a|a)b?)+$',
    '(?:a+)+$',
    '(a{1,30}){1,30}$',
    '(a+){30}$',
    '(((a{1,3}){3}){3}){3}$',
    '(a?){40}$',
    '(a)\\1',
    '.*.*.*.*.*.*.*.*.*x',
    `${'a?'.repeat(30)}x`,
  ])('that may not end, %s, then it is refused', (source) => {
    expect(isRisky(source)).toBe(true);
  });

  test('that is let through, whichever it is, then it ends on a text that makes others hang', () => {
    const { source } = fc.letrec<{ source: string }>((tie) => {
      const quantifier = fc.constantFrom('', '*', '+', '?', '{2}', '{1,3}', '{1,30}', '{30}', '+?');
      const group = fc
        .tuple(tie('source'), quantifier, fc.constantFrom('(', '(?:'))
        .map(([s, q, open]) => `${open}${s})${q}`);
      const atom = fc.tuple(fc.constantFrom('a', '[ab]', '\\w', '.'), quantifier).map(([s, q]) => s + q);
      const piece = fc.oneof({ maxDepth: 3 }, atom, group);
      const row = fc.array(piece, { minLength: 1, maxLength: 2 }).map((list) => list.join(''));
      return {
        source: fc.oneof(
          row,
          fc.tuple(row, row).map(([one, other]) => `${one}|${other}`),
        ),
      };
    });
    const text = `${'a'.repeat(28)}!`;
    let letThrough = 0;
    fc.assert(
      fc.property(source, (pattern) => {
        if (isRisky(pattern)) return;
        letThrough += 1;
        new RegExp(`^(?:${pattern})$`).test(text);
      }),
      { numRuns: 1000, seed: 1 },
    );
    expect(letThrough).toBeGreaterThan(100);
  });
});
