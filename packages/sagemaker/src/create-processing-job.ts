import { durationIn, requestFrom, type Value } from '@sfn-tasks/core';
import { Size } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateProcessingJobRequest, createProcessingJob } from './api.generated';
import { type ExecutionRoleProps, ExecutionRoleTask } from './execution-role-task';
import {
  type AppSpecification,
  appOf,
  clusterOf,
  type NetworkConfig,
  type ProcessingResources,
  type ProcessingStoppingCondition,
} from './processing-config';
import {
  type ProcessingInput,
  type ProcessingOutputConfig,
  processingInputOf,
  processingOutputOf,
} from './processing-data';
import { type SageMakerTags, tagList } from './tags';

/** Props of {@link SageMakerCreateProcessingJob}. */
export interface SageMakerCreateProcessingJobProps extends ExecutionRoleProps<CreateProcessingJobRequest> {
  /** The name of the job, unique in account and region; letters, digits and hyphens. */
  readonly processingJobName: string;
  /** What it runs. */
  readonly appSpecification: AppSpecification;
  /**
   * The data sets that it reads.
   *
   * @default - none
   */
  readonly processingInputs?: ProcessingInput[];
  /**
   * What it leaves behind.
   *
   * @default - nothing
   */
  readonly processingOutputConfig?: ProcessingOutputConfig;
  /**
   * The instances.
   *
   * @default - one ml.m5.xlarge with 30 GiB
   */
  readonly processingResources?: ProcessingResources;
  /**
   * When SageMaker ends the job by itself.
   *
   * @default - after 1 day
   */
  readonly stoppingCondition?: ProcessingStoppingCondition;
  /**
   * The environment variables of the container, up to 100.
   *
   * @default - none
   */
  readonly environment?: Value<{ readonly [key: string]: string }>;
  /**
   * The networks that the job reaches.
   *
   * @default - the internet, and no VPC
   */
  readonly networkConfig?: NetworkConfig;
  /**
   * The tags of the job.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Runs a program over data with a SageMaker processing job, for features, validation or evaluation.
 *
 * AWS publishes no policy for this integration: the permissions are those of training jobs with this job's names. The name of the managed
 * rule is that which people use, and the result with `RUN_JOB` is taken to be the answer of `DescribeProcessingJob`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { DockerImage, S3Location, SageMakerCreateProcessingJob } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Repository } from 'aws-cdk-lib/aws-ecr';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const bucket = new Bucket(stack, 'Data');
 * new SageMakerCreateProcessingJob(stack, 'Make features', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   processingJobName: JsonPath.stringAt('$.job'),
 *   appSpecification: { image: DockerImage.fromEcrRepository(new Repository(stack, 'Features')) },
 *   processingInputs: [
 *     {
 *       inputName: 'orders',
 *       s3Input: { s3Location: S3Location.fromBucket(bucket, 'orders'), localPath: '/opt/ml/processing/input' },
 *     },
 *   ],
 *   processingOutputConfig: {
 *     outputs: [
 *       {
 *         outputName: 'features',
 *         s3Output: { s3Location: S3Location.fromBucket(bucket, 'features'), localPath: '/opt/ml/processing/output' },
 *       },
 *     ],
 *   },
 * });
 */
export class SageMakerCreateProcessingJob extends ExecutionRoleTask<
  SageMakerCreateProcessingJobProps,
  CreateProcessingJobRequest
> {
  constructor(scope: Construct, id: string, props: SageMakerCreateProcessingJobProps) {
    super(scope, id, props, {
      api: createProcessingJob,
      convertedProps: [
        'appSpecification{}',
        'processingInputs[].s3Input{}',
        'processingOutputConfig.outputs[].s3Output{}',
        'processingResources{}',
        'stoppingCondition{}',
        'networkConfig.vpcConfig.securityGroups[]',
        'tags{}',
      ],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      runJobRule: 'StepFunctionsGetEventsForSageMakerProcessingJobsRule',
      kind: 'ProcessingJob',
      name: props.processingJobName,
      securityGroupId: 'ProcessingJobSecurityGroup',
      vpcConfig: props.networkConfig?.vpcConfig,
    });
  }

  protected override requestParameters(): CreateProcessingJobRequest {
    const { props } = this;
    const { networkConfig, processingResources, processingOutputConfig: outputs, additionalParameters } = props;
    const given = additionalParameters?.ProcessingResources !== undefined && processingResources === undefined;
    return requestFrom(createProcessingJob, {
      processingJobName: props.processingJobName,
      roleArn: this.role.roleArn,
      appSpecification: appOf(this, props.appSpecification),
      processingInputs: props.processingInputs?.map((input) => processingInputOf(this, input)),
      processingOutputConfig: outputs && processingOutputOf(this, outputs),
      processingResources: given ? undefined : clusterOf(this, processingResources ?? DEFAULT_RESOURCES),
      stoppingCondition: props.stoppingCondition && {
        maxRuntimeInSeconds: durationIn(props.stoppingCondition.maxRuntime, 'seconds'),
      },
      environment: props.environment,
      networkConfig: networkConfig && { ...networkConfig, vpcConfig: this.network.vpcConfig },
      tags: tagList(props.tags),
    });
  }
}

const DEFAULT_RESOURCES: ProcessingResources = {
  instanceCount: 1,
  instanceType: 'ml.m5.xlarge',
  volumeSize: Size.gibibytes(30),
};
