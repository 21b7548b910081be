import type { Json, JsonObject } from '../json';
import { count, startCount } from './count';
import type { Segment } from './parse';

/** Whether a path names one place at most: several names at its end are one object. */
export function isDefinite(segments: readonly Segment[]): boolean {
  const last = segments.length - 1;
  return segments.every(
    ({ kind }, at) => kind === 'name' || kind === 'index' || kind === 'function' || (kind === 'names' && at === last),
  );
}

/** Why a definite path has no value; words of Jayway's. */
export class NoValue {
  constructor(readonly reason: string) {}
}

/** The value of a definite path, or why there is none. */
export function read(segments: readonly Segment[], root: Json): Json | NoValue {
  let value: Json = root;
  for (let at = 0; at < segments.length; at += 1) {
    const segment = segments[at]!;
    if (segment.kind === 'name' || segment.kind === 'names') {
      if (value === null || typeof value !== 'object' || Array.isArray(value)) {
        return new NoValue(notAnObject(segments, at, value));
      }
      if (segment.kind === 'names') return pick(value, segment.names);
      if (!Object.hasOwn(value, segment.name)) {
        const path = pathText(segments.slice(0, at + 1));
        return new NoValue(
          at === segments.length - 1 ? `No results for path: ${path}` : `Missing property in path ${path}`,
        );
      }
      value = (value as JsonObject)[segment.name]!;
    } else if (segment.kind === 'index') {
      if (!Array.isArray(value)) return new NoValue(notAnArray(segments, at, value));
      const found: Json | undefined = value[segment.index < 0 ? value.length + segment.index : segment.index];
      if (found === undefined) return new NoValue(`No results for path: ${pathText(segments)}`);
      value = found;
    } else if (segment.kind === 'function') {
      value = lengthOf(value);
    }
  }
  return value;
}

/** All values that segments give; what is missing gives none. */
export function selectAll(segments: readonly Segment[], root: Json): Json[] {
  startCount();
  return select(segments, root, root);
}

/** The same within a path that is counted already. */
export function select(segments: readonly Segment[], start: Json, root: Json): Json[] {
  count(1);
  let values: Json[] = [start];
  for (const [at, segment] of segments.entries()) {
    // A filter after `..` takes each object by itself: in its array as well, it would come twice.
    const below = segment.kind === 'filter' && segments[at - 1]?.kind === 'descend';
    values = values.flatMap((value) => (below && Array.isArray(value) ? [] : step(segment, value, root)));
    count(values.length);
  }
  return values;
}

function pick(object: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(names.filter((name) => Object.hasOwn(object, name)).map((name) => [name, object[name]!]));
}

/** What has no members has no length either: null. */
function lengthOf(value: Json): number | null {
  return value === null || typeof value !== 'object' ? null : Object.keys(value).length;
}

function step(segment: Segment, value: Json, root: Json): Json[] {
  const object = value !== null && typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  switch (segment.kind) {
    case 'name':
      return object && Object.hasOwn(object, segment.name) ? [object[segment.name]!] : [];
    case 'names':
      return object ? [pick(object, segment.names)] : [];
    case 'index':
      return Array.isArray(value) ? at(value, segment.index) : [];
    case 'indexes':
      return Array.isArray(value) ? segment.indexes.flatMap((index) => at(value, index)) : [];
    case 'slice':
      return Array.isArray(value) ? slice(value, segment.from, segment.to) : [];
    case 'wildcard':
      return Array.isArray(value) ? value : object ? Object.values(object) : [];
    case 'descend':
      return descendants(value, []);
    case 'filter':
      return (Array.isArray(value) ? value : object ? [object] : []).filter((item) => segment.filter(item, root));
    case 'function':
      return [lengthOf(value)];
  }
}

/** Between two bounds, each index is counted from its own end, as Jayway has it: `[1:-1]` is empty. */
function slice(values: Json[], from: number | undefined, to: number | undefined): Json[] {
  if (from === undefined || to === undefined) return values.slice(from ?? 0, to);
  const first = Math.max(from, -values.length);
  const length = Math.max(0, Math.min(values.length, to) - first);
  return Array.from({ length }, (_, index) => at(values, first + index)).flat();
}

function at(values: Json[], index: number): Json[] {
  const found = values[index < 0 ? values.length + index : index];
  return found === undefined ? [] : [found];
}

function descendants(value: Json, found: Json[]): Json[] {
  if (value === null || typeof value !== 'object') return found;
  count(1);
  found.push(value);
  for (const item of Object.values(value)) descendants(item, found);
  return found;
}

/** A path as Jayway writes it. */
export function pathText(segments: readonly Segment[]): string {
  return '$' + segments.map(segmentText).join('');
}

function segmentText(segment: Segment): string {
  switch (segment.kind) {
    case 'name':
      return `['${segment.name}']`;
    case 'names':
      return `[${segment.names.map((name) => `'${name}'`).join(',')}]`;
    case 'index':
      return `[${segment.index}]`;
    case 'indexes':
      return `[${segment.indexes.join(',')}]`;
    case 'slice':
      return `[${segment.from ?? ''}:${segment.to ?? ''}]`;
    case 'wildcard':
      return '[*]';
    case 'descend':
      return '..';
    case 'filter':
      return segment.text;
    case 'function':
      return '.length()';
  }
}

function notAnObject(segments: readonly Segment[], index: number, value: Json): string {
  const [name, path] = [segmentText(segments[index]!), pathText(segments.slice(0, index))];
  return `Expected to find an object with property ${name} in path ${path} but found '${javaClass(value)}'. This is not a json object according to the JsonProvider: 'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.`;
}

function notAnArray(segments: readonly Segment[], index: number, value: Json): string {
  if (value === null) return `The path ${pathText(segments.slice(0, index))} is null`;
  return `Filter: ${segmentText(segments[index]!)} can only be applied to arrays. Current context is: ${JSON.stringify(value)}`;
}

function javaClass(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'java.util.ArrayList';
  if (typeof value === 'number') return Number.isInteger(value) ? 'java.lang.Integer' : 'java.lang.Double';
  return typeof value === 'string' ? 'java.lang.String' : 'java.lang.Boolean';
}
