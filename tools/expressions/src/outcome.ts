import { flatten, stackIn } from '../../conformance/src';
import type { ExpressionCase } from './cases';
import { RUN_TIME } from './cases';
import type { SurveyedTask } from './survey';

/** What came of an expression. */
export interface Outcome {
  /** Where the request holds it: `MessageAttributes.Key`, with `(part)` behind a value that is more than the expression. */
  readonly places: readonly string[];
  /** What the synthesis would report. */
  readonly problems: readonly string[];
  /** Whether a permission holds it. */
  readonly inPolicy: boolean;
}

/** The module of a package. */
export function moduleOf({ service }: SurveyedTask): any {
  return require(`../../../packages/${service}/src`);
}

/** Makes the task of a case and renders it. */
export function outcomeOf({ task, language, props }: ExpressionCase): Outcome {
  const stack = stackIn();
  const module = moduleOf(task);
  try {
    const state = new module[task.name](stack, 'Task', {
      ...props({ stack, module, at: '' }),
      queryLanguage: language,
    });
    const { Parameters, Arguments } = JSON.parse(flatten(stack.resolve(stack.toJsonString(state.toStateJson()))));
    const statements = JSON.stringify(stack.resolve(state.neededStatements.map((each: any) => each.toJSON())));
    return {
      places: [...new Set(placesIn(Parameters ?? Arguments, RUN_TIME[language], ''))],
      problems: state.node.validate(),
      inPolicy: statements.includes('runTime'),
    };
  } catch (error) {
    return { places: [], problems: [String(error)], inPolicy: false };
  }
}

function placesIn(value: unknown, whole: string, at: string): string[] {
  if (typeof value === 'string') {
    if (value === whole) return [at.replace(/\.\$$/, '')];
    return value.includes('runTime') ? [`${at.replace(/\.\$$/, '')} (part)`] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) =>
    placesIn(member, whole, Array.isArray(value) ? `${at}[]` : at === '' ? key : `${at}.${key}`),
  );
}
