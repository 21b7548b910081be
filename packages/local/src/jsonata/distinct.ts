/** The items of a list without those that equal one before; JSONata compares each with each. */
export function distinct(list: unknown): unknown {
  if (!Array.isArray(list) || list.length <= 1) return list;
  const ids = new Map<unknown, string>();
  const seen = new Set<string>();
  const found = list.filter((item) => {
    const key = keyOf(item, ids);
    return seen.has(key) ? false : seen.add(key);
  });
  return 'sequence' in list ? Object.defineProperty(found, 'sequence', { value: true }) : found;
}

/** One text for all values that are equal; functions are equal to themselves. */
function keyOf(value: unknown, ids: Map<unknown, string>): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || (typeof value !== 'object' && typeof value !== 'function')) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => keyOf(item, ids)).join()}]`;
  if (typeof value === 'function' || '_jsonata_lambda' in value || '_jsonata_function' in value) {
    if (!ids.has(value)) ids.set(value, `function ${ids.size}`);
    return ids.get(value)!;
  }
  const fields = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${fields.map(([name, item]) => `${JSON.stringify(name)}:${keyOf(item, ids)}`).join()}}`;
}
