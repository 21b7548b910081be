import { expressionOf } from './expression';
import type { Report } from './report';
import { join, shown } from './shape-check';

type JsonObject = Readonly<Record<string, unknown>>;

/** A request with further parameters laid over it; what both set, and differently, is a problem. */
export function addParameters(request: JsonObject, further: JsonObject, report: Report, at = ''): JsonObject {
  const merged: Record<string, unknown> = { ...request };
  for (const [key, value] of Object.entries(further)) {
    const existing = Object.hasOwn(request, key) ? request[key] : undefined;
    if (value === undefined) continue;
    if (existing === undefined) merged[key] = value;
    else if (isPlain(existing) && isPlain(value)) merged[key] = addParameters(existing, value, report, join(at, key));
    else if (existing !== value) {
      report.problem(
        'INVALID_PROP',
        `additionalParameters.${join(at, key)}`,
        `a prop of the task has set this parameter to ${shown(existing)} already. Use one of the two.`,
      );
    }
  }
  return merged;
}

function isPlain(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && expressionOf(value) === undefined;
}
