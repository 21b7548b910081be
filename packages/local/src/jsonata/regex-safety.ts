/**
 * Whether a regular expression may take exponential time: an unbounded repetition of a group that itself repeats without bound or has
 * alternatives, or a back reference. JavaScript's engine backtracks, and an execution must not be able to hang its process.
 */
export function isRisky(source: string): boolean {
  const groups: { repeats: boolean; alternatives: boolean }[] = [{ repeats: false, alternatives: false }];
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (char === '\\') {
      if (/[1-9k]/.test(source[at + 1] ?? '')) return true;
      at += 1;
    } else if (char === '[') at = endOfClass(source, at);
    else if (char === '(') groups.push({ repeats: false, alternatives: false });
    else if (char === '|') groups.at(-1)!.alternatives = true;
    else if (char === ')' && groups.length > 1) {
      const group = groups.pop()!;
      const unbounded = isUnbounded(source, at + 1);
      if (unbounded && (group.repeats || group.alternatives)) return true;
      if (unbounded || group.repeats) groups.at(-1)!.repeats = true;
    } else if (isUnbounded(source, at)) groups.at(-1)!.repeats = true;
  }
  return false;
}

function isUnbounded(source: string, at: number): boolean {
  return source[at] === '*' || source[at] === '+' || /^\{\d+,(\d{3,})?\}/.test(source.slice(at, at + 12));
}

function endOfClass(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === ']') return at;
  }
  return source.length;
}
