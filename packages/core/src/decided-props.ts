import { Duration } from 'aws-cdk-lib';
import { expressionOf, isDelimited } from './expression';
import { fragmentsOf } from './expression-token';
import type { Report } from './report';
import { unresolvedAmount } from './units';

/**
 * Reports expressions in props that decide permissions or the form of a state, which are fixed when the app is deployed.
 *
 * @param names the names of these props; `a.b` is the member of an object
 */
export function checkDecidedProps(props: object, names: readonly string[], report: Report): void {
  for (const name of names) {
    const value = name.split('.').reduce<any>((object, member) => object?.[member], props);
    const found = expressionTextIn(value);
    if (found === undefined) continue;
    const way = Array.isArray(value)
      ? 'Name all that it can yield, with * for a part of a name.'
      : 'Write the value itself; where it varies, let a Choice state lead to one task for each value.';
    report.problem(
      'EXPRESSION_NOT_POSSIBLE',
      name,
      `permissions or the form of the state depend on it, which are fixed when the app is deployed, found ${found}. ${way}`,
    );
  }
}

/** The first expression that a value is or holds, as text. */
function expressionTextIn(value: unknown): string | undefined {
  const whole = expressionOf(value);
  if (whole !== undefined) return whole.text;
  if (value instanceof Duration) return expressionTextIn(unresolvedAmount(value));
  if (Array.isArray(value)) return value.map(expressionTextIn).find((text) => text !== undefined);
  if (typeof value !== 'string') return undefined;
  if (isDelimited(value)) return value;
  const inside = fragmentsOf(value).find(({ kind }) => kind === 'expression');
  return inside?.kind === 'expression' ? inside.expression.text : undefined;
}
