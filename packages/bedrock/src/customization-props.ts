import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { IModel } from 'aws-cdk-lib/aws-bedrock';
import type { ISecurityGroup, ISubnet } from 'aws-cdk-lib/aws-ec2';
import type { IRoleRef } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { CreateModelCustomizationJobRequest } from './api.generated';

/** The ways to customize a model. */
export enum CustomizationType {
  /** Labeled data make the model better at specific tasks. */
  FINE_TUNING = 'FINE_TUNING',
  /** Unlabeled data make the model familiar with a domain. */
  CONTINUED_PRE_TRAINING = 'CONTINUED_PRE_TRAINING',
  /** A large model teaches a smaller one. */
  DISTILLATION = 'DISTILLATION',
}

/** A tag of a job or a custom model. */
export interface CustomModelTag {
  /** The key. */
  readonly key: string;
  /** The value. */
  readonly value: string;
}

/** A place in a bucket. */
export interface DataBucketConfiguration {
  /** The bucket. */
  readonly bucket: IBucket;
  /**
   * The object or prefix in the bucket.
   *
   * @default - the root of the bucket
   */
  readonly path?: string;
}

/** Where the results of a job are written. */
export interface OutputBucketConfiguration extends DataBucketConfiguration {}

/** Where the training data of a job lie. */
export interface TrainingBucketConfiguration extends DataBucketConfiguration {}

/** Where validation data of a job lie. */
export interface ValidationBucketConfiguration extends DataBucketConfiguration {}

/** The network that a job reaches its data through. */
export interface IBedrockCreateModelCustomizationJobVpcConfig {
  /** One to five security groups. */
  readonly securityGroups: ISecurityGroup[];
  /** One to sixteen subnets. */
  readonly subnets: ISubnet[];
}

/** Props of {@link BedrockCreateModelCustomizationJob}. */
export interface BedrockCreateModelCustomizationJobProps extends TaskProps<CreateModelCustomizationJobRequest> {
  /** The model that is customized. */
  readonly baseModel: IModel;
  /** The name of the model that results, up to 63 characters. */
  readonly customModelName: string;
  /** The name of the job, up to 63 characters. */
  readonly jobName: string;
  /** Where the training data lie. */
  readonly trainingData: TrainingBucketConfiguration;
  /** Where the results are written. */
  readonly outputData: OutputBucketConfiguration;
  /**
   * Where validation data lie, up to ten places.
   *
   * @default - a part of the training data, as the hyperparameter `Evaluation percentage` says, which is then required
   */
  readonly validationData?: ValidationBucketConfiguration[];
  /**
   * What makes the request unique, so that it starts one job even when it is sent twice.
   *
   * @default - none
   */
  readonly clientRequestToken?: string;
  /**
   * The way to customize.
   *
   * @default CustomizationType.FINE_TUNING
   */
  readonly customizationType?: OpenString<CustomizationType>;
  /**
   * The key that the custom model is encrypted with.
   *
   * @default - a key that AWS owns
   */
  readonly customModelKmsKey?: IKey;
  /**
   * The tags of the custom model, up to 200.
   *
   * @default - none
   */
  readonly customModelTags?: Value<readonly CustomModelTag[]>;
  /**
   * The tags of the job, up to 200.
   *
   * @default - none
   */
  readonly jobTags?: Value<readonly CustomModelTag[]>;
  /**
   * How the model is tuned, by the base model's own names.
   *
   * @default - the base model's own values
   */
  readonly hyperParameters?: Value<{ [key: string]: string }>;
  /**
   * The role that Bedrock reads and writes the data with.
   *
   * @default - a role that may do just that, in the network that `vpcConfig` names
   */
  readonly role?: IRoleRef;
  /**
   * The network that the job reaches its data through.
   *
   * @default - none
   */
  readonly vpcConfig?: IBedrockCreateModelCustomizationJobVpcConfig;
}
