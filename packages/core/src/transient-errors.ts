import { Duration } from 'aws-cdk-lib';
import { JitterType, type RetryProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { Api } from './api';

/** How a task is retried after an error that passes on its own; what is left out, the preset says. */
export type TransientErrorRetry = Omit<RetryProps, 'errors'>;

/** Calls that were throttled together are not repeated together, and none waits for longer than a minute. */
const PRESET: TransientErrorRetry = {
  interval: Duration.seconds(1),
  backoffRate: 2,
  maxAttempts: 8,
  maxDelay: Duration.seconds(60),
  jitterStrategy: JitterType.FULL,
};

/** The retry of a task; undefined where no source confirms how Step Functions names the API's transient errors. */
export function transientErrorRetry(api: Api, own: true | TransientErrorRetry): RetryProps | undefined {
  const { transientErrors } = api;
  if (transientErrors === undefined) return undefined;
  return { ...PRESET, ...(own === true ? {} : own), errors: [...transientErrors] };
}
