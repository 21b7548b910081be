/**
 * How Lambda runs a function.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 *
 * @example
 * import { LambdaInvocationType } from '@sfn-tasks/lambda';
 *
 * const invocationType = LambdaInvocationType.EVENT;
 */
export enum LambdaInvocationType {
  /** Waits for the function and returns what it returns. */
  REQUEST_RESPONSE = 'RequestResponse',
  /** Queues the event and returns at once, with nothing but a status code. */
  EVENT = 'Event',
  /** Checks the request and the permission to invoke, without running the function. */
  DRY_RUN = 'DryRun',
}
