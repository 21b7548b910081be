import type { Mock } from '../contract';
import { nearestName } from '../nearest-name';

const WANTED: Readonly<Record<keyof Mock, { readonly what: string; fits(value: unknown): boolean }>> = {
  result: { what: 'JSON', fits: (value) => typeof value !== 'function' },
  error: { what: 'a string', fits: (value) => typeof value === 'string' },
  cause: { what: 'a string', fits: (value) => typeof value === 'string' },
  seconds: { what: 'a number of 0 or more', fits: (value) => typeof value === 'number' && value >= 0 },
  fieldValidationMode: {
    what: 'STRICT, PRESENT or NONE',
    fits: (value) => ['STRICT', 'PRESENT', 'NONE'].includes(value as string),
  },
};

/** Why a value is no mock: what is misspelt or of another type would be dropped. */
export function mockShape(mock: unknown): string[] {
  if (mock === null || typeof mock !== 'object' || Array.isArray(mock)) {
    return [`must be an object such as { result: … } or { error: … }, found ${JSON.stringify(mock)}`];
  }
  const given = Object.entries(mock).filter(([, value]) => value !== undefined);
  const problems = given.flatMap(([name, value]) => {
    if (!Object.hasOwn(WANTED, name))
      return [
        `${name} is no field of a mock.${nearestName(name, Object.keys(WANTED)) || ' A result stands in result.'}`,
      ];
    const { what, fits } = WANTED[name as keyof Mock];
    return fits(value) ? [] : [`${name} must be ${what}, found ${JSON.stringify(value)}`];
  });
  const { result, error, cause } = mock as Mock;
  if (result !== undefined && error !== undefined) problems.push('has a result and an error: a task ends with one');
  if (cause !== undefined && error === undefined) problems.push('has a cause without an error');
  return problems;
}
