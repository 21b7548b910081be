import { Token } from 'aws-cdk-lib';
import { isDelimited } from './expression';
import { Jsonata } from './jsonata';

/** What in a string only the deployment or the run knows begins so. */
const UNKNOWN = /\$\{Token\[|\{%/;

/**
 * Whether a value is what it looks like at synthesis: neither a CDK token nor an expression, so that it can be checked.
 *
 * @param value the value of a prop
 *
 * @example
 * import { isKnown, JsonPath } from '@sfn-tasks/core';
 *
 * isKnown('nightly'); // true
 * isKnown(JsonPath.numberAt('$.n')); // false
 */
export function isKnown<T>(value: T): boolean {
  return !Token.isUnresolved(value) && !(typeof value === 'string' && isDelimited(value));
}

/**
 * The part of a string that is known at synthesis: all before its first CDK token or expression.
 *
 * @param text a literal, or text around expressions
 *
 * @example
 * import { JsonPath, knownStart } from '@sfn-tasks/core';
 *
 * knownStart(`/orders/${JsonPath.stringAt('$.id')}/items`); // '/orders/'
 */
export function knownStart(text: string): string {
  const end = text.search(UNKNOWN);
  return end === -1 ? text : text.slice(0, end);
}

/**
 * A string as other text may stand around it: JSONata between `{%` and `%}` becomes a token, for it can be a whole value only.
 *
 * @param value a literal, a CDK token, or an expression
 *
 * @example
 * import { insideText } from '@sfn-tasks/core';
 *
 * const uri = `s3://${insideText('{% $states.input.bucket %}')}/results/`;
 */
export function insideText(value: string): string {
  return isDelimited(value) ? Jsonata.stringAt(value) : value;
}
