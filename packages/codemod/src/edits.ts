/** A piece of a text and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with the edits made; what no edit touches stays as it is. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // From the end, so that the positions before an edit hold. Insertions at one place keep their order.
  return [...edits]
    .map((edit, index) => ({ ...edit, index }))
    .sort((left, right) => right.start - left.start || right.index - left.index)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}

interface Ranged {
  getStart(): number;
  getEnd(): number;
}

/** The edits that take elements out of a list that is written with commas; at least one element stays. */
export function removeElements<Element extends Ranged>(
  elements: readonly Element[],
  removed: ReadonlySet<Element>,
): Edit[] {
  const lastKept = elements.findLastIndex((element) => !removed.has(element));
  const edits = elements.flatMap((element, index) =>
    removed.has(element) && index < lastKept
      ? [{ start: element.getStart(), end: elements[index + 1]!.getStart(), text: '' }]
      : [],
  );
  if (lastKept < elements.length - 1) {
    edits.push({ start: elements[lastKept]!.getEnd(), end: elements.at(-1)!.getEnd(), text: '' });
  }
  return edits;
}
