import type { TaskProps, Value } from '@sfn-tasks/core';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { StartJobRunRequest } from './api.generated';
import type { ApplicationConfiguration } from './application-configuration';
import type { JobDriver } from './job-driver';
import type { Monitoring } from './monitoring';
import type { ReleaseLabel } from './release-label';
import type { VirtualClusterInput } from './virtual-cluster-input';

/** Props of {@link EmrContainersStartJobRun}. */
export interface EmrContainersStartJobRunProps extends TaskProps<StartJobRunRequest> {
  /** The virtual cluster; where its id is known, the permissions are scoped to it. */
  readonly virtualCluster: VirtualClusterInput;
  /**
   * The name of the job run.
   *
   * @default - none
   */
  readonly jobName?: string;
  /**
   * The role that the job runs with; its trust policy has to name the service accounts of the namespace.
   *
   * @see https://docs.aws.amazon.com/emr/latest/EMR-on-EKS-DevelopmentGuide/setting-up-trust-policy.html
   * @default - a role that the jobs of the virtual cluster may assume; its id has to be known at synthesis for that
   */
  readonly executionRole?: IRole;
  /** The release of EMR. */
  readonly releaseLabel: ReleaseLabel;
  /**
   * Settings of the applications, up to 100.
   *
   * @default - none
   */
  readonly applicationConfig?: readonly ApplicationConfiguration[];
  /** What runs the job. */
  readonly jobDriver: JobDriver;
  /**
   * Where the job writes its logs, and how it is watched.
   *
   * @default - no logs; the Spark history server shows the job
   */
  readonly monitoring?: Monitoring;
  /**
   * Tags of the job run.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: string }>;
}
