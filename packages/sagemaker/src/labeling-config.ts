import { durationIn, type OpenString, type Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { HumanTaskConfig as HumanTaskConfigRequest } from './api.generated';
import { grantOutputKey } from './keys';
import type { S3Location } from './s3-location';
import type { ISageMakerTask } from './sagemaker-task';

/** What is labeled. */
export interface LabelingInputConfig {
  /** The manifest that lists the objects; the job's role may read it, and needs `bucket.grantRead(task)` for the objects. */
  readonly manifestLocation: S3Location;
  /**
   * What the objects are free of: `FreeOfPersonallyIdentifiableInformation`, `FreeOfAdultContent`.
   *
   * @default - nothing is declared
   */
  readonly contentClassifiers?: Value<
    readonly OpenString<'FreeOfPersonallyIdentifiableInformation' | 'FreeOfAdultContent'>[]
  >;
}

/** Where the labels go. */
export interface LabelingOutputConfig {
  /** The prefix; the job's role may read and write there. */
  readonly s3OutputLocation: S3Location;
  /**
   * The key that encrypts the labels; the job's role may use it.
   *
   * @default - the AWS managed key of S3
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * The topic that hears of each labeled object; the job's role may publish to it.
   *
   * @default - none
   */
  readonly topic?: ITopic;
}

/** What the people are asked. */
export interface HumanTaskConfig {
  /** The ARN of the work team. */
  readonly workteamArn: string;
  /** The title of the task. */
  readonly taskTitle: string;
  /** What is to be done. */
  readonly taskDescription: string;
  /** How many people label each object. */
  readonly numberOfHumanWorkersPerDataObject: Value<number>;
  /** How long one person may take for one object. */
  readonly taskTimeLimit: Duration;
  /**
   * The template of the page in S3; the job's role may read it.
   *
   * @default - none; `humanTaskUiArn` names a page of SageMaker
   */
  readonly uiTemplateLocation?: S3Location;
  /**
   * The ARN of a page that SageMaker has for the kind of task.
   *
   * @default - none
   */
  readonly humanTaskUiArn?: string;
  /**
   * The function that gets each object ready; the job's role may invoke it.
   *
   * @default - none
   */
  readonly preHumanTaskFunction?: IFunction;
  /**
   * The function that makes one label of several people's; the job's role may invoke it.
   *
   * @default - none
   */
  readonly annotationConsolidationFunction?: IFunction;
  /**
   * How long an object stays open to be labeled.
   *
   * @default - SageMaker's own limit
   */
  readonly taskAvailabilityLifetime?: Duration;
  /**
   * Words that people find the task by.
   *
   * @default - none
   */
  readonly taskKeywords?: Value<readonly string[]>;
  /**
   * How many objects are open at a time.
   *
   * @default - 1000
   */
  readonly maxConcurrentTaskCount?: Value<number>;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Pick<HumanTaskConfigRequest, 'PublicWorkforceTaskPrice'>;
}

/** The input as the request takes it. */
export function labelingInputOf(task: ISageMakerTask, input: LabelingInputConfig): object {
  const { uri } = input.manifestLocation.bind(task, { forReading: true });
  const { contentClassifiers } = input;
  return {
    dataSource: { s3DataSource: { manifestS3Uri: uri } },
    dataAttributes: contentClassifiers && { contentClassifiers },
  };
}

/** The output as the request takes it. */
export function labelingOutputOf(task: ISageMakerTask, output: LabelingOutputConfig): object {
  const { uri } = output.s3OutputLocation.bind(task, { forReading: true, forWriting: true });
  output.topic?.grantPublish(task);
  return {
    s3OutputPath: uri,
    kmsKeyId: grantOutputKey(output.encryptionKey, task),
    snsTopicArn: output.topic?.topicArn,
  };
}

/** The question as the request takes it. */
export function humanTaskOf(task: ISageMakerTask, config: HumanTaskConfig): object {
  const {
    uiTemplateLocation,
    humanTaskUiArn,
    preHumanTaskFunction,
    annotationConsolidationFunction,
    taskTimeLimit,
    taskAvailabilityLifetime,
    additionalParameters,
    ...rest
  } = config;
  preHumanTaskFunction?.grantInvoke(task);
  annotationConsolidationFunction?.grantInvoke(task);
  return {
    ...additionalParameters,
    ...rest,
    uiConfig: { uiTemplateS3Uri: uiTemplateLocation?.bind(task, { forReading: true }).uri, humanTaskUiArn },
    preHumanTaskLambdaArn: preHumanTaskFunction?.functionArn,
    annotationConsolidationConfig: annotationConsolidationFunction && {
      annotationConsolidationLambdaArn: annotationConsolidationFunction.functionArn,
    },
    taskTimeLimitInSeconds: durationIn(taskTimeLimit, 'seconds'),
    taskAvailabilityLifetimeInSeconds: durationIn(taskAvailabilityLifetime, 'seconds'),
  };
}
