import { allow, insideText, nameInPolicy, useKey } from '@sfn-tasks/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket, Location } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/** A folder as Athena spells it, closed by a slash. */
export function folderUri({ bucketName, objectKey }: Location): string {
  return `s3://${insideText(bucketName)}/${folder(insideText(objectKey))}`;
}

/** To write results to a folder and to read them again; to all buckets where only the work group knows the folder. */
export function resultAccess(scope: Construct, location: Location | undefined): PolicyStatement[] {
  const { bucketArn, objectsArn } = placeOf(scope, location);
  return [
    allow(['s3:GetBucketLocation', 's3:ListBucket', 's3:ListBucketMultipartUploads'], bucketArn),
    allow(['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], objectsArn),
  ];
}

/** To read the results of a query. */
export function resultReadAccess(scope: Construct, location: Location | undefined): PolicyStatement[] {
  return [allow('s3:GetObject', placeOf(scope, location).objectsArn)];
}

/** To read the data of tables: everywhere where no location is named, since Athena reads with the rights of its caller. */
export function dataReadAccess(
  scope: Construct,
  locations: readonly (Location | IBucket)[] | undefined,
): PolicyStatement[] {
  const places: readonly (Location | IBucket | undefined)[] = locations ?? [undefined];
  return places.flatMap((location) => {
    const { bucketArn, objectsArn, keyArn } = placeOf(scope, location);
    return [
      allow(['s3:GetBucketLocation', 's3:ListBucket'], bucketArn),
      allow('s3:GetObject', objectsArn),
      ...(keyArn === undefined ? [] : [allow('kms:Decrypt', keyArn)]),
    ];
  });
}

/** To write and delete the data of tables, in named locations only. */
export function dataWriteAccess(scope: Construct, locations: readonly (Location | IBucket)[] = []): PolicyStatement[] {
  return locations.flatMap((location) => {
    const { objectsArn, keyArn } = placeOf(scope, location);
    return [
      allow(['s3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'], objectsArn),
      ...useKey(keyArn === undefined ? undefined : { keyArn }),
    ];
  });
}

interface Place {
  readonly bucketArn: string;
  readonly objectsArn: string;
  readonly keyArn?: string;
}

function placeOf(scope: Construct, location: Location | IBucket | undefined): Place {
  if (location === undefined) return { bucketArn: s3Arn(scope, '*'), objectsArn: s3Arn(scope, '*/*') };
  if ('bucketArn' in location) {
    const { bucketArn, encryptionKey } = location;
    return { bucketArn, objectsArn: location.arnForObjects('*'), keyArn: encryptionKey?.keyArn };
  }
  const bucket = nameInPolicy(location.bucketName);
  const prefix = nameInPolicy(folder(location.objectKey));
  return {
    bucketArn: s3Arn(scope, bucket),
    objectsArn: s3Arn(scope, prefix === '*' ? `${bucket}/*` : `${bucket}/${prefix}*`),
  };
}

function s3Arn(scope: Construct, resource: string): string {
  const arnFormat = ArnFormat.NO_RESOURCE_NAME;
  return Stack.of(scope).formatArn({ service: 's3', region: '', account: '', resource, arnFormat });
}

function folder(key: string): string {
  return key === '' || key.endsWith('/') ? key : `${key}/`;
}
