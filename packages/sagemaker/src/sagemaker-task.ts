import type { IGrantable } from 'aws-cdk-lib/aws-iam';

/** What images, S3 locations and containers are bound to: a task whose job runs with a role that they grant permissions to. */
export interface ISageMakerTask extends IGrantable {}
