import type { TaskProps, Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { StartJobRunRequest } from './api.generated';
import type { ConfigurationOverrides } from './configuration-overrides';
import type { EmrServerlessJobDriver } from './job-driver';

/** Props of {@link EmrServerlessStartJobRun}. */
export interface EmrServerlessStartJobRunProps extends TaskProps<StartJobRunRequest> {
  /** The id of the application. */
  readonly applicationId: string;
  /** The role that the job runs with; `{ roleArn: … }` where an expression yields its ARN. */
  readonly executionRole: Pick<IRole, 'roleArn'>;
  /** What the run does. */
  readonly jobDriver: Value<EmrServerlessJobDriver>;
  /**
   * The name of the run, up to 256 characters.
   *
   * @default - none
   */
  readonly name?: string;
  /**
   * What the run has other than its application.
   *
   * @default - nothing
   */
  readonly configurationOverrides?: Value<ConfigurationOverrides>;
  /**
   * How long the run may take, in whole minutes; no limit when it is zero.
   *
   * @default Duration.hours(12)
   */
  readonly executionTimeout?: Duration;
  /**
   * The tags of the run.
   *
   * @default - none
   */
  readonly tags?: Value<Readonly<Record<string, string>>>;
}
