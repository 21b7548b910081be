import { sizeIn, type Value } from '@sfn-tasks/core';
import type { Duration, Size } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { DockerImage } from './docker-image';
import { mlInstanceType } from './instance-type';
import { grantVolumeKey } from './keys';
import type { VpcConfig } from './network';
import type { ISageMakerTask } from './sagemaker-task';

/** What a processing job runs. */
export interface AppSpecification {
  /** The image that holds the program. */
  readonly image: DockerImage;
  /**
   * The command of the container.
   *
   * @default - that of the image
   */
  readonly containerEntrypoint?: Value<readonly string[]>;
  /**
   * The arguments of the command.
   *
   * @default - that of the image
   */
  readonly containerArguments?: Value<readonly string[]>;
}

/** The instances of a processing job. */
export interface ProcessingResources {
  /** How many there are. */
  readonly instanceCount: Value<number>;
  /** Their type: one of EC2, or a text such as `ml.m5.large`; an expression yields it with its `ml.`. */
  readonly instanceType: InstanceType | string;
  /** The size of each one's storage volume, in whole GiB. */
  readonly volumeSize: Size;
  /**
   * The key that encrypts the volumes; the job's role may hand it on to them.
   *
   * @default - an AWS managed key
   */
  readonly volumeEncryptionKey?: IKeyRef;
}

/** When SageMaker ends a processing job by itself. */
export interface ProcessingStoppingCondition {
  /** How long the job may run, up to 5 days. */
  readonly maxRuntime: Duration;
}

/** The networks that a processing job reaches. */
export interface NetworkConfig {
  /**
   * The VPC that the instances join.
   *
   * @default - none
   */
  readonly vpcConfig?: VpcConfig;
  /**
   * Whether the container is cut off from every network.
   *
   * @default false
   */
  readonly enableNetworkIsolation?: Value<boolean>;
  /**
   * Whether the traffic between the instances is encrypted.
   *
   * @default false
   */
  readonly enableInterContainerTrafficEncryption?: Value<boolean>;
}

/** The program as the request takes it. */
export function appOf(task: ISageMakerTask, { image, ...rest }: AppSpecification): object {
  return { ...rest, imageUri: image.bind(task).imageUri };
}

/** The instances as the request takes them. */
export function clusterOf(task: ISageMakerTask, resources: ProcessingResources): object {
  const { instanceType, volumeSize, volumeEncryptionKey, ...rest } = resources;
  return {
    clusterConfig: {
      ...rest,
      instanceType: mlInstanceType(instanceType),
      volumeSizeInGB: sizeIn(volumeSize, 'gibibytes'),
      volumeKmsKeyId: grantVolumeKey(volumeEncryptionKey, task),
    },
  };
}
