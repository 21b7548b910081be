/** Compiles a pattern of StringMatches: `*` stands for any text, a backslash takes the next character as it is. Linear in the text but for the stars. */
export function compileWildcard(pattern: string): (text: string) => boolean {
  const pieces = [''];
  for (let at = 0; at < pattern.length; at += 1) {
    const char = pattern[at]!;
    if (char === '*') pieces.push('');
    else if (char === '\\' && at + 1 < pattern.length) pieces[pieces.length - 1] += pattern[++at]!;
    else pieces[pieces.length - 1] += char;
  }
  const [first, ...rest] = pieces as [string, ...string[]];
  const last = rest.pop();
  if (last === undefined) return (text) => text === first;
  return (text) => {
    if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
    let at = first.length;
    for (const piece of rest) {
      const found = text.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return at <= text.length - last.length;
  };
}
