import type { OpenString, Value } from '@sfn-tasks/core';
import type { Size } from 'aws-cdk-lib';

/**
 * The kinds of EBS volumes that an instance may have.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_VolumeSpecification.html
 */
export enum EbsVolumeType {
  /** General purpose SSD, with throughput and IOPS of their own. */
  GP3 = 'gp3',
  /** General purpose SSD. */
  GP2 = 'gp2',
  /** SSD with provisioned IOPS. */
  IO1 = 'io1',
  /** Hard disk for large sequential reads. */
  ST1 = 'st1',
  /** Hard disk for data that is seldom read. */
  SC1 = 'sc1',
  /** Magnetic disk of an earlier generation. */
  STANDARD = 'standard',
}

/**
 * One kind of EBS volume.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_VolumeSpecification.html
 */
export interface VolumeSpecification {
  /**
   * I/O operations per second.
   *
   * @default - chosen by EMR
   */
  readonly iops?: Value<number>;
  /**
   * Throughput in MiB per second, for `gp3` volumes.
   *
   * @default - chosen by EMR
   */
  readonly throughput?: Value<number>;
  /** The size, in whole GiB. */
  readonly volumeSize: Size;
  /** The kind of the volume. */
  readonly volumeType: OpenString<EbsVolumeType>;
}

/**
 * EBS volumes of one kind, for each instance.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsBlockDeviceConfig.html
 */
export interface EbsBlockDeviceConfig {
  /** The kind of volume. */
  readonly volumeSpecification: VolumeSpecification;
  /**
   * How many of them each instance gets.
   *
   * @default - chosen by EMR
   */
  readonly volumesPerInstance?: Value<number>;
}

/**
 * The EBS volumes of each instance.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_EbsConfiguration.html
 */
export interface EbsConfiguration {
  /**
   * The volumes, by kind.
   *
   * @default - those that EMR gives to the instance type
   */
  readonly ebsBlockDeviceConfigs?: Value<readonly EbsBlockDeviceConfig[]>;
  /**
   * Whether the instances have bandwidth of their own to EBS.
   *
   * @default - as the instance type has it
   */
  readonly ebsOptimized?: Value<boolean>;
}
