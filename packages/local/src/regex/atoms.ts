/** Whether a UTF-16 unit is one of a set. */
export type UnitSet = (unit: number) => boolean;

/** Whether a place in a text is one that an expression asks for. */
export type PlaceTest = (text: string, at: number) => boolean;

/** The set of what stands for one character: `a`, `.`, `\d`, `[^a-z]`. JavaScript's own engine tells, one character at a time. */
export function characterSet(source: string, flags: string): UnitSet {
  const native = new RegExp(`^(?:${source.replace(/^[\]{}]$/, '\\$&')})$`, flags.replace('m', ''));
  const known = new Uint8Array(128);
  for (let unit = 0; unit < 128; unit += 1) known[unit] = native.test(String.fromCharCode(unit)) ? 1 : 0;
  return (unit) => (unit < 128 ? known[unit] === 1 : native.test(String.fromCharCode(unit)));
}

const isWord = characterSet('\\w', '');
const isLineEnd = characterSet('[\\n\\r\\u2028\\u2029]', '');

/** The test of `^`, `$`, `\b` and `\B`. */
export function assertion(sign: '^' | '$' | '\\b' | '\\B', flags: string): PlaceTest {
  const lines = flags.includes('m');
  switch (sign) {
    case '^':
      return (text, at) => at === 0 || (lines && isLineEnd(text.charCodeAt(at - 1)));
    case '$':
      return (text, at) => at === text.length || (lines && isLineEnd(text.charCodeAt(at)));
    case '\\b':
      return isBoundary;
    case '\\B':
      return (text, at) => !isBoundary(text, at);
  }
}

function isBoundary(text: string, at: number): boolean {
  const before = at > 0 && isWord(text.charCodeAt(at - 1));
  const after = at < text.length && isWord(text.charCodeAt(at));
  return before !== after;
}

/** Whether two units are one letter where case does not matter: as JavaScript folds it without the flag `u`. */
export function isSameLetter(one: number, other: number): boolean {
  return one === other || folded(one) === folded(other);
}

function folded(unit: number): number {
  const upper = String.fromCharCode(unit).toUpperCase();
  const code = upper.charCodeAt(0);
  return upper.length > 1 || (unit >= 128 && code < 128) ? unit : code;
}
