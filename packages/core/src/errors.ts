/** The kinds of problem that a task reports; stable, so that tools can act on them. */
export type ProblemCode =
  | 'API_MISSING_PARAMETER'
  | 'API_UNKNOWN_PARAMETER'
  | 'API_WRONG_TYPE'
  | 'API_UNEXPECTED_VALUE'
  | 'EXPRESSION_SYNTAX'
  | 'EXPRESSION_WRONG_LANGUAGE'
  | 'EXPRESSION_NOT_POSSIBLE'
  | 'INVALID_PROP'
  | 'MISSING_TASK_TOKEN'
  | 'UNSUPPORTED_PATTERN';

/** One thing that is wrong with a task, as a sentence that names the way out. */
export interface Problem {
  /** The kind of problem. */
  readonly code: ProblemCode;
  /**
   * Where in the request or props, such as `MessageAttributes.Priority.DataType`.
   *
   * @default - the whole task is meant
   */
  readonly parameter?: string;
  /** What was found, what fits, and how to fix it. */
  readonly message: string;
}

/**
 * The error of every package here: a stable code, the construct it is about, and a sentence that names the way out.
 *
 * @example
 * import { JsonPath, TaskError } from '@sfn-tasks/core';
 * import { Pass } from 'aws-cdk-lib/aws-stepfunctions';
 * import { Stack } from 'aws-cdk-lib';
 *
 * try {
 *   new Pass(new Stack(), 'Pass', { parameters: { name: JsonPath.stringAt('$.name[') } });
 * } catch (error) {
 *   if (error instanceof TaskError) console.error(error.code, error.message);
 * }
 */
export class TaskError extends Error {
  public override readonly name = 'TaskError';

  constructor(
    public readonly code: ProblemCode,
    message: string,
    public readonly constructPath?: string,
  ) {
    super(constructPath === undefined ? `${code}: ${message}` : `[${constructPath}] ${code}: ${message}`);
  }
}

/** The line that a problem adds to the report of a failed synthesis. */
export function describeProblem(problem: Problem): string {
  return problem.parameter === undefined
    ? `${problem.code}: ${problem.message}`
    : `${problem.code} at ${problem.parameter}: ${problem.message}`;
}

/**
 * The candidate that is closest to what was written, if any is close.
 *
 * @param written what a user wrote
 * @param candidates what fits
 *
 * @example
 * import { nearest } from '@sfn-tasks/core';
 *
 * nearest('sendMesage', ['sendMessage', 'deleteMessage']); // 'sendMessage'
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(written.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(written.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * A trailing question that offers the nearest candidate, or nothing.
 *
 * @param written what a user wrote
 * @param candidates what fits
 *
 * @example
 * import { didYouMean } from '@sfn-tasks/core';
 *
 * didYouMean('QueueURL', ['QueueUrl']); // ' Did you mean QueueUrl?'
 */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const candidate = nearest(written, candidates);
  return candidate === undefined ? '' : ` Did you mean ${candidate}?`;
}

/**
 * A trailing question that offers up to three candidates, the nearest first, or nothing.
 *
 * @param written what a user wrote
 * @param candidates what fits
 *
 * @example
 * import { closest } from '@sfn-tasks/core';
 *
 * closest('getObjct', ['getObject', 'putObject']); // ' Did you mean getObject, putObject?'
 */
export function closest(written: string, candidates: readonly string[]): string {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      written,
      candidates.filter((candidate) => !found.includes(candidate)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  return found.length === 0 ? '' : ` Did you mean ${found.join(', ')}?`;
}

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(substitution, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}
