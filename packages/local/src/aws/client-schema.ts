/** A shape of an API as the AWS SDK's clients hold it. */
export type ClientShape =
  | { readonly type: 'structure'; readonly members: ReadonlyMap<string, unknown> }
  | { readonly type: 'list' | 'map'; readonly value: unknown }
  | { readonly type: 'string' | 'blob' | 'timestamp' | 'other' };

/** Bits and markers of the clients' schemas, as `@smithy/types` lists them. */
const LIST = 64;
const MAP = 128;
const BLOBS = [21, 42];
const TIMESTAMPS = [4, 5, 6, 7];

/** Reads one schema of a client. */
export function readShape(schema: unknown): ClientShape {
  if (typeof schema === 'function') return readShape(schema());
  if (typeof schema === 'number') return readNumber(schema);
  if (!Array.isArray(schema)) return { type: 'other' };
  // A schema with the traits of the member that has it.
  if (schema.length === 2) return readShape(schema[0]);
  const [kind, , , , first, second] = schema as [number, string, string, unknown, unknown, unknown];
  switch (kind) {
    case 0:
      return readShape(first);
    case 1:
      return { type: 'list', value: first };
    case 2:
      return { type: 'map', value: second };
    case 9:
      return readShape(first);
    default: {
      const schemas = second as readonly unknown[];
      return { type: 'structure', members: new Map((first as string[]).map((name, index) => [name, schemas[index]])) };
    }
  }
}

function readNumber(schema: number): ClientShape {
  if (schema >= MAP) return { type: 'map', value: schema - MAP };
  if (schema >= LIST) return { type: 'list', value: schema - LIST };
  if (BLOBS.includes(schema)) return { type: 'blob' };
  if (TIMESTAMPS.includes(schema)) return { type: 'timestamp' };
  return { type: schema === 0 ? 'string' : 'other' };
}
