import jsonata from 'jsonata';
import { type Failure, queryFailure } from '../failure';
import type { Json } from '../json';
import { isBounded } from './bounded';
import { plainResult } from './plain-result';
import { isRisky } from './regex-safety';

/** How many nodes one evaluation may visit, and how deep it may nest: no expression runs for ever. */
const MOST_STEPS = 5_000_000;
const DEEPEST = 20_000;

/** What the variables of an expression are bound to. */
export type Bindings = Record<string, unknown>;

/** A compiled expression; undefined where it gives nothing. */
export interface Expression {
  readonly text: string;
  /** Whether its bindings must have functions: without calls it is faster without them. */
  readonly callsFunctions: boolean;
  /** The members of `$states` that it reads by name. */
  readonly statesMembers: ReadonlySet<string>;
  evaluate(bindings: Bindings, location: string): Promise<Json | undefined>;
}

const compiled = new Map<string, Expression>();

/** Whether a string of a definition is an expression. */
export function isExpression(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith('{%') && value.endsWith('%}') && value.length >= 4;
}

/** Compiles `{% … %}`; throws an error whose message says what is wrong with it. */
export function compileExpression(value: string): Expression {
  const known = compiled.get(value);
  if (known) return known;
  const text = value.slice(2, -2).trim();
  const expression = jsonata(text);
  const statesMembers = new Set<string>();
  inspect(expression.ast(), statesMembers);
  const callsFunctions = !isBounded(expression.ast());
  // The watch makes every step wait for it.
  if (callsFunctions) {
    expression.assign(Symbol.for('jsonata.__evaluate_entry') as never, entered);
    expression.assign(Symbol.for('jsonata.__evaluate_exit') as never, left);
  }
  const made: Expression = {
    text,
    callsFunctions,
    statesMembers,
    evaluate: (bindings, location) => evaluate(expression, text, bindings, location),
  };
  if (compiled.size < 10_000) compiled.set(value, made);
  return made;
}

/** The name of a binding that no expression can write. */
const GUARD = '\0guard';

interface Guard {
  steps: number;
  depth: number;
}

function entered(_: unknown, __: unknown, frame: { lookup(name: string): Guard | undefined }): void {
  const guard = frame.lookup(GUARD);
  if (guard === undefined) return;
  guard.steps += 1;
  guard.depth += 1;
  if (guard.steps > MOST_STEPS) throw new Error('The expression takes too many steps.');
  if (guard.depth > DEEPEST) throw new Error('The expression nests too deeply.');
}

function left(_: unknown, __: unknown, frame: { lookup(name: string): Guard | undefined }): void {
  const guard = frame.lookup(GUARD);
  if (guard !== undefined) guard.depth -= 1;
}

function evaluate(
  expression: jsonata.Expression,
  text: string,
  bindings: Bindings,
  location: string,
): Promise<Json | undefined> {
  bindings[GUARD] = { steps: 0, depth: 0 } satisfies Guard;
  return expression.evaluate(undefined, bindings).then(
    (result: unknown) => plainResult(result, () => failed(text, location, new Error('The result holds a function.'))),
    (error: unknown) => {
      throw failed(text, location, error);
    },
  );
}

function failed(text: string, location: string, error: unknown): Failure {
  const { code, message } = error as { code?: string; message?: string };
  const reason = code === undefined ? message : `${code}: ${message}`;
  return queryFailure(
    `The JSONata expression '${text}' specified for the field '${location}' threw an error during evaluation. ${reason}`,
    location,
  );
}

/** Goes through an expression's tree: refuses patterns that may run for ever, and collects what is read of `$states`. */
function inspect(node: unknown, statesMembers: Set<string>): void {
  if (node === null || typeof node !== 'object') return;
  if (node instanceof RegExp) {
    if (isRisky(node.source)) {
      throw new Error(
        `the regular expression /${node.source}/ may run for ever: repeat nothing that repeats or has alternatives`,
      );
    }
    return;
  }
  const [first, second] =
    'steps' in node && Array.isArray(node.steps) ? (node.steps as { type: string; value: string }[]) : [];
  if (first?.type === 'variable' && first.value === 'states' && second?.type === 'name')
    statesMembers.add(second.value);
  for (const value of Object.values(node)) inspect(value, statesMembers);
}
