import { durationIn, type OpenString, type Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { type CompressionType, S3DataType } from './data-options';
import { mlInstanceType } from './instance-type';
import type { AssembleWith, JoinSource, SplitType } from './transform-options';

/** How long an inference request of a transform job may take, and how often it is sent again. */
export interface ModelClientOptions {
  /**
   * How often a failed request is sent again, 0 to 3 times.
   *
   * @default 0
   */
  readonly invocationsMaxRetries?: Value<number>;
  /**
   * How long a request may take.
   *
   * @default Duration.minutes(1)
   */
  readonly invocationsTimeout?: Duration;
}

/** What is transformed. */
export interface TransformInput {
  /** Where it lies. */
  readonly transformDataSource: TransformDataSource;
  /**
   * How it is compressed.
   *
   * @default CompressionType.NONE
   */
  readonly compressionType?: OpenString<CompressionType>;
  /**
   * Its MIME type.
   *
   * @default - none
   */
  readonly contentType?: string;
  /**
   * How the objects are cut into records.
   *
   * @default SplitType.NONE
   */
  readonly splitType?: OpenString<SplitType>;
}

/** Where the data of a transform job lies. */
export interface TransformDataSource {
  /** The data in S3. */
  readonly s3DataSource: TransformS3DataSource;
}

/** The data of a transform job in S3. */
export interface TransformS3DataSource {
  /** The URI of a prefix or manifest; the model's role must be able to read it. */
  readonly s3Uri: string;
  /**
   * How the URI selects objects.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: OpenString<S3DataType>;
}

/** Where the results of a transform job go. */
export interface TransformOutput {
  /** The URI of the prefix; the model's role must be able to write there. */
  readonly s3OutputPath: string;
  /**
   * The MIME type of the results.
   *
   * @default - none
   */
  readonly accept?: string;
  /**
   * How the results of the records become one object.
   *
   * @default AssembleWith.NONE
   */
  readonly assembleWith?: OpenString<AssembleWith>;
  /**
   * The key that encrypts the results; `role` may use it.
   *
   * @default - the AWS managed key of S3
   */
  readonly encryptionKey?: IKeyRef;
}

/** The instances of a transform job. */
export interface TransformResources {
  /** How many there are. */
  readonly instanceCount: Value<number>;
  /** Their type: one of EC2, or a text such as `ml.m5.large`; an expression yields it with its `ml.`. */
  readonly instanceType: InstanceType | string;
  /**
   * The key that encrypts the storage volumes; `role` may hand it on to them, or the state machine where there is none.
   *
   * @default - an AWS managed key
   */
  readonly volumeEncryptionKey?: IKeyRef;
}

/** Which part of a record is sent to the model, and which part of the result is kept. */
export interface DataProcessing {
  /**
   * The JSONPath of the part of a record that the model gets, such as `$.features`.
   *
   * @default - all of it
   */
  readonly inputFilter?: string;
  /**
   * The JSONPath of the part of a joined result that is kept.
   *
   * @default - all of it
   */
  readonly outputFilter?: string;
  /**
   * What the results are joined with.
   *
   * @default JoinSource.NONE
   */
  readonly joinSource?: OpenString<JoinSource>;
}

/** The data as the request takes it. */
export function transformInputOf({ transformDataSource: { s3DataSource }, ...rest }: TransformInput): object {
  const { s3DataType = S3DataType.S3_PREFIX } = s3DataSource;
  return { ...rest, dataSource: { s3DataSource: { ...s3DataSource, s3DataType } } };
}

/** The results as the request takes them. */
export function transformOutputOf({ encryptionKey, ...rest }: TransformOutput): object {
  return { ...rest, kmsKeyId: encryptionKey?.keyRef.keyArn };
}

/** The instances as the request takes them; one small machine by default. */
export function transformResourcesOf(resources: TransformResources = DEFAULT_INSTANCES): object {
  const { instanceType, volumeEncryptionKey, ...rest } = resources;
  return {
    ...rest,
    instanceType: mlInstanceType(instanceType),
    volumeKmsKeyId: volumeEncryptionKey?.keyRef.keyArn,
  };
}

/** The limits of inference requests as the request takes them. */
export function modelClientOf(options: ModelClientOptions): object {
  return {
    invocationsMaxRetries: options.invocationsMaxRetries ?? 0,
    invocationsTimeoutInSeconds: durationIn(options.invocationsTimeout, 'seconds') ?? 60,
  };
}

const DEFAULT_INSTANCES: TransformResources = {
  instanceCount: 1,
  instanceType: InstanceType.of(InstanceClass.M4, InstanceSize.XLARGE),
};
