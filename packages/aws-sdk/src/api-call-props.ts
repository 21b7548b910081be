import type { Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';

/** What a call of any API takes: the action, its parameters, and the permissions for it. */
export interface ApiCallProps extends TaskStateBaseProps {
  /** The action of the API in camelCase, such as `listBuckets`. */
  readonly action: string;
  /**
   * The parameters of the action; values at any depth may be expressions.
   *
   * @default - none
   */
  readonly parameters?: { readonly [name: string]: any };
  /** The ARNs that the action is allowed on; `['*']` where IAM has no resource for it. */
  readonly iamResources: readonly string[];
  /**
   * The IAM action or actions that the call needs, where the task does not know them: `s3:ListAllMyBuckets`.
   *
   * @default - the IAM action of the service's action, also for those whose IAM action has another name
   */
  readonly iamAction?: string | readonly string[];
  /**
   * The conditions under which the action is allowed, by operator: `{ StringEquals: { 'aws:ResourceTag/stage': 'test' } }`.
   *
   * @default - none
   */
  readonly iamConditions?: Conditions;
  /**
   * What the call needs besides, such as reading the object in Amazon S3 that Amazon Rekognition looks at.
   *
   * @default - none
   */
  readonly additionalIamStatements?: readonly PolicyStatement[];
  /**
   * Takes a service or an action that this version of the package does not know, such as one that AWS has just added.
   *
   * @default false
   */
  readonly allowUnknownApi?: boolean;
}
