import {
  type OpenString,
  passRole,
  requestFrom,
  sizeIn,
  type TaskProps,
  TaskStateBase,
  type Value,
} from '@sfn-tasks/core';
import type { Size } from 'aws-cdk-lib';
import type { IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type CreateTransformJobRequest, createTransformJob } from './api.generated';
import { createExecutionRole } from './execution-role';
import { grantOutputKey, grantVolumeKey, volumeKeyPermissions } from './keys';
import { createPermissions } from './permissions';
import { type SageMakerTags, tagList } from './tags';
import {
  type DataProcessing,
  type ModelClientOptions,
  modelClientOf,
  type TransformInput,
  type TransformOutput,
  type TransformResources,
  transformInputOf,
  transformOutputOf,
  transformResourcesOf,
} from './transform-config';
import type { BatchStrategy } from './transform-options';

/** Props of {@link SageMakerCreateTransformJob}. */
export interface SageMakerCreateTransformJobProps extends TaskProps<CreateTransformJobRequest> {
  /** The name of the job, unique in account and region; letters, digits and hyphens. */
  readonly transformJobName: string;
  /** The name of the model. */
  readonly modelName: string;
  /** What is transformed. */
  readonly transformInput: TransformInput;
  /** Where the results go. */
  readonly transformOutput: TransformOutput;
  /**
   * The role of the model, which the job works with; it may then use the keys that the props name.
   *
   * @default - the model's own, which must be able to use them already
   */
  readonly role?: IRole;
  /**
   * The instances.
   *
   * @default - one ml.m4.xlarge
   */
  readonly transformResources?: TransformResources;
  /**
   * How many records an inference request holds.
   *
   * @default - as many as fit
   */
  readonly batchStrategy?: OpenString<BatchStrategy>;
  /**
   * Which part of a record is sent to the model, and which part of the result is kept.
   *
   * @default - all of both
   */
  readonly dataProcessing?: DataProcessing;
  /**
   * The environment variables of the container, up to 16.
   *
   * @default - none
   */
  readonly environment?: Value<{ readonly [key: string]: string }>;
  /**
   * How many requests each instance gets at a time.
   *
   * @default - what the algorithm suggests
   */
  readonly maxConcurrentTransforms?: Value<number>;
  /**
   * How large a request may be, in whole MiB.
   *
   * @default Size.mebibytes(6)
   */
  readonly maxPayload?: Size;
  /**
   * How long a request may take, and how often it is sent again.
   *
   * @default - SageMaker's own limits
   */
  readonly modelClientOptions?: ModelClientOptions;
  /**
   * The tags of the job.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Gets inferences for a whole data set with a SageMaker transform job.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { SageMakerCreateTransformJob } from '@sfn-tasks/sagemaker';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new SageMakerCreateTransformJob(new Stack(), 'Score the customers', {
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   transformJobName: JsonPath.stringAt('$.job'),
 *   modelName: 'churn',
 *   transformInput: { transformDataSource: { s3DataSource: { s3Uri: 's3://customers/today' } } },
 *   transformOutput: { s3OutputPath: 's3://customers/scores' },
 *   transformResources: { instanceCount: 1, instanceType: JsonPath.stringAt('$.instanceType') },
 * });
 */
export class SageMakerCreateTransformJob extends TaskStateBase<
  SageMakerCreateTransformJobProps,
  CreateTransformJobRequest
> {
  private ownRole?: IRole;

  constructor(scope: Construct, id: string, props: SageMakerCreateTransformJobProps) {
    super(scope, id, props, {
      api: createTransformJob,
      convertedProps: [
        'transformInput.transformDataSource.s3DataSource{}',
        'transformOutput{}',
        'transformResources{}',
        'modelClientOptions{}',
        'tags{}',
      ],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
      runJobRule: 'StepFunctionsGetEventsForSageMakerTransformJobsRule',
    });
    if (props.role !== undefined && this.convertible) this.grantKeys(props.role);
  }

  /**
   * The role given, or a new one to make the model with.
   *
   * The request names no role: a transform job works with that of its model. So one is made only for who asks.
   */
  public get role(): IRole {
    if (this.props.role !== undefined) return this.props.role;
    if (this.ownRole === undefined) {
      const options = { policyName: 'CreateTransformJob', inVpc: false };
      this.ownRole = createExecutionRole(this, 'SagemakerTransformRole', options);
      this.grantKeys(this.ownRole);
    }
    return this.ownRole;
  }

  protected override requestParameters(): CreateTransformJobRequest {
    const { props } = this;
    return requestFrom(createTransformJob, {
      transformJobName: props.transformJobName,
      modelName: props.modelName,
      maxConcurrentTransforms: props.maxConcurrentTransforms,
      modelClientConfig: props.modelClientOptions && modelClientOf(props.modelClientOptions),
      maxPayloadInMB: sizeIn(props.maxPayload, 'mebibytes'),
      batchStrategy: props.batchStrategy,
      environment: props.environment,
      transformInput: transformInputOf(props.transformInput),
      transformOutput: transformOutputOf(props.transformOutput),
      transformResources: transformResourcesOf(props.transformResources),
      dataProcessing: props.dataProcessing,
      tags: tagList(props.tags),
    });
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { transformJobName: name, transformResources, role = this.ownRole } = this.props;
    const tagged = this.request['Tags'] !== undefined;
    return [
      ...createPermissions(this, { kind: 'TransformJob', name, runsJob: this.runsJob, tagged }),
      ...(role === undefined
        ? volumeKeyPermissions(transformResources?.volumeEncryptionKey)
        : [passRole(role, 'sagemaker.amazonaws.com')]),
    ];
  }

  private grantKeys(role: IRole): void {
    grantOutputKey(this.props.transformOutput.encryptionKey, role);
    grantVolumeKey(this.props.transformResources?.volumeEncryptionKey, role);
  }
}
