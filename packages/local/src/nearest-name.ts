/** A trailing question with the name that may have been meant, or nothing: the one with the fewest letters to change, or else one that holds what was written. */
export function nearestName(written: string, names: readonly string[]): string {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const wanted = bare(written);
  if (wanted === '') return '';
  let nearest: { name: string; changes: number } | undefined;
  for (const name of names) {
    const given = bare(name);
    const holds = Math.min(given.length, wanted.length) > 2 && (given.includes(wanted) || wanted.includes(given));
    const most = Math.floor(Math.max(wanted.length, given.length) / 3);
    // What is far longer is not worth counting.
    const changes = Math.abs(wanted.length - given.length) > most ? Infinity : changesBetween(wanted, given);
    const rank = changes <= most ? changes : holds ? most + 1 : Infinity;
    if (rank < (nearest?.changes ?? Infinity)) nearest = { name, changes: rank };
  }
  return nearest === undefined ? '' : ` Did you mean ${nearest.name}?`;
}

/** A sentence without its full stop, with the question behind it where there is one. */
export function withNearest(sentence: string, question: string): string {
  return question === '' ? sentence : `${sentence}.${question}`;
}

/** How many letters must be added, dropped, changed or swapped with their neighbour to make one text the other. */
function changesBetween(one: string, other: string): number {
  let [before, row]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const same = one[at - 1] === other[to - 1];
      next[to] = Math.min(row![to]! + 1, next[to - 1]! + 1, row![to - 1]! + (same ? 0 : 1));
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      if (swapped) next[to] = Math.min(next[to]!, before![to - 2]! + 1);
    }
    [before, row] = [row, next];
  }
  return row!.at(-1)!;
}
