import { ApiError, invalid } from './api-error';
import { requests, shapes } from './requests.generated';

/** What is checked of a value in a request. */
export interface RequestShape {
  readonly type: string;
  readonly members?: Readonly<Record<string, string>>;
  readonly required?: readonly string[];
  readonly member?: string;
  readonly enum?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
  readonly sensitive?: boolean;
}

/** The request of an operation, checked by the model of the API; members that are null are left out. */
export function checkRequest(operation: string, body: unknown): Record<string, any> {
  const problems: string[] = [];
  const request = checked(body, requests[operation]!, '', problems) as Record<string, any>;
  if (problems.length > 0) {
    const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
    throw invalid(`${count}: ${problems.join('; ')}`);
  }
  return request;
}

function checked(value: unknown, shapeName: string, place: string, problems: string[]): unknown {
  const shape = shapes[shapeName]!;
  switch (shape.type) {
    case 'structure':
      return structure(value, shape, place, problems);
    case 'list': {
      if (!Array.isArray(value)) throw unreadable(value, 'a List');
      checkSize(value.length, value, shape, place, problems);
      return value.map((item, at) => checked(item, shape.member!, `${place}.${at + 1}.member`, problems));
    }
    case 'boolean':
      if (typeof value !== 'boolean') throw unreadable(value, 'a Boolean');
      return value;
    case 'string':
      if (typeof value !== 'string') throw unreadable(value, 'a String');
      checkSize(value.length, value, shape, place, problems);
      if (shape.enum && !shape.enum.includes(value)) {
        problems.push(problem(value, shape, place, `Member must satisfy enum value set: [${shape.enum.join(', ')}]`));
      }
      if (shape.pattern !== undefined && !new RegExp(`^(?:${shape.pattern})$`, 'u').test(value)) {
        problems.push(problem(value, shape, place, `Member must satisfy regular expression pattern: ${shape.pattern}`));
      }
      return value;
    default:
      if (typeof value !== 'number') throw unreadable(value, shape.type === 'float' ? 'a Float' : 'an Integer');
      if (shape.type !== 'float' && !Number.isSafeInteger(value)) throw unreadable(value, 'an Integer');
      checkSize(value, value, shape, place, problems, 'value');
      return value;
  }
}

function structure(value: unknown, { members, required }: RequestShape, place: string, problems: string[]): object {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw unreadable(value, 'a Structure');
  const given = value as Record<string, unknown>;
  const at = (name: string) => (place === '' ? name : `${place}.${name}`);
  for (const name of required ?? []) {
    if (Object.hasOwn(given, name) && given[name] !== null) continue;
    problems.push(`Value null at '${at(name)}' failed to satisfy constraint: Member must not be null`);
  }
  // What the model does not know is left alone, as AWS does.
  const known = Object.entries(members!).filter(([name]) => Object.hasOwn(given, name) && given[name] !== null);
  return Object.fromEntries(known.map(([name, shape]) => [name, checked(given[name], shape, at(name), problems)]));
}

function checkSize(
  size: number,
  value: unknown,
  shape: RequestShape,
  place: string,
  problems: string[],
  what = 'length',
): void {
  const { min, max } = shape;
  const say = (how: string) => problems.push(problem(value, shape, place, `Member must have ${what} ${how}`));
  if (min !== undefined && size < min) say(`greater than or equal to ${min}`);
  if (max !== undefined && size > max) say(`less than or equal to ${max}`);
}

function problem(value: unknown, { sensitive }: RequestShape, place: string, constraint: string): string {
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return `Value ${sensitive ? '' : `'${text}' `}at '${place}' failed to satisfy constraint: ${constraint}`;
}

function unreadable(value: unknown, wanted: string): ApiError {
  const found = Array.isArray(value) ? 'ARRAY' : value === null ? 'NULL' : typeof value;
  const name = found === 'object' ? 'STRUCTURE' : found.toUpperCase();
  return new ApiError('SerializationException', `${name}_VALUE can not be converted to ${wanted}`);
}
