import type { OpenString, Value } from '@sfn-tasks/core';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type {
  ProcessingInput as ProcessingInputRequest,
  ProcessingOutput as ProcessingOutputRequest,
} from './api.generated';
import { type CompressionType, InputMode, type S3DataDistributionType, S3DataType } from './data-options';
import { grantOutputKey } from './keys';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sagemaker-task';

/** When the files of an output are uploaded. */
export enum S3UploadMode {
  /** While the job runs. */
  CONTINUOUS = 'Continuous',
  /** When the job has ended. */
  END_OF_JOB = 'EndOfJob',
}

/** A data set that a processing job reads. */
export interface ProcessingInput {
  /** The name of the input. */
  readonly inputName: string;
  /**
   * The data in S3.
   *
   * @default - none; a data set of Athena or Redshift is `additionalParameters.DatasetDefinition`
   */
  readonly s3Input?: ProcessingS3Input;
  /**
   * Whether the container loads the data by itself.
   *
   * @default false
   */
  readonly appManaged?: Value<boolean>;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<ProcessingInputRequest, 'DatasetDefinition'>;
}

/** Data in S3 that a processing job reads. */
export interface ProcessingS3Input {
  /** The prefix or manifest; the job's role may read it. */
  readonly s3Location: S3Location;
  /**
   * The directory of the container that gets the data, such as `/opt/ml/processing/input`.
   *
   * @default - none; needed unless the container loads the data by itself
   */
  readonly localPath?: string;
  /**
   * How the location selects objects.
   *
   * @default S3DataType.S3_PREFIX
   */
  readonly s3DataType?: OpenString<S3DataType>;
  /**
   * How the data reaches the container.
   *
   * @default InputMode.FILE
   */
  readonly s3InputMode?: OpenString<InputMode>;
  /**
   * Which part of the data each instance gets.
   *
   * @default S3DataDistributionType.FULLY_REPLICATED
   */
  readonly s3DataDistributionType?: OpenString<S3DataDistributionType>;
  /**
   * Whether the data is decompressed on the way; for Pipe mode only.
   *
   * @default CompressionType.NONE
   */
  readonly s3CompressionType?: OpenString<CompressionType>;
}

/** What a processing job leaves behind, and how it is encrypted. */
export interface ProcessingOutputConfig {
  /** The outputs, up to 10. */
  readonly outputs: ProcessingOutput[];
  /**
   * The key that encrypts the outputs; the job's role may use it.
   *
   * @default - the AWS managed key of S3
   */
  readonly encryptionKey?: IKeyRef;
}

/** One output of a processing job. */
export interface ProcessingOutput {
  /** The name of the output. */
  readonly outputName: string;
  /**
   * The place in S3 that it is uploaded to.
   *
   * @default - none; a feature group is `additionalParameters.FeatureStoreOutput`
   */
  readonly s3Output?: ProcessingS3Output;
  /**
   * Whether the container uploads it by itself.
   *
   * @default false
   */
  readonly appManaged?: Value<boolean>;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<ProcessingOutputRequest, 'FeatureStoreOutput'>;
}

/** A directory of the container that is uploaded to S3. */
export interface ProcessingS3Output {
  /** The prefix that it is uploaded to; the job's role may write there. */
  readonly s3Location: S3Location;
  /**
   * The directory of the container, such as `/opt/ml/processing/output`.
   *
   * @default - none; needed unless the container uploads the data by itself
   */
  readonly localPath?: string;
  /**
   * When the files are uploaded.
   *
   * @default S3UploadMode.END_OF_JOB
   */
  readonly s3UploadMode?: OpenString<S3UploadMode>;
}

/** The data set as the request takes it. */
export function processingInputOf(task: ISageMakerTask, input: ProcessingInput): object {
  const { s3Input, additionalParameters, ...rest } = input;
  return { ...additionalParameters, ...rest, s3Input: s3Input && s3InputOf(task, s3Input) };
}

/** The outputs as the request takes them. */
export function processingOutputOf(task: ISageMakerTask, config: ProcessingOutputConfig): object {
  return {
    outputs: config.outputs.map(({ s3Output, additionalParameters, ...rest }) => ({
      ...additionalParameters,
      ...rest,
      s3Output: s3Output && s3OutputOf(task, s3Output),
    })),
    kmsKeyId: grantOutputKey(config.encryptionKey, task),
  };
}

function s3InputOf(task: ISageMakerTask, { s3Location, ...rest }: ProcessingS3Input): object {
  const { s3DataType = S3DataType.S3_PREFIX, s3InputMode = InputMode.FILE } = rest;
  return { ...rest, s3DataType, s3InputMode, s3Uri: s3Location.bind(task, { forReading: true }).uri };
}

function s3OutputOf(task: ISageMakerTask, { s3Location, ...rest }: ProcessingS3Output): object {
  const { s3UploadMode = S3UploadMode.END_OF_JOB } = rest;
  return { ...rest, s3UploadMode, s3Uri: s3Location.bind(task, { forWriting: true }).uri };
}
