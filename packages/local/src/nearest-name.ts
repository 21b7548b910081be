/** A trailing question with the name that may have been meant, or nothing: one that holds what was written, or is held by it. */
export function nearestName(written: string, names: readonly string[]): string {
  const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');
  const found = names.find((name) => bare(name).includes(bare(written)) || bare(written).includes(bare(name)));
  return found === undefined ? '' : ` Did you mean ${found}?`;
}
