import type { Json } from '../json';
import type { ApiCall } from './api-call';
import { readShape } from './client-schema';

type Names = Pick<ApiCall, 'errors' | 'hasTextBody' | 'isOptimised' | 'memberName'>;

/** The parameters of a task as the client of the AWS SDK takes them; what the API does not know keeps its name, so that it refuses it. */
export function toRequest(schema: unknown, value: Json, names: Names): unknown {
  const shape = readShape(schema);
  if (shape.type === 'structure' && isRecord(value)) {
    const byName = new Map([...shape.members].map(([member, to]) => [names.memberName(member), { member, to }]));
    return mapEntries(value, (name, item) => {
      const found = byName.get(name);
      return found ? [found.member, toRequest(found.to, item, names)] : [name, item];
    });
  }
  if (shape.type === 'list' && Array.isArray(value)) return value.map((item) => toRequest(shape.value, item, names));
  if (shape.type === 'map' && isRecord(value)) {
    return mapEntries(value, (name, item) => [name, toRequest(shape.value, item, names)]);
  }
  // Optimised integrations take JSON where the API takes the text of it.
  if (shape.type === 'string' && names.isOptimised && value !== null && typeof value !== 'string')
    return JSON.stringify(value);
  // A body that is streamed is the JSON of the value: text comes with its quotes.
  if (shape.type === 'stream' && !names.hasTextBody) return Buffer.from(JSON.stringify(value));
  if (shape.type === 'blob' || shape.type === 'stream')
    return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  if (shape.type === 'timestamp' && value !== null) return new Date(value as string | number);
  return value;
}

/** The answer of the client as the result of a task. */
export async function toResult(schema: unknown, value: unknown, names: Names): Promise<Json | undefined> {
  if (value === undefined || value === null) return undefined;
  // The AWS SDK for Java 1 has times as milliseconds.
  if (value instanceof Date) return names.errors.first ? value.getTime() : value.toISOString().replace('.000Z', 'Z');
  if (value instanceof Uint8Array) return textOrBase64(value);
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object') return typeof value === 'function' ? undefined : (value as Json);
  if ('transformToByteArray' in value) {
    return textOrBase64(await (value as { transformToByteArray(): Promise<Uint8Array> }).transformToByteArray());
  }
  const shape = readShape(schema);
  if (Array.isArray(value)) {
    const of = shape.type === 'list' ? shape.value : undefined;
    return Promise.all(value.map(async (item) => (await toResult(of, item, names)) ?? null));
  }
  const entries: [string, Json][] = [];
  for (const [name, item] of Object.entries(value)) {
    if (name === '$metadata') continue;
    const isMember = shape.type === 'structure';
    const of = shape.type === 'structure' ? shape.members.get(name) : shape.type === 'map' ? shape.value : undefined;
    const converted = await toResult(of, item, names);
    if (converted !== undefined) entries.push([isMember ? names.memberName(name) : name, converted]);
  }
  return Object.fromEntries(entries);
}

function textOrBase64(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('base64');
  }
}

function isRecord(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function mapEntries(
  value: Record<string, Json>,
  change: (name: string, item: Json) => [string, unknown],
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, item]) => change(name, item)));
}
