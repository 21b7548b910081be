import type { Json } from '../json';
import { nearestName, withNearest } from '../nearest-name';
import { checkExpress } from './check-express';
import { checkGraph } from './check-graph';
import { checkScopes } from './check-scopes';
import { type Context, checkStateType } from './check-state';
import { checkStatesVariable } from './check-states-variable';
import { checkTarget, checkValue } from './check-value';
import { STATE_FIELDS } from './fields';
import { type Complain, collectProblems, type DefinitionProblem } from './problem';
import type { QueryLanguage } from './types';

/** How deep states may be nested: what is deeper is no workflow, and could exhaust the stack. */
const DEEPEST = 50;

/** All that keeps a definition from running; empty when it can. */
export function validateDefinition(
  definition: Readonly<Record<string, any>>,
  type: 'STANDARD' | 'EXPRESS' = 'STANDARD',
): DefinitionProblem[] {
  const { problems, complain } = collectProblems();
  const language = languageOf(definition, 'JSONPath', '', complain);
  if (definition['Version'] !== undefined && definition['Version'] !== '1.0') complain('/Version', 'must be "1.0"');
  if (definition['TimeoutSeconds'] !== undefined) {
    checkValue(definition['TimeoutSeconds'], 'positive', 'JSONPath', '/TimeoutSeconds', complain);
  }
  checkMachine(definition, { language, location: '', complain, depth: 0 });
  // Only what is right state by state can be walked through.
  if (problems.length === 0) {
    checkGraph(definition, complain);
    checkScopes(definition, '', complain);
    checkExpress(definition, type, complain);
  }
  return problems;
}

/** Checks StartAt and States, of the machine or of a branch. */
function checkMachine(definition: Readonly<Record<string, any>>, context: Context): undefined {
  const { location, complain } = context;
  if (context.depth > DEEPEST) return complain(location, `is nested deeper than ${DEEPEST} levels`);
  const states = definition['States'];
  if (states === null || typeof states !== 'object' || Array.isArray(states) || Object.keys(states).length === 0) {
    return complain(`${location}/States`, 'must be an object with at least one state');
  }
  const names = Object.keys(states);
  checkTarget(definition, 'StartAt', names, location, complain);
  for (const [name, state] of Object.entries(states as Record<string, any>)) {
    const place = `${location}/States/${name}`;
    if (name === '' || name.length > 80) complain(place, 'must have a name of 1 to 80 characters');
    checkState(state, names, { ...context, location: place });
  }
}

/** Checks one state; `names` are the states it can go to. */
export function checkState(state: any, names: readonly string[] | undefined, context: Context): undefined {
  const { location, complain } = context;
  if (state === null || typeof state !== 'object' || Array.isArray(state))
    return complain(location, 'must be an object');
  const language = languageOf(state, context.language, location, complain);
  if (context.language === 'JSONata' && state.QueryLanguage === 'JSONPath') {
    return complain(`${location}/QueryLanguage`, 'must be JSONata where the state machine is');
  }
  const fields =
    typeof state.Type === 'string' && Object.hasOwn(STATE_FIELDS[language], state.Type)
      ? STATE_FIELDS[language][state.Type]
      : undefined;
  if (!fields) {
    return complain(
      `${location}/Type`,
      withNearest(
        `must be one of ${Object.keys(STATE_FIELDS[language]).join(', ')}, found ${JSON.stringify(state.Type)}`,
        nearestName(String(state.Type), Object.keys(STATE_FIELDS[language])),
      ),
    );
  }
  for (const [field, value] of Object.entries(state as Record<string, Json>)) {
    const kind = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (kind === undefined) {
      const what = `is no field of a ${state.Type} state in ${language}`;
      complain(`${location}/${field}`, withNearest(what, nearestName(field, Object.keys(fields))));
    } else checkValue(value, kind, language, `${location}/${field}`, complain);
  }
  if (language === 'JSONata') checkStatesVariable(state as Record<string, Json>, location, complain);
  checkTransition(state, fields, names, context);
  checkStateType(state, names, { ...context, language, machineLanguage: context.language }, checkMachine);
}

function checkTransition(
  state: any,
  fields: object,
  names: readonly string[] | undefined,
  { location, complain }: Context,
): undefined {
  if (!('Next' in fields)) return;
  if (state.Next === undefined && state.End !== true)
    complain(`${location}/Next`, 'is missing: a state has Next or "End": true');
  if (state.Next !== undefined && state.End === true) complain(`${location}/End`, 'must not be true beside Next');
  if (state.Next !== undefined) checkTarget(state, 'Next', names, location, complain);
}

function languageOf(fields: any, fallback: QueryLanguage, location: string, complain: Complain): QueryLanguage {
  const given = fields.QueryLanguage;
  if (given === undefined || given === 'JSONPath' || given === 'JSONata') return given ?? fallback;
  complain(`${location}/QueryLanguage`, `must be JSONPath or JSONata, found ${JSON.stringify(given)}`);
  return fallback;
}
