import { memberFrom, task } from '@sfn-tasks/core';
import { IntegrationPattern, type QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type SubmitJobRequest, submitJob } from './api.generated';
import { timeoutOf } from './attempt-timeout';
import { requestOf } from './container-overrides';
import { submitJobPolicies } from './submit-job-policies';
import type { BatchSubmitJobProps } from './submit-job-props';
import { validateJob } from './validate-job';

/**
 * Submits a job to AWS Batch and waits for its end.
 *
 * `timeout` and `taskTimeout` end an attempt of the job, which may then be tried again; they do not end the state.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { BatchSubmitJob } from '@sfn-tasks/batch';
 * import { Size, Stack } from 'aws-cdk-lib';
 * import { Vpc } from 'aws-cdk-lib/aws-ec2';
 * import { EcsFargateContainerDefinition, EcsJobDefinition, FargateComputeEnvironment, JobQueue } from 'aws-cdk-lib/aws-batch';
 * import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
 *
 * const stack = new Stack();
 * const computeEnvironment = new FargateComputeEnvironment(stack, 'Capacity', { vpc: new Vpc(stack, 'Network') });
 * const jobDefinition = new EcsJobDefinition(stack, 'Render', {
 *   container: new EcsFargateContainerDefinition(stack, 'Container', {
 *     image: ContainerImage.fromRegistry('example/render'),
 *     cpu: 1,
 *     memory: Size.gibibytes(2),
 *   }),
 * });
 *
 * new BatchSubmitJob(stack, 'Render the film', {
 *   jobName: 'render',
 *   jobDefinitionArn: jobDefinition.jobDefinitionArn,
 *   jobQueueArn: new JobQueue(stack, 'Queue', { computeEnvironments: [{ computeEnvironment, order: 1 }] }).jobQueueArn,
 *   arraySize: JsonPath.numberAt('$.frames'),
 *   payload: TaskInput.fromObject({ film: JsonPath.stringAt('$.film') }),
 * });
 */
export class BatchSubmitJob extends task<BatchSubmitJobProps, SubmitJobRequest>({
  api: submitJob,
  decidedProps: ['jobDefinitionScope', 'jobQueueScope'],
  convertedProps: ['containerOverrides.environment{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  defaultPattern: IntegrationPattern.RUN_JOB,
  runJobRule: 'StepFunctionsGetEventsForBatchJobsRule',
  parameters: (props) => ({
    JobDefinition: props.jobDefinitionArn,
    JobName: props.jobName,
    JobQueue: props.jobQueueArn,
    Parameters: props.payload?.value,
    ArrayProperties: props.arraySize === undefined ? undefined : { Size: props.arraySize },
    ContainerOverrides: requestOf(props.containerOverrides),
    DependsOn: dependenciesOf(props.dependsOn),
    RetryStrategy: props.attempts === undefined ? undefined : { Attempts: props.attempts },
    ShareIdentifier: props.shareIdentifier,
    SchedulingPriorityOverride: props.schedulingPriorityOverride,
    Tags: props.tags,
    PropagateTags: props.propagateTags,
    Timeout: timeoutOf(props),
  }),
  policies: (props, task) => submitJobPolicies(task, task.request, props, task.runsJob),
  validate: validateJob,
}) {
  public override toStateJson(machineLanguage?: QueryLanguage): object {
    // The time is the job's: a state that ended by itself would leave no time for another attempt.
    return { ...super.toStateJson(machineLanguage), TimeoutSeconds: undefined, TimeoutSecondsPath: undefined };
  }
}

function dependenciesOf(dependsOn: BatchSubmitJobProps['dependsOn']): SubmitJobRequest['DependsOn'] {
  return typeof dependsOn === 'string' ? dependsOn : memberFrom(submitJob, 'JobDependencyList', dependsOn);
}
