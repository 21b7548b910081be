import { memberFrom, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern, type TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type LogOptions, type RunJobRequest, runJob } from './api.generated';
import { checkConnection, connectionTo, type KubernetesCluster } from './kubernetes-cluster';

/** What a job's logs become in the output of the state. */
export interface EksJobLogOptions {
  /**
   * Whether the logs are part of the output.
   *
   * @default false
   */
  readonly retrieveLogs?: Value<boolean>;
  /**
   * Whether logs stay text; otherwise what is JSON is parsed.
   *
   * @default false
   */
  readonly rawLogs?: Value<boolean>;
  /**
   * Query parameters of the request for the logs by name, such as `tailLines`, each with its values.
   *
   * @default - none
   */
  readonly logParameters?: Value<{ readonly [key: string]: Value<readonly string[]> }>;
}

/** Props of {@link EksRunJob}. */
export interface EksRunJobProps extends TaskProps<RunJobRequest> {
  /** The cluster, with a public endpoint. */
  readonly cluster: KubernetesCluster;
  /** The manifest of the job: an object with `apiVersion`, `kind`, `metadata` and `spec`, or an expression that yields one. */
  readonly job: TaskInput;
  /**
   * The namespace that the job runs in.
   *
   * @default 'default'
   */
  readonly namespace?: string;
  /**
   * What the job's logs become, for `RUN_JOB`.
   *
   * @default - they are not part of the output
   */
  readonly logOptions?: EksJobLogOptions;
}

/**
 * Runs a Kubernetes job on an EKS cluster.
 *
 * It needs no permission in IAM: Kubernetes itself has to know the role of the state machine, through an access entry or its role bindings.
 *
 * AWS's table of patterns lists a callback for EKS, its page on EKS says that there is none; so there is none here.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { TaskInput } from '@sfn-tasks/core';
 * import { EksRunJob } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 * import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * declare const cluster: ICluster;
 * new EksRunJob(new Stack(), 'Estimate pi', {
 *   cluster,
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   logOptions: { retrieveLogs: true },
 *   job: TaskInput.fromObject({
 *     apiVersion: 'batch/v1',
 *     kind: 'Job',
 *     metadata: { name: 'pi' },
 *     spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'pi', image: 'perl' }] } } },
 *   }),
 * });
 */
export class EksRunJob extends task<EksRunJobProps, RunJobRequest>({
  api: runJob,
  convertedProps: ['cluster{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: ({ cluster, job, namespace, logOptions }) => ({
    ...connectionTo(cluster),
    Namespace: namespace,
    Job: job.value,
    LogOptions: memberFrom<LogOptions>(runJob, 'LogOptions', logOptions),
  }),
  policies: () => [],
  validate: ({ cluster, logOptions }, task) => {
    checkConnection(cluster, task);
    if (logOptions !== undefined && !task.runsJob) {
      task.reject(
        'logOptions',
        'the state does not wait for the job, so there are no logs. Use RUN_JOB, or leave it away.',
      );
    }
  },
}) {}
