import { containsExpression } from '@sfn-tasks/core';
import { Aws } from 'aws-cdk-lib';
import type { Location } from 'aws-cdk-lib/aws-s3';

/** The request's reference to an object in Amazon S3, or undefined where none is given. */
export function objectReference(
  location: Location | undefined,
  uri: string | undefined,
): { S3Uri: string } | undefined {
  if (location !== undefined) return { S3Uri: `s3://${location.bucketName}/${location.objectKey}` };
  return uri === undefined ? undefined : { S3Uri: uri };
}

/** The ARN of that object; every object where an expression names it. */
export function objectArn(reference: { readonly S3Uri: string }): string {
  const place = containsExpression(reference.S3Uri) ? '*' : reference.S3Uri.replace(/^s3:\/\//, '');
  return `arn:${Aws.PARTITION}:s3:::${place}`;
}
