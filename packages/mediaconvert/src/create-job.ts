import { allow, arnInPolicy, arnOr, passRole, type TaskContext, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateJobRequest, createJob } from './api.generated';

/** Props of {@link MediaConvertCreateJob}. */
export interface MediaConvertCreateJobProps extends TaskProps<CreateJobRequest> {
  /** The request as the States Language spells it: `Role` and `Settings` at least, and whatever else the API takes. */
  readonly createJobRequest: { readonly [key: string]: any };
}

/** Step Functions tags the jobs that it starts, and needs no other. */
const OWN_JOBS = { StringEquals: { 'aws:ResourceTag/ManagedByService': 'AWSStepFunctions' } };

/**
 * Starts a transcoding job in AWS Elemental MediaConvert.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-mediaconvert.html
 *
 * @example
 * import { MediaConvertCreateJob } from '@sfn-tasks/mediaconvert';
 * import { Stack } from 'aws-cdk-lib';
 * import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('mediaconvert.amazonaws.com') });
 * new MediaConvertCreateJob(stack, 'Transcode', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   createJobRequest: {
 *     Role: role.roleArn,
 *     Settings: { Inputs: [{ FileInput: 's3://videos/raw.mov' }] },
 *   },
 * });
 */
export class MediaConvertCreateJob extends task<MediaConvertCreateJobProps, CreateJobRequest>({
  api: createJob,
  convertedProps: ['createJobRequest{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  runJobRule: 'StepFunctionsGetEventsForMediaConvertJobRule',
  parameters: ({ createJobRequest }) => createJobRequest as CreateJobRequest,
  policies: (_props, task) => {
    const { Queue, JobTemplate, Role } = task.request;
    return [
      allow('mediaconvert:CreateJob', [
        named(task, 'queues', Queue),
        named(task, 'jobTemplates', JobTemplate),
        named(task, 'presets', undefined),
      ]),
      ...(typeof Role === 'string' ? [passRole(Role, 'mediaconvert.amazonaws.com')] : []),
      ...(task.runsJob
        ? [allow(['mediaconvert:GetJob', 'mediaconvert:CancelJob'], named(task, 'jobs', undefined), OWN_JOBS)]
        : []),
    ];
  },
}) {}

/** A resource that the request names by name or ARN, or all of its type where it names none, or an expression does. */
function named(task: TaskContext, resource: string, value: unknown): string {
  const all = arnInPolicy(task, { service: 'mediaconvert', resource });
  if (typeof value !== 'string') return all;
  return /^arn:|\$\{Token/.test(value)
    ? arnOr(value, all)
    : arnInPolicy(task, { service: 'mediaconvert', resource, name: value });
}
