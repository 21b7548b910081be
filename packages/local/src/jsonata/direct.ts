import type { Json, JsonObject } from '../json';
import type { Node } from './bounded';

/** What an expression cannot be computed to here; JSONata says what it is, or what is wrong with it. */
export const UNSURE = Symbol('unsure');

type Value = Json | typeof UNSURE;

/** Finds the value of a variable; undefined where it has none. */
type Lookup = (name: string) => Json | undefined;

/** Computes an expression from the variables that it reads. */
export type Direct = (lookup: Lookup) => Value;

/** A longer expression is none of the small ones. */
const LONGEST = 1_000;

/**
 * Compiles an expression that reads members of variables, computes with numbers, compares and builds objects: the loops and conditions of
 * workflows. It gives what JSONata gives, at once and without its frames and promises; a member that is missing, a list on the way or an
 * operand of another type is left to JSONata. Undefined for other expressions.
 */
export function compileDirect(node: Node, text: string): Direct | undefined {
  return text.length > LONGEST ? undefined : directOf(node);
}

/** The keys of a node that is no more than its type says. */
const PLAIN = /^(type|value|position|lhs|rhs|steps|expression|expressions|condition|then|else)$/;

function isPlain(node: Node): boolean {
  return Object.keys(node).every((key) => PLAIN.test(key));
}

function directOf(node: Node): Direct | undefined {
  if (!isPlain(node)) return undefined;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
      return () => node.value as Json;
    case 'variable':
      return pathOf([node]);
    case 'path':
      return pathOf(node.steps!);
    case 'block':
      return node.expressions!.length === 1 ? directOf(node.expressions![0]!) : undefined;
    case 'condition':
      return conditionOf(node);
    case 'binary':
      return binaryOf(node);
    case 'unary':
      return node.value === '{' ? objectOf(node.lhs as readonly (readonly Node[])[]) : undefined;
    default:
      return undefined;
  }
}

function pathOf([first, ...rest]: readonly Node[]): Direct | undefined {
  if (first?.type !== 'variable' || first.value === '' || first.value === '$' || !isPlain(first)) return undefined;
  if (!rest.every((step) => step.type === 'name' && isPlain(step))) return undefined;
  const variable = first.value as string;
  const names = rest.map(({ value }) => value as string);
  return (lookup) => {
    let found = lookup(variable);
    for (const name of names) {
      if (found === undefined || found === null || typeof found !== 'object' || Array.isArray(found)) return UNSURE;
      if (!Object.hasOwn(found, name)) return UNSURE;
      found = found[name];
    }
    return found === undefined ? UNSURE : found;
  };
}

function conditionOf({ condition, then: chosen, else: otherwise }: Node): Direct | undefined {
  const [test, yes, no] = [condition, chosen, otherwise].map((part) => part && directOf(part));
  if (test === undefined || yes === undefined || no === undefined) return undefined;
  return (lookup) => {
    const holds = test(lookup);
    return typeof holds === 'boolean' ? (holds ? yes : no)(lookup) : UNSURE;
  };
}

function objectOf(members: readonly (readonly Node[])[]): Direct | undefined {
  const names = members.map(([key]) => (key!.type === 'string' ? (key!.value as string) : '__proto__'));
  // A member that is there twice is an error, and this one is no member.
  if (names.includes('__proto__') || new Set(names).size < names.length) return undefined;
  const parts = members.map(([, value]) => directOf(value!));
  if (!parts.every((part) => part !== undefined)) return undefined;
  return (lookup) => {
    const made: JsonObject = {};
    for (const [at, part] of parts.entries()) {
      const value = part(lookup);
      if (value === UNSURE) return UNSURE;
      made[names[at]!] = value;
    }
    return made;
  };
}

function binaryOf({ value: operator, lhs, rhs }: Node): Direct | undefined {
  const compute = OPERATORS[operator as string];
  const [left, right] = [directOf(lhs as Node), directOf(rhs!)];
  if (compute === undefined || left === undefined || right === undefined) return undefined;
  return (lookup) => {
    const one = left(lookup);
    // What decides alone is not followed by more.
    if (one === UNSURE || (operator === 'and' && one === false) || (operator === 'or' && one === true)) return one;
    const other = right(lookup);
    return other === UNSURE || typeof one !== typeof other ? UNSURE : compute(one, other);
  };
}

const numeric =
  (compute: (one: number, other: number) => number) =>
  (one: Json, other: Json): Value => {
    const made = typeof one === 'number' ? compute(one, other as number) : Number.NaN;
    return Number.isFinite(made) ? made + 0 : UNSURE;
  };

const ordering =
  (compare: (one: Json, other: Json) => boolean) =>
  (one: Json, other: Json): Value =>
    typeof one === 'number' || typeof one === 'string' ? compare(one, other) : UNSURE;

const onlyBooleans = (_: Json, other: Json): Value => (typeof other === 'boolean' ? other : UNSURE);

/** Both operands are of one type. */
const OPERATORS: Readonly<Record<string, (one: Json, other: Json) => Value>> = {
  '+': numeric((one, other) => one + other),
  '-': numeric((one, other) => one - other),
  '*': numeric((one, other) => one * other),
  '/': numeric((one, other) => one / other),
  '%': numeric((one, other) => one % other),
  '<': ordering((one, other) => one! < other!),
  '<=': ordering((one, other) => one! <= other!),
  '>': ordering((one, other) => one! > other!),
  '>=': ordering((one, other) => one! >= other!),
  '=': (one, other) => (typeof one === 'object' ? UNSURE : one === other),
  '!=': (one, other) => (typeof one === 'object' ? UNSURE : one !== other),
  '&': (one, other) => (typeof one === 'string' ? one + (other as string) : UNSURE),
  and: onlyBooleans,
  or: onlyBooleans,
};
