import type { OpenString, TaskProps } from '@sfn-tasks/core';
import type { Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';

/** Parameters of any call. */
export type AnyParameters = Readonly<Record<string, any>>;

/**
 * What a call of any API takes besides its names: its parameters, and the permissions for it.
 *
 * @typeParam Parameters what `parameters` may hold
 */
export interface ApiCallProps<Parameters extends object = AnyParameters>
  extends Omit<TaskProps, 'additionalParameters'> {
  /**
   * The parameters of the action; values at any depth may be expressions.
   *
   * @default - none
   */
  readonly parameters?: Parameters;
  /**
   * The ARNs that the action is allowed on; `['*']` where all are meant.
   *
   * @default - those that the parameters name; where they do not tell, it is an error that asks for them
   */
  readonly iamResources?: readonly string[];
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
}

/** A call without regard to how its names are typed. */
export interface NamedCall extends ApiCallProps<object> {
  readonly service: string;
  readonly action: string;
  readonly allowUnknownApi?: boolean;
}

/** An API that the package knows. */
export interface KnownApi<Service, Action> {
  /** The service. */
  readonly service: Service;
  /** The action of the API in camelCase, such as `listBuckets`. */
  readonly action: Action;
  /**
   * Takes a service or an action that this version of the package does not know, such as one that AWS has just added, and leaves
   * the parameters unchecked.
   *
   * @default false
   */
  readonly allowUnknownApi?: false;
}

/**
 * An API that AWS may have added since.
 *
 * @typeParam Service the services that an editor offers
 */
export interface UnknownApi<Service extends string = string> {
  /** The service. */
  readonly service: OpenString<Service>;
  /** The action of the API in camelCase. */
  readonly action: string;
  /** Turns the check of the names and of the parameters off for this call. */
  readonly allowUnknownApi: true;
}
