import { durationIn, type OpenString, sizeIn, type Value } from '@sfn-tasks/core';
import { Duration, Size, Token } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { mlInstanceType } from './instance-type';
import { grantOutputKey, grantVolumeKey } from './keys';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sagemaker-task';

/** The props of a training job that are taken apart. */
export const TRAINING_PROPS = [
  'algorithmSpecification{}',
  'inputDataConfig[].dataSource.s3DataSource{}',
  'outputDataConfig{}',
  'resourceConfig{}',
  'stoppingCondition{}',
];

/** Where a training job leaves the model. */
export interface OutputDataConfig {
  /** The prefix that the model artifacts are written under; the job's role may write there. */
  readonly s3OutputLocation: S3Location;
  /**
   * The key that encrypts the artifacts; the job's role may use it.
   *
   * @default - the AWS managed key of S3
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * How the artifacts are compressed: `GZIP` or `NONE`.
   *
   * @default - gzip
   */
  readonly compressionType?: OpenString<'GZIP' | 'NONE'>;
}

/** The instances of a training job. */
export interface ResourceConfig {
  /** How many there are. */
  readonly instanceCount: Value<number>;
  /**
   * Their type: one of EC2, or a text such as `ml.m5.large`; an expression yields it with its `ml.`.
   */
  readonly instanceType: InstanceType | string;
  /** The size of each one's storage volume, in whole GiB. */
  readonly volumeSize: Size;
  /**
   * The key that encrypts the volumes; the job's role may hand it on to them.
   *
   * @default - an AWS managed key
   */
  readonly volumeEncryptionKey?: IKeyRef;
  /**
   * How long the instances stay for the next job with the same configuration.
   *
   * @default - they end with the job
   */
  readonly keepAlivePeriod?: Duration;
}

/** When SageMaker ends a job by itself. */
export interface StoppingCondition {
  /**
   * How long the job may run.
   *
   * @default Duration.hours(1)
   */
  readonly maxRuntime?: Duration;
  /**
   * How long a job on spot capacity may take, waiting included.
   *
   * @default - no limit is set
   */
  readonly maxWaitTime?: Duration;
  /**
   * How long the job may wait for capacity that is not spot.
   *
   * @default - no limit is set
   */
  readonly maxPendingTime?: Duration;
}

/** What a training job has that names no instances: one small machine. */
export const DEFAULT_RESOURCES: ResourceConfig = {
  instanceCount: 1,
  instanceType: InstanceType.of(InstanceClass.M4, InstanceSize.XLARGE),
  volumeSize: Size.gibibytes(10),
};

const DEFAULT_RUNTIME = Duration.hours(1);

/** The output as the request takes it. */
export function outputOf(task: ISageMakerTask, output: OutputDataConfig): object {
  const { s3OutputLocation, encryptionKey, ...rest } = output;
  const { uri } = s3OutputLocation.bind(task, { forWriting: true });
  return { ...rest, s3OutputPath: uri, kmsKeyId: grantOutputKey(encryptionKey, task) };
}

/** The instances as the request takes them. */
export function resourcesOf(task: ISageMakerTask, resources: ResourceConfig): object {
  const { instanceType, volumeSize, volumeEncryptionKey, keepAlivePeriod, ...rest } = resources;
  return {
    ...rest,
    instanceType: mlInstanceType(instanceType),
    volumeSizeInGB: sizeIn(volumeSize, 'gibibytes'),
    volumeKmsKeyId: grantVolumeKey(volumeEncryptionKey, task),
    keepAlivePeriodInSeconds: durationIn(keepAlivePeriod, 'seconds'),
  };
}

/** The limits as the request takes them. */
export function stoppingOf({ maxRuntime, maxWaitTime, maxPendingTime }: StoppingCondition): object {
  return {
    maxRuntimeInSeconds: durationIn(maxRuntime ?? DEFAULT_RUNTIME, 'seconds'),
    maxWaitTimeInSeconds: durationIn(maxWaitTime, 'seconds'),
    maxPendingTimeInSeconds: durationIn(maxPendingTime, 'seconds'),
  };
}

/** What is wrong with the limits of a job on spot capacity, or nothing. */
export function spotProblem({ maxRuntime, maxWaitTime }: StoppingCondition): string | undefined {
  const running = durationIn(maxRuntime ?? DEFAULT_RUNTIME, 'seconds');
  const waiting = durationIn(maxWaitTime, 'seconds');
  const unknown = Token.isUnresolved(running) || Token.isUnresolved(waiting);
  if (waiting !== undefined && (unknown || waiting >= running)) return undefined;
  const least = Token.isUnresolved(running) ? '' : ` of ${running} seconds`;
  return `a job on spot capacity needs a maxWaitTime of at least its maxRuntime${least}, found ${waiting ?? 'none'}. Set maxWaitTime.`;
}
