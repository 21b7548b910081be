import jsonata from 'jsonata';
import { type Failure, queryFailure } from '../failure';
import type { Json } from '../json';
import { isBounded } from './bounded';
import { compileDirect, type Direct } from './direct';
import { Guard, messageOf } from './guard';
import { matchFunction } from './match';
import { ownProperty } from './own-property';
import { plainResult } from './plain-result';
import { OWN, type Prepared, prepare } from './prepare';

/** A text so long is watched, however plain it is. */
const LONG = 10_000;

/** What the variables of an expression are bound to. */
export type Bindings = Record<string, unknown>;

/** A compiled expression; undefined where it gives nothing. */
export interface Expression {
  readonly text: string;
  /** Whether its bindings must have functions: without calls it is faster without them. */
  readonly callsFunctions: boolean;
  /** The members of `$states` that it reads by name. */
  readonly statesMembers: ReadonlySet<string>;
  /** Computes it at once, where it is small. */
  readonly direct: Direct | undefined;
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
  const bounded = text.length <= LONG && isBounded(expression.ast());
  const prepared = prepare(expression.ast());
  const callsFunctions = !bounded || prepared.changed;
  // The watch makes every step wait for it.
  if (callsFunctions) {
    expression.assign(Symbol.for('jsonata.__evaluate_entry') as never, entered);
    expression.assign(Symbol.for('jsonata.__evaluate_exit') as never, left);
  }
  const made: Expression = {
    text,
    callsFunctions,
    statesMembers: prepared.statesMembers,
    direct: compileDirect(expression.ast() as never, text),
    evaluate: (bindings, location) => evaluate(expression, prepared, text, bindings, location),
  };
  if (compiled.size < 10_000) compiled.set(value, made);
  return made;
}

/** The name of a binding that no expression can write. */
const GUARD = '\0guard';

interface Watched {
  lookup(name: string): Guard | undefined;
  bind(name: string, value: unknown): void;
}

function entered(node: Parameters<Guard['enter']>[0], _: unknown, frame: Watched): void {
  frame.lookup(GUARD)?.enter(node, frame);
}

function left(node: Parameters<Guard['leave']>[0], _: unknown, frame: Watched, result: unknown): void {
  frame.lookup(GUARD)?.leave(node, result);
}

function evaluate(
  expression: jsonata.Expression,
  { names, regexes }: Prepared,
  text: string,
  bindings: Bindings,
  location: string,
): Promise<Json | undefined> {
  const guard = new Guard(names);
  bindings[GUARD] = guard;
  bindings[OWN] = ownProperty;
  for (const [name, program] of regexes) bindings[name] = matchFunction(program, guard.regexSteps);
  return expression.evaluate(undefined, bindings).then(
    (result: unknown) => plainResult(result, () => failed(text, location, new Error('The result holds a function.'))),
    (error: unknown) => {
      throw failed(text, location, error);
    },
  );
}

function failed(text: string, location: string, error: unknown): Failure {
  const { code } = error as { code?: string };
  const message = messageOf(error);
  const reason = code === undefined ? message : `${code}: ${message}`;
  return queryFailure(
    `The JSONata expression '${text}' specified for the field '${location}' threw an error during evaluation. ${reason}`,
    location,
  );
}
