import type { Value } from './api';
import { expressionOf, isDelimited } from './expression';
import { ExpressionToken } from './expression-token';
import { Jsonata } from './jsonata';
import { jsonataOperand } from './jsonata-literal';

/**
 * One of two texts, for APIs that spell a choice as text: JSONata chooses at run time; JSONPath cannot, which is an error at synthesis.
 *
 * @param condition the value of the prop
 * @param whenTrue what the API takes for true
 * @param whenFalse what the API takes for false
 *
 * @example
 * import { textWhen } from '@sfn-tasks/core';
 *
 * textWhen(true, 'ENABLED', 'DISABLED'); // 'ENABLED'
 * textWhen('{% $states.input.traced %}', 'ENABLED', 'DISABLED'); // {% ($states.input.traced) ? "ENABLED" : "DISABLED" %}
 */
export function textWhen(condition: Value<boolean>, whenTrue: string, whenFalse: string): string {
  if (typeof condition === 'boolean') return condition ? whenTrue : whenFalse;
  const expression = expressionOf(condition);
  if (expression?.language === 'JSONata' || (typeof condition === 'string' && isDelimited(condition))) {
    const [yes, no] = [JSON.stringify(whenTrue), JSON.stringify(whenFalse)];
    return Jsonata.stringAt(`${jsonataOperand(condition)} ? ${yes} : ${no}`);
  }
  const { text } = expression ?? { text: 'a value of the deployment' };
  const unfit =
    `${text} yields true or false, but the API takes the text ${whenTrue} or ${whenFalse}, and JSONPath cannot choose. ` +
    'Write the state in JSONata, or let a Choice state lead to one task for each.';
  return new ExpressionToken({ language: 'JSONPath', text, unfit }).toString();
}
