import { didYouMean } from './errors';
import type { SyntaxProblem } from './expression';
import type { JsonPathNode } from './json-path-grammar';

/** How many arguments each intrinsic function takes: at least, and at most. */
const ARITY: Readonly<Record<string, readonly [number, number]>> = {
  'States.Array': [0, Number.POSITIVE_INFINITY],
  'States.ArrayContains': [2, 2],
  'States.ArrayGetItem': [2, 2],
  'States.ArrayLength': [1, 1],
  'States.ArrayPartition': [2, 2],
  'States.ArrayRange': [3, 3],
  'States.ArrayUnique': [1, 1],
  'States.Base64Decode': [1, 1],
  'States.Base64Encode': [1, 1],
  'States.Format': [1, Number.POSITIVE_INFINITY],
  'States.Hash': [2, 2],
  'States.JsonMerge': [3, 3],
  'States.JsonToString': [1, 1],
  'States.MathAdd': [2, 2],
  'States.MathRandom': [2, 3],
  'States.StringSplit': [2, 2],
  'States.StringToJson': [1, 1],
  'States.UUID': [0, 0],
};

const HASH_ALGORITHMS = ['MD5', 'SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

/** How deep Step Functions lets intrinsic functions stand inside each other. */
export const MAX_NESTING = 10;

/** Whether a function of this name exists. */
export function isIntrinsic(name: string): boolean {
  return Object.hasOwn(ARITY, name);
}

/** What to say of a function that does not exist. */
export function unknownIntrinsic(name: string): string {
  const full = name.startsWith('States.') ? name : `States.${name.slice(name.lastIndexOf('.') + 1)}`;
  return `there is no intrinsic function ${name}.${didYouMean(full, Object.keys(ARITY))}`;
}

/** What is wrong with the arguments of a call to an existing function, if anything. */
export function callProblem(name: string, position: number, given: readonly JsonPathNode[]): SyntaxProblem | undefined {
  const [least, most] = ARITY[name]!;
  if (given.length < least || given.length > most) {
    return { position, message: `${name} takes ${amount(least, most)}, found ${given.length}` };
  }
  switch (name) {
    case 'States.Format':
      return formatProblem(given);
    case 'States.Hash':
      return hashProblem(given[1]!);
    case 'States.JsonMerge':
      return mergeProblem(given[2]!);
    default:
      return undefined;
  }
}

function amount(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `at least ${count(least, 'argument')}`;
  if (most === 0) return 'no arguments';
  return least === most ? count(least, 'argument') : `${least} to ${count(most, 'argument')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function formatProblem([template, ...values]: readonly JsonPathNode[]): SyntaxProblem | undefined {
  if (template?.kind !== 'string' || template.holes === values.length) return undefined;
  return {
    position: template.position,
    message: `the template has ${template.holes} {} for ${count(values.length, 'value')}; write one {} for each value, and \\{ \\} for braces that are text`,
  };
}

function hashProblem(algorithm: JsonPathNode): SyntaxProblem | undefined {
  if (algorithm.kind !== 'string' || HASH_ALGORITHMS.includes(algorithm.value)) return undefined;
  return {
    position: algorithm.position,
    message: `there is no hash algorithm '${algorithm.value}'; use ${HASH_ALGORITHMS.join(', ')}.${didYouMean(algorithm.value, HASH_ALGORITHMS)}`,
  };
}

function mergeProblem(deep: JsonPathNode): SyntaxProblem | undefined {
  if (deep.kind !== 'boolean' || !deep.value) return undefined;
  return {
    position: deep.position,
    message: 'States.JsonMerge merges no nested objects yet; the third argument is false',
  };
}
