import { allow } from '@sfn-tasks/core';
import type { IGrantable, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type IKeyRef, KeyGrants } from 'aws-cdk-lib/aws-kms';

/** Lets a job's role write with a key; S3 also decrypts to put large uploads together. */
export function grantOutputKey(key: IKeyRef | undefined, task: IGrantable): string | undefined {
  if (key !== undefined) KeyGrants.fromKey(key).encryptDecrypt(task);
  return key?.keyRef.keyArn;
}

/** Lets a job's role hand the key of storage volumes on to the instances. */
export function grantVolumeKey(key: IKeyRef | undefined, task: IGrantable): string | undefined {
  for (const statement of volumeKeyPermissions(key)) task.grantPrincipal.addToPrincipalPolicy(statement);
  return key?.keyRef.keyArn;
}

/** The permissions to create encrypted storage volumes: SageMaker makes grants on the key in the name of whoever asks. */
export function volumeKeyPermissions(key: IKeyRef | undefined): PolicyStatement[] {
  if (key === undefined) return [];
  const { keyArn } = key.keyRef;
  return [
    allow('kms:CreateGrant', keyArn, { Bool: { 'kms:GrantIsForAWSResource': 'true' } }),
    allow('kms:DescribeKey', keyArn),
  ];
}
