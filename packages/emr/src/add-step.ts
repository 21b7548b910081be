import {
  allow,
  containsExpression,
  type OpenString,
  type TaskContext,
  type TaskProps,
  task,
  type Value,
} from '@sfn-tasks/core';
import type { Conditions } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { ActionOnFailure } from './action-on-failure';
import { type AddStepRequest, addStep } from './api.generated';
import { clusterArn } from './cluster-arn';

/** Props of {@link EmrAddStep}. */
export interface EmrAddStepProps extends TaskProps<AddStepRequest> {
  /** The id of the cluster; where it is known, the permissions are scoped to it. */
  readonly clusterId: string;
  /** The name of the step. */
  readonly name: string;
  /**
   * What happens to the cluster when the step fails.
   *
   * @default ActionOnFailure.CONTINUE
   */
  readonly actionOnFailure?: OpenString<ActionOnFailure>;
  /** The S3 URI or the path of the JAR file to run, or `command-runner.jar`. */
  readonly jar: string;
  /**
   * The class to run.
   *
   * @default - the one that the manifest of the JAR file names
   */
  readonly mainClass?: string;
  /**
   * The arguments of the step.
   *
   * @default - none
   */
  readonly args?: Value<readonly string[]>;
  /**
   * Java properties by name.
   *
   * @default - none
   */
  readonly properties?: { readonly [key: string]: string };
  /**
   * The ARN of the role that the step runs with; where it is known, the task may add steps with this role only.
   *
   * @default - the role of the cluster's instances
   */
  readonly executionRoleArn?: string;
}

/**
 * Adds a step to an EMR cluster, and by default waits for its end.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EmrAddStep } from '@sfn-tasks/emr';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new EmrAddStep(new Stack(), 'Count words', {
 *   clusterId: JsonPath.stringAt('$.ClusterId'),
 *   name: 'count words',
 *   jar: 'command-runner.jar',
 *   args: ['spark-submit', 's3://scripts/count.py', JsonPath.stringAt('$.date')],
 * });
 */
export class EmrAddStep extends task<EmrAddStepProps, AddStepRequest>({
  api: addStep,
  convertedProps: ['properties{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  defaultPattern: IntegrationPattern.RUN_JOB,
  runJobRule: 'StepFunctionsGetEventForEMRAddJobFlowStepsRule',
  parameters: (props) => ({
    ClusterId: props.clusterId,
    ExecutionRoleArn: props.executionRoleArn,
    Step: {
      Name: props.name,
      ActionOnFailure: props.actionOnFailure ?? ActionOnFailure.CONTINUE,
      HadoopJarStep: {
        Jar: props.jar,
        MainClass: props.mainClass,
        Args: props.args,
        Properties: props.properties && Object.entries(props.properties).map(([Key, Value]) => ({ Key, Value })),
      },
    },
  }),
  policies: ({ clusterId }, task) => {
    const cluster = clusterArn(task, clusterId);
    const add = allow('elasticmapreduce:AddJobFlowSteps', cluster, executionRole(task));
    return task.runsJob
      ? [add, allow(['elasticmapreduce:DescribeStep', 'elasticmapreduce:CancelSteps'], cluster)]
      : [add];
  },
}) {}

/** The condition that a step runs with the role that the task names, and no other. */
function executionRole(task: TaskContext): Conditions | undefined {
  const role = task.request['ExecutionRoleArn'];
  if (typeof role !== 'string' || containsExpression(role)) return undefined;
  return { StringEquals: { 'elasticmapreduce:ExecutionRoleArn': role } };
}
