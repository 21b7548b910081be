import type { Shape } from '../../../packages/core/src/api';
import type { Model, ModelReference, ModelShape } from './model';
import { patternToKeep } from './pattern';

/** The types that need no entry of their own as long as nothing limits them. */
export const BUILT_IN: ReadonlySet<string> = new Set([
  'string',
  'integer',
  'float',
  'boolean',
  'timestamp',
  'blob',
  'document',
]);

const TYPES: Readonly<Record<string, string>> = { long: 'integer', double: 'float' };

/** What is converted already: by model, since operations share shapes, and by what names members. */
const converted = new WeakMap<Model, Map<(name: string) => string, Map<string, Shape>>>();

/** The shape called `name` in Step Functions' terms; references keep the model's shape names. */
export function convertShape(model: Model, name: string, memberName: (name: string) => string): Shape {
  const ofModel = converted.get(model) ?? new Map<(name: string) => string, Map<string, Shape>>();
  converted.set(model, ofModel);
  const shapes = ofModel.get(memberName) ?? new Map<string, Shape>();
  ofModel.set(memberName, shapes);
  const shape = shapes.get(name) ?? convert(model, name, memberName);
  shapes.set(name, shape);
  return shape;
}

function convert(model: Model, name: string, memberName: (name: string) => string): Shape {
  const shape = model.shapes[name]!;
  const refer = (to: ModelReference): string => reference(model, to.shape);
  switch (shape.type) {
    case 'structure':
      return structure(shape, refer, memberName);
    case 'list':
      return { type: 'list', member: refer(shape.member!), ...size(shape) };
    case 'map':
      return { type: 'map', key: refer(shape.key!), value: refer(shape.value!), ...size(shape) };
    case 'string':
      return stringShape(shape);
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return { type: TYPES[shape.type] ?? shape.type, ...range(shape) } as Shape;
    default:
      return { type: shape.type } as Shape;
  }
}

/** The name to refer to a shape by: a built-in type where nothing limits the shape. */
export function reference(model: Model, name: string): string {
  const shape = model.shapes[name]!;
  if (shape.document === true) return 'document';
  const type = TYPES[shape.type] ?? shape.type;
  if (!BUILT_IN.has(type)) return name;
  const limited = convertShape(model, name, String);
  return Object.keys(limited).length === 1 ? limited.type : name;
}

function structure(
  shape: ModelShape,
  refer: (to: ModelReference) => string,
  memberName: (name: string) => string,
): Shape {
  const members = shape.members ?? {};
  // The service's SDK fills in an idempotency token that the request leaves out, and Step Functions calls through an SDK.
  const required = (shape.required ?? []).filter((name) => members[name]?.idempotencyToken !== true);
  return {
    type: 'structure',
    members: Object.fromEntries(Object.entries(members).map(([name, member]) => [memberName(name), refer(member)])),
    ...(required.length === 0 ? {} : { required: required.map(memberName) }),
    ...(shape.union === true ? { union: true as const } : {}),
  };
}

function stringShape(shape: ModelShape): Shape {
  // Known values say all that a length or a pattern could.
  if (shape.enum !== undefined) return { type: 'string', enum: shape.enum };
  const pattern = patternToKeep(shape.pattern, shape.min ?? 0);
  return { type: 'string', ...size(shape), ...(pattern === undefined ? {} : { pattern }) };
}

function size(shape: ModelShape): { min?: number; max?: number } {
  // No length is negative, so a minimum of 0 limits nothing.
  return range({ ...shape, min: shape.min === 0 ? undefined : shape.min });
}

function range(shape: ModelShape): { min?: number; max?: number } {
  return {
    ...(shape.min === undefined ? {} : { min: shape.min }),
    ...(shape.max === undefined ? {} : { max: shape.max }),
  };
}
