import { requestFrom, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateLabelingJobRequest, createLabelingJob } from './api.generated';
import { type ExecutionRoleProps, ExecutionRoleTask } from './execution-role-task';
import {
  type HumanTaskConfig,
  humanTaskOf,
  type LabelingInputConfig,
  type LabelingOutputConfig,
  labelingInputOf,
  labelingOutputOf,
} from './labeling-config';
import type { S3Location } from './s3-location';
import { type SageMakerTags, tagList } from './tags';

/** When a labeling job ends before all objects are labeled. */
export interface LabelingStoppingConditions {
  /**
   * How many objects people label at most.
   *
   * @default - all
   */
  readonly maxHumanLabeledObjectCount?: Value<number>;
  /**
   * Which part of the objects is labeled at most, in per cent.
   *
   * @default - all
   */
  readonly maxPercentageOfInputDatasetLabeled?: Value<number>;
}

/** Props of {@link SageMakerCreateLabelingJob}. */
export interface SageMakerCreateLabelingJobProps extends ExecutionRoleProps<CreateLabelingJobRequest> {
  /** The name of the job, unique in account and region; letters, digits and hyphens. */
  readonly labelingJobName: string;
  /** The name of the attribute that gets the label in the output manifest. */
  readonly labelAttributeName: string;
  /** What is labeled. */
  readonly inputConfig: LabelingInputConfig;
  /** Where the labels go. */
  readonly outputConfig: LabelingOutputConfig;
  /** What the people are asked. */
  readonly humanTaskConfig: HumanTaskConfig;
  /**
   * The file that defines the labels; the job's role may read it.
   *
   * @default - none; some kinds of task need none
   */
  readonly labelCategoryConfigLocation?: S3Location;
  /**
   * When the job ends before all objects are labeled.
   *
   * @default - never
   */
  readonly stoppingConditions?: LabelingStoppingConditions;
  /**
   * The tags of the job.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Has people label data with a SageMaker Ground Truth labeling job.
 *
 * AWS publishes neither a policy nor the managed rule for this integration: both are those of training jobs with this job's names. The
 * result with `RUN_JOB` is taken to be the answer of `DescribeLabelingJob`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { S3Location, SageMakerCreateLabelingJob } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Duration, Stack } from 'aws-cdk-lib';
 * import { Function } from 'aws-cdk-lib/aws-lambda';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 *
 * const stack = new Stack();
 * const bucket = new Bucket(stack, 'Images');
 * new SageMakerCreateLabelingJob(stack, 'Label', {
 *   labelingJobName: JsonPath.stringAt('$.job'),
 *   labelAttributeName: 'animal',
 *   inputConfig: { manifestLocation: S3Location.fromBucket(bucket, 'manifest.json') },
 *   outputConfig: { s3OutputLocation: S3Location.fromBucket(bucket, 'labels') },
 *   humanTaskConfig: {
 *     workteamArn: 'arn:aws:sagemaker:eu-west-1:123456789012:workteam/private-crowd/zoo',
 *     taskTitle: 'Name the animal',
 *     taskDescription: 'Choose the animal in the picture.',
 *     numberOfHumanWorkersPerDataObject: 3,
 *     taskTimeLimit: Duration.minutes(5),
 *     uiTemplateLocation: S3Location.fromBucket(bucket, 'page.liquid'),
 *     preHumanTaskFunction: Function.fromFunctionName(stack, 'Before', 'before-labeling'),
 *     annotationConsolidationFunction: Function.fromFunctionName(stack, 'After', 'after-labeling'),
 *   },
 * });
 */
export class SageMakerCreateLabelingJob extends ExecutionRoleTask<
  SageMakerCreateLabelingJobProps,
  CreateLabelingJobRequest
> {
  constructor(scope: Construct, id: string, props: SageMakerCreateLabelingJobProps) {
    super(scope, id, props, {
      api: createLabelingJob,
      convertedProps: ['inputConfig{}', 'outputConfig{}', 'humanTaskConfig{}', 'tags{}'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      // By analogy: the rules of the other jobs are named alike, and a rule of another name would only go unused.
      runJobRule: 'StepFunctionsGetEventsForSageMakerLabelingJobsRule',
      kind: 'LabelingJob',
      name: props.labelingJobName,
      securityGroupId: 'LabelingJobSecurityGroup',
      vpcConfig: undefined,
    });
  }

  protected override requestParameters(): CreateLabelingJobRequest {
    const { props } = this;
    return requestFrom(createLabelingJob, {
      labelingJobName: props.labelingJobName,
      labelAttributeName: props.labelAttributeName,
      roleArn: this.role.roleArn,
      inputConfig: labelingInputOf(this, props.inputConfig),
      outputConfig: labelingOutputOf(this, props.outputConfig),
      humanTaskConfig: humanTaskOf(this, props.humanTaskConfig),
      labelCategoryConfigS3Uri: props.labelCategoryConfigLocation?.bind(this, { forReading: true }).uri,
      stoppingConditions: props.stoppingConditions,
      tags: tagList(props.tags),
    });
  }
}
