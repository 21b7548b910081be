/** What an object has by itself, where JSONata would also find what JavaScript gives to every object; of a list, what its items have. */
export function lookUp(value: unknown, key: string): unknown {
  if (Array.isArray(value)) {
    const found = value.flatMap((item) => lookUp(item, key) ?? []);
    return Object.defineProperty(found, 'sequence', { value: true });
  }
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** The same as a step of a path: what it works on is `this`. */
export function ownProperty(this: unknown, key: string): unknown {
  return lookUp(this, key);
}
