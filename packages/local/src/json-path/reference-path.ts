import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import { PathReader, type Segment } from './parse';

/** Puts a result into an input, as ResultPath says. */
type ReferencePath = (input: Json, result: Json) => Json;

/** The segments of a reference path: names, and indexes from the start, alone; undefined when it is not one. */
export function referenceSegments(path: string): Segment[] | undefined {
  if (!path.startsWith('$')) return undefined;
  const reader = new PathReader(path, 1);
  const segments = reader.segments();
  if (reader.at < path.length) return undefined;
  const isOne = (segment: Segment) => segment.kind === 'name' || (segment.kind === 'index' && segment.index >= 0);
  return segments.every(isOne) ? segments : undefined;
}

/** Compiles a ResultPath. What lies beside the path is shared, not copied. */
export function compileReferencePath(path: string): ReferencePath {
  const segments = referenceSegments(path)!;
  if (segments.length === 0) return (_, result) => result;
  return (input, result) => put(input, segments, 0, result, path);
}

function put(target: Json, segments: readonly Segment[], at: number, result: Json, path: string): Json {
  const segment = segments[at];
  if (segment === undefined) return result;
  if (segment.kind === 'index') {
    if (!Array.isArray(target) || segment.index >= target.length) throw unfit(path, target);
    const copy = target.slice();
    copy[segment.index] = put(copy[segment.index]!, segments, at + 1, result, path);
    return copy;
  }
  const { name } = segment as { name: string };
  if (target === null || typeof target !== 'object' || Array.isArray(target)) throw unfit(path, target);
  const copy: JsonObject = { ...target };
  const inner = Object.hasOwn(target, name) ? target[name]! : {};
  const value = put(at + 1 < segments.length && inner === null ? {} : inner, segments, at + 1, result, path);
  // A plain assignment to __proto__ would change the prototype.
  if (name === '__proto__')
    Object.defineProperty(copy, name, { value, enumerable: true, writable: true, configurable: true });
  else copy[name] = value;
  return copy;
}

function unfit(path: string, target: Json): Failure {
  const cause = `Unable to apply ReferencePath ${path} to input ${JSON.stringify(target)}`;
  return new Failure('States.ResultPathMatchFailure', cause, { bare: true });
}
