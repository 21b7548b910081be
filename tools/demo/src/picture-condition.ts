import type { ChoiceDefinition } from './picture-definition';

const signs: Record<string, string> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '≤',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};

/** Takes the `{% %}` off a JSONata expression; any other text stays as it is. */
export function withoutDelimiters(text: string): string {
  return /^\{%\s*([\s\S]*?)\s*%\}$/.exec(text)?.[1] ?? text;
}

/** A rule of a Choice state as a person would say it: `$.total > 100`. */
export function conditionText(rule: ChoiceDefinition): string {
  if (typeof rule.Condition === 'string') {
    return withoutDelimiters(rule.Condition);
  }
  for (const [member, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const operands = rule[member];
    if (Array.isArray(operands)) {
      return operands.map(operandText).join(word);
    }
  }
  if (typeof rule.Not === 'object' && rule.Not !== null) {
    return `not ${inBrackets(conditionText(rule.Not as ChoiceDefinition))}`;
  }
  return comparisonText(rule);
}

function operandText(rule: ChoiceDefinition): string {
  return rule.And || rule.Or ? inBrackets(conditionText(rule)) : conditionText(rule);
}

function inBrackets(text: string): string {
  return `(${text})`;
}

function comparisonText(rule: ChoiceDefinition): string {
  for (const [member, value] of Object.entries(rule)) {
    const check = /^Is(Present|Null|Numeric|String|Boolean|Timestamp)$/.exec(member)?.[1];
    if (check) {
      return `${rule.Variable} is ${value === false ? 'not ' : ''}${check.toLowerCase()}`;
    }
    const comparison = /^(?:String|Numeric|Boolean|Timestamp)([A-Z][A-Za-z]*?)(Path)?$/.exec(member);
    const sign = signs[comparison?.[1] ?? ''];
    if (sign) {
      return `${rule.Variable} ${sign} ${comparison?.[2] ? value : JSON.stringify(value)}`;
    }
  }
  return 'unknown condition';
}
