import type { OpenString, Value } from '@sfn-tasks/core';
import type { S3DataSource as S3DataSourceRequest } from './api.generated';
import {
  type CompressionType,
  type InputMode,
  type RecordWrapperType,
  type S3DataDistributionType,
  S3DataType,
} from './data-options';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sagemaker-task';

/** A data set of a training job, such as the one to train with or the one to validate with. */
export interface Channel {
  /** The name that the algorithm knows it by, such as `train`. */
  readonly channelName: string;
  /** Where it lies. */
  readonly dataSource: DataSource;
  /**
   * How it is compressed; for Pipe mode only.
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
   * How it reaches the container.
   *
   * @default - the mode of the algorithm
   */
  readonly inputMode?: OpenString<InputMode>;
  /**
   * Whether its records are wrapped for the algorithm.
   *
   * @default RecordWrapperType.NONE
   */
  readonly recordWrapperType?: OpenString<RecordWrapperType>;
  /**
   * How it is shuffled at the start of each epoch.
   *
   * @default - not at all
   */
  readonly shuffleConfig?: ShuffleConfig;
}

/** How a channel is shuffled. */
export interface ShuffleConfig {
  /** What the order is derived from. */
  readonly seed: Value<number>;
}

/** Where a channel lies: in S3, or in a file system. */
export interface DataSource {
  /**
   * The data in S3.
   *
   * @default - none
   */
  readonly s3DataSource?: S3DataSource;
  /**
   * The data in EFS or FSx for Lustre; the job needs a VPC that reaches it.
   *
   * @default - none
   */
  readonly fileSystemDataSource?: FileSystemDataSource;
}

/** Data in S3. */
export interface S3DataSource {
  /** The prefix, object or manifest; the job's role may read it. */
  readonly s3Location: S3Location;
  /**
   * How the location selects objects.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: OpenString<S3DataType>;
  /**
   * Which part of the data each instance gets.
   *
   * @default S3DataDistributionType.FULLY_REPLICATED
   */
  readonly s3DataDistributionType?: OpenString<S3DataDistributionType>;
  /**
   * The attributes of an augmented manifest to use.
   *
   * @default - none
   */
  readonly attributeNames?: Value<readonly string[]>;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<
    Partial<S3DataSourceRequest>,
    'InstanceGroupNames' | 'ModelAccessConfig' | 'HubAccessConfig'
  >;
}

/** Data in a file system. */
export interface FileSystemDataSource {
  /** The id of the file system. */
  readonly fileSystemId: string;
  /** Its kind. */
  readonly fileSystemType: OpenString<'EFS' | 'FSxLustre'>;
  /** Whether the job only reads. */
  readonly fileSystemAccessMode: OpenString<'ro' | 'rw'>;
  /** The directory in it. */
  readonly directoryPath: string;
}

/** The channel as the request takes it. */
export function channelOf(task: ISageMakerTask, channel: Channel): object {
  const { s3DataSource, ...others } = channel.dataSource;
  return { ...channel, dataSource: { ...others, s3DataSource: s3DataSource && s3DataOf(task, s3DataSource) } };
}

function s3DataOf(task: ISageMakerTask, source: S3DataSource): object {
  const { s3Location, s3DataType = S3DataType.S3_PREFIX, additionalParameters, ...rest } = source;
  const { uri } = s3Location.bind(task, { forReading: true });
  return { ...rest, s3Uri: uri, s3DataType, ...additionalParameters };
}
