/** A shape of an API as the AWS SDK's clients hold it. */
export type ClientShape =
  | {
      readonly type: 'structure';
      readonly members: ReadonlyMap<string, unknown>;
      /** How many members are always there: the first ones. */
      readonly required: number;
    }
  | { readonly type: 'list' | 'map'; readonly value: unknown }
  | { readonly type: 'string' | 'number' | 'boolean' | 'blob' | 'stream' | 'timestamp' | 'other' };

/** Bits and markers of the clients' schemas, as `@smithy/types` lists them. */
const LIST = 64;
const MAP = 128;
const TYPES: Readonly<Record<number, 'string' | 'number' | 'boolean' | 'blob' | 'stream' | 'timestamp'>> = {
  0: 'string',
  1: 'number',
  2: 'boolean',
  4: 'timestamp',
  5: 'timestamp',
  6: 'timestamp',
  7: 'timestamp',
  17: 'number',
  19: 'number',
  21: 'blob',
  42: 'stream',
};

/** Reads one schema of a client. */
export function readShape(schema: unknown): ClientShape {
  if (typeof schema === 'function') return readShape(schema());
  if (typeof schema === 'number') return readNumber(schema);
  if (!Array.isArray(schema)) return { type: 'other' };
  // A schema with the traits of the member that has it.
  if (schema.length === 2) return readShape(schema[0]);
  const [kind, , , , first, second, required] = schema as [number, string, string, unknown, unknown, unknown, unknown];
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
      const members = new Map((first as string[]).map((name, index) => [name, schemas[index]]));
      return { type: 'structure', members, required: typeof required === 'number' ? required : 0 };
    }
  }
}

function readNumber(schema: number): ClientShape {
  if (schema >= MAP) return { type: 'map', value: schema - MAP };
  if (schema >= LIST) return { type: 'list', value: schema - LIST };
  return { type: TYPES[schema] ?? 'other' };
}
