import { allow, insideText, nameInPolicy } from '@sfn-tasks/core';
import { Aws } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { expressionToken } from './expression-text';
import type { ISageMakerTask } from './sagemaker-task';

/** What a job does with a location. */
export interface S3LocationBindOptions {
  /**
   * Whether the job reads from it.
   *
   * @default false
   */
  readonly forReading?: boolean;
  /**
   * Whether the job writes to it.
   *
   * @default false
   */
  readonly forWriting?: boolean;
}

/** A location as the request names it. */
export interface S3LocationConfig {
  /** The URI of an object or of a key prefix. */
  readonly uri: string;
}

/**
 * A place in S3 that a SageMaker job reads or writes; the role of the job gets the permissions for it.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { S3Location } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 *
 * const bucket = new Bucket(new Stack(), 'Images');
 * const known = S3Location.fromBucket(bucket, 'train');
 * const fromTheInput = S3Location.fromJsonExpression(JsonPath.stringAt('$.images'), bucket);
 */
export abstract class S3Location {
  /**
   * A prefix in a bucket.
   *
   * @param bucket the bucket
   * @param keyPrefix what the keys begin with; an expression widens the permissions to the whole bucket
   */
  public static fromBucket(bucket: IBucket, keyPrefix: string): S3Location {
    return new BucketLocation(bucket, keyPrefix);
  }

  /**
   * A URI that is known at run time.
   *
   * @param expression a JSONPath or JSONata expression that yields the URI
   * @param bucket the bucket that it lies in; without it the permissions are for all buckets
   */
  public static fromJsonExpression(expression: string, bucket?: IBucket): S3Location {
    return new ExpressionLocation(expression, bucket);
  }

  /** Gives the role of a task its permissions, and the URI for the request. */
  public abstract bind(task: ISageMakerTask, options: S3LocationBindOptions): S3LocationConfig;
}

class BucketLocation extends S3Location {
  constructor(
    private readonly bucket: IBucket,
    private readonly keyPrefix: string,
  ) {
    super();
  }

  public bind(task: ISageMakerTask, options: S3LocationBindOptions): S3LocationConfig {
    const prefix = nameInPolicy(this.keyPrefix);
    grantOnBucket(this.bucket, task, options, prefix === '*' ? prefix : `${prefix}*`);
    return { uri: this.bucket.urlForObject(insideText(this.keyPrefix)) };
  }
}

class ExpressionLocation extends S3Location {
  constructor(
    private readonly expression: string,
    private readonly bucket?: IBucket,
  ) {
    super();
  }

  public bind(task: ISageMakerTask, options: S3LocationBindOptions): S3LocationConfig {
    if (this.bucket !== undefined) grantOnBucket(this.bucket, task, options, '*');
    else grantOnAll(task, options);
    return { uri: expressionToken(this.expression) };
  }
}

function grantOnBucket(bucket: IBucket, task: ISageMakerTask, options: S3LocationBindOptions, keys: string): void {
  if (options.forReading) bucket.grantRead(task, keys);
  if (options.forWriting) bucket.grantWrite(task, keys);
}

function grantOnAll(task: ISageMakerTask, options: S3LocationBindOptions): void {
  const actions = [
    ...(options.forReading ? ['s3:GetObject', 's3:ListBucket'] : []),
    ...(options.forWriting ? ['s3:PutObject', 's3:AbortMultipartUpload'] : []),
  ];
  if (actions.length > 0) {
    task.grantPrincipal.addToPrincipalPolicy(allow(actions, `arn:${Aws.PARTITION}:s3:::*`));
  }
}
