/** Patterns that every text matches, once anchors, groups and the `(?s)` flag are taken away. */
const ANYTHING = new Set(['.', '[\\s\\S]', '[\\S\\s]', '[\\d\\D]', '[\\w\\W]', '[\\w\\W\\s\\S]', '[\\s\\w\\W]']);

/** The pattern as the model writes it, unless it says nothing or JavaScript cannot read it. */
export function patternToKeep(pattern: string | undefined, minimumLength: number): string | undefined {
  if (pattern === undefined || matchesEverything(pattern, minimumLength)) return undefined;
  return compiles(pattern, 'u') || compiles(pattern, '') ? pattern : undefined;
}

function matchesEverything(pattern: string, minimumLength: number): boolean {
  let rest = pattern
    .replace(/^\(\?s\)/, '')
    .replace(/^\^/, '')
    .replace(/\$$/, '');
  let repeat = '';
  for (let before = ''; before !== rest; ) {
    before = rest;
    if (/[*+]$/.test(rest)) {
      repeat += rest.slice(-1);
      rest = rest.slice(0, -1);
    }
    if (/^\([^()]*\)$/.test(rest)) rest = rest.slice(1, -1);
  }
  return ANYTHING.has(rest) && (repeat.startsWith('*') || (repeat.startsWith('+') && minimumLength > 0));
}

function compiles(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}
