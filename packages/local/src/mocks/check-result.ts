import type { ResultShape } from '../aws/result-shape';
import type { Json } from '../json';

/** How strictly a mock is checked, as TestState has it. */
export type FieldValidationMode = 'STRICT' | 'PRESENT' | 'NONE';

/** Why an API could not return a result: each problem with the place in it. As in TestState, members that the API does not know are let through. */
export function checkResult(shape: ResultShape, value: Json, mode: FieldValidationMode, place = ''): string[] {
  if (mode === 'NONE' || shape === 'any') return [];
  if (typeof shape === 'string') {
    const type = typeof value;
    const fits = type === shape || (shape === 'timestamp' && (type === 'string' || type === 'number'));
    return fits ? [] : [wrong(place, `a ${shape}`, value)];
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return [wrong(place, 'a list', value)];
    return value.flatMap((item, at) => checkResult(shape[0], item, mode, `${place}[${at}]`));
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [wrong(place, 'an object', value)];
  const members = shape as { readonly [member: string]: ResultShape };
  const inner = (name: string): string => (place === '' ? name : `${place}.${name}`);
  if ('*' in members) {
    return Object.entries(value).flatMap(([name, item]) => checkResult(members['*']!, item, mode, inner(name)));
  }
  return Object.entries(members).flatMap(([written, member]) => {
    const required = written.endsWith('!');
    const name = required ? written.slice(0, -1) : written;
    // The SDKs have null where the API returned nothing.
    if (Object.hasOwn(value, name) && (value[name] !== null || required)) {
      return checkResult(member, value[name]!, mode, inner(name));
    }
    return mode === 'STRICT' && required && !Object.hasOwn(value, name) ? [missing(inner(name), name, value)] : [];
  });
}

function missing(place: string, name: string, value: { [key: string]: Json }): string {
  const near = Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());
  return `${place} is missing, which the API always returns${near === undefined ? '' : `: write ${name} in place of ${near}`}`;
}

function wrong(place: string, wanted: string, value: Json): string {
  const found = JSON.stringify(value);
  const short = found.length > 60 ? `${found.slice(0, 60)}…` : found;
  return `${place === '' ? 'the result' : place} must be ${wanted}, found ${short}`;
}
