import type { Json } from '../json';
import { isExpression } from '../jsonata/expression';
import { OPERATORS } from '../states/choice-condition';
import { parseTimestamp } from '../states/timestamp';
import { parseResource } from '../tasks/resource';
import { checkHandlers } from './check-handlers';
import { checkMap } from './check-map';

import { checkExpression, checkFields, checkPart, checkPath, checkTarget, checkValue, exclusive } from './check-value';

import type { Complain } from './problem';
import type { QueryLanguage } from './types';

/** Where a check is. */
export interface Context {
  readonly language: QueryLanguage;
  /** The language of the machine, for the states inside of a state. */
  readonly machineLanguage?: QueryLanguage;
  readonly location: string;
  readonly complain: Complain;
  readonly depth: number;
}

type CheckMachine = (definition: Readonly<Record<string, any>>, context: Context) => undefined;

/** What is special to a type of state. */
export function checkStateType(
  state: any,
  names: readonly string[] | undefined,
  context: Context,
  inner: CheckMachine,
): undefined {
  const { location, complain } = context;
  const below = { ...context, language: context.machineLanguage ?? context.language, depth: context.depth + 1 };
  const nested = (definition: any, place: string): undefined => {
    if (definition === null || typeof definition !== 'object' || Array.isArray(definition))
      complain(place, 'must be an object');
    else inner(definition, { ...below, location: place });
  };
  checkHandlers(state, names, context);
  switch (state.Type) {
    case 'Task':
      if (typeof state.Resource !== 'string' || parseResource(state.Resource) === undefined) {
        complain(
          `${location}/Resource`,
          `must be the ARN of an integration, a function or an activity, found ${JSON.stringify(state.Resource)}`,
        );
      }
      exclusive(state, ['TimeoutSeconds', 'TimeoutSecondsPath'], context, false);
      exclusive(state, ['HeartbeatSeconds', 'HeartbeatSecondsPath'], context, false);
      if (typeof state.HeartbeatSeconds === 'number' && state.HeartbeatSeconds >= (state.TimeoutSeconds ?? Infinity)) {
        complain(`${location}/HeartbeatSeconds`, 'must be less than TimeoutSeconds');
      }
      return;
    case 'Wait':
      return exclusive(state, ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'], context, true);
    case 'Fail':
      exclusive(state, ['Error', 'ErrorPath'], context, false);
      return exclusive(state, ['Cause', 'CausePath'], context, false);
    case 'Parallel':
      if (!Array.isArray(state.Branches) || state.Branches.length === 0) {
        return complain(`${location}/Branches`, 'must be an array with at least one branch');
      }
      for (const [at, branch] of state.Branches.entries()) nested(branch, `${location}/Branches[${at}]`);
      return;
    case 'Map':
      return checkMap(state, context, nested);
    case 'Choice':
      return checkChoice(state, names, context);
  }
}

function checkChoice(state: any, names: readonly string[] | undefined, context: Context): undefined {
  const { location, complain } = context;
  if (state.Default !== undefined) checkTarget(state, 'Default', names, location, complain);
  if (!Array.isArray(state.Choices) || state.Choices.length === 0) {
    return complain(`${location}/Choices`, 'must be an array with at least one rule');
  }
  for (const [at, rule] of state.Choices.entries()) checkChoiceRule(rule, at, names, context);
}

function checkChoiceRule(rule: any, at: number, names: readonly string[] | undefined, context: Context): undefined {
  const { location, complain, language } = context;
  const place = `${location}/Choices[${at}]`;
  if (rule === null || typeof rule !== 'object') return complain(place, 'must be an object');
  checkTarget(rule, 'Next', names, place, complain);
  if (rule.Assign !== undefined) checkValue(rule.Assign, 'assign', language, `${place}/Assign`, complain);
  if (language === 'JSONPath') return checkRule(rule, ['Next', 'Assign'], place, complain);
  checkFields(rule, ['Comment', 'Condition', 'Next', 'Assign', 'Output'], 'a rule in JSONata', place, complain);
  if (typeof rule.Condition !== 'boolean' && !isExpression(rule.Condition)) {
    return complain(
      `${place}/Condition`,
      `must be a JSONata expression {% … %}, found ${JSON.stringify(rule.Condition)}`,
    );
  }
  if (isExpression(rule.Condition)) checkExpression(rule.Condition, `${place}/Condition`, complain);
  checkPart(rule.Output, language, `${place}/Output`, complain);
}

const COMBINERS = ['And', 'Or', 'Not'];

/** A rule in JSONPath; `more` are the fields that it has besides its test. */
function checkRule(rule: any, more: readonly string[], location: string, complain: Complain): undefined {
  if (rule === null || typeof rule !== 'object') return complain(location, 'must be an object');
  const tests = [...COMBINERS, ...OPERATORS].filter((name) => Object.hasOwn(rule, name));
  const [test] = tests;
  if (test === undefined || tests.length > 1)
    return complain(location, `must have exactly one comparison, found ${tests.join(', ') || 'none'}`);
  const combines = COMBINERS.includes(test);
  const fields = ['Comment', test, ...more, ...(combines ? [] : ['Variable'])];
  checkFields(rule, fields, `a rule with ${test}`, location, complain);
  if (test === 'Not') return checkRule(rule.Not, [], `${location}/Not`, complain);
  if (combines) {
    if (!Array.isArray(rule[test]) || rule[test].length === 0)
      return complain(`${location}/${test}`, 'must be an array of rules');
    for (const [at, part] of rule[test].entries()) checkRule(part, [], `${location}/${test}[${at}]`, complain);
    return;
  }
  if (rule.Variable === undefined) return complain(`${location}/Variable`, 'is missing');
  checkPath(rule.Variable, `${location}/Variable`, complain);
  checkOperand(test, rule[test], `${location}/${test}`, complain);
}

function checkOperand(operator: string, value: unknown, location: string, complain: Complain): undefined {
  if (operator.endsWith('Path')) return checkPath(value as Json, location, complain);
  const type = /^(Is|Boolean)/.test(operator) ? 'boolean' : operator.startsWith('Numeric') ? 'number' : 'string';
  if (typeof value !== type) complain(location, `must be a ${type}, found ${JSON.stringify(value)}`);
  else if (operator.startsWith('Timestamp') && parseTimestamp(value as string) === undefined) {
    complain(location, 'must be a timestamp such as 2025-01-31T12:00:00Z');
  }
}
