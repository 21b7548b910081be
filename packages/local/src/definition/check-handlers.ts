import type { Json } from '../json';
import type { Context } from './check-state';
import { checkExpressions, checkFields, checkTarget, checkValue } from './check-value';
import type { FieldKind } from './fields';

const RETRIER: Readonly<Record<string, FieldKind>> = {
  IntervalSeconds: 'positive',
  MaxAttempts: 'count',
  BackoffRate: 'number',
  MaxDelaySeconds: 'positive',
};

/** Retry and Catch of a state. */
export function checkHandlers(state: any, names: readonly string[] | undefined, context: Context): undefined {
  const { location, complain, language } = context;
  each(state.Retry, `${location}/Retry`, context, (retrier, place) => {
    const own = ['ErrorEquals', 'Comment', 'JitterStrategy', ...Object.keys(RETRIER)];
    checkFields(retrier, own, 'a retrier', place, complain);
    for (const [field, kind] of Object.entries(RETRIER)) {
      if (retrier[field] !== undefined) checkValue(retrier[field], kind, 'JSONPath', `${place}/${field}`, complain);
    }
    if (typeof retrier.BackoffRate === 'number' && retrier.BackoffRate < 1)
      complain(`${place}/BackoffRate`, 'must be at least 1.0');
    if (retrier.JitterStrategy !== undefined && !['FULL', 'NONE'].includes(retrier.JitterStrategy)) {
      complain(`${place}/JitterStrategy`, 'must be FULL or NONE');
    }
  });
  each(state.Catch, `${location}/Catch`, context, (catcher, place) => {
    const own = ['ErrorEquals', 'Next', 'Comment', 'Assign', language === 'JSONata' ? 'Output' : 'ResultPath'];
    checkFields(catcher, own, `a catcher in ${language}`, place, complain);
    checkTarget(catcher, 'Next', names, place, complain);
    if (catcher.Assign !== undefined) checkValue(catcher.Assign, 'assign', language, `${place}/Assign`, complain);
    if (language === 'JSONata' && catcher.Output !== undefined) {
      checkExpressions(catcher.Output as Json, `${place}/Output`, complain);
    }
    if (language === 'JSONPath' && catcher.ResultPath !== undefined) {
      checkValue(catcher.ResultPath, 'referenceOrNull', language, `${place}/ResultPath`, complain);
    }
  });
}

function each(
  list: unknown,
  location: string,
  { complain }: Context,
  check: (handler: any, place: string) => undefined,
): undefined {
  if (!Array.isArray(list)) return;
  for (const [at, handler] of list.entries()) {
    const place = `${location}[${at}]`;
    if (handler === null || typeof handler !== 'object') {
      complain(place, 'must be an object');
      continue;
    }
    const errors = handler.ErrorEquals;
    if (!Array.isArray(errors) || errors.length === 0 || errors.some((name) => typeof name !== 'string')) {
      complain(`${place}/ErrorEquals`, 'must be an array with at least one name of an error');
    } else if (errors.includes('States.ALL') && (errors.length > 1 || at < list.length - 1)) {
      complain(`${place}/ErrorEquals`, 'States.ALL must stand alone, and in the last handler');
    }
    check(handler, place);
  }
}
