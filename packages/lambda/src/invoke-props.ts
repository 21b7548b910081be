import type { OpenString, TaskProps } from '@sfn-tasks/core';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { InvokeRequest } from './api.generated';
import type { LambdaInvocationType } from './invocation-type';

/** Props of {@link LambdaInvoke}. */
export interface LambdaInvokeProps extends TaskProps<InvokeRequest> {
  /** The function, or one of its versions or aliases. */
  readonly lambdaFunction: IFunction;
  /**
   * The event that the function receives.
   *
   * @default - the input of the state
   */
  readonly payload?: TaskInput;
  /**
   * How Lambda runs the function.
   *
   * @default - LambdaInvocationType.REQUEST_RESPONSE, by Lambda itself
   */
  readonly invocationType?: OpenString<LambdaInvocationType>;
  /**
   * Data about the client for the function's context: up to 3583 bytes of JSON in Base64.
   *
   * @default - none
   */
  readonly clientContext?: string;
  /**
   * The version or alias, where only the run time knows it.
   *
   * @default - what `lambdaFunction` stands for
   * @deprecated pass the version or the alias as `lambdaFunction`, unless an expression yields it
   */
  readonly qualifier?: string;
  /**
   * Whether the state's result is what the function returned, without the status and headers around it.
   *
   * The state then names the function itself as its resource. That form takes the event alone: no callback, `invocationType`,
   * `clientContext`, `qualifier` or `additionalParameters`. A payload that is one JSONPath becomes the state's `InputPath`.
   *
   * @default false
   */
  readonly payloadResponseOnly?: boolean;
  /**
   * Whether to retry when Lambda, not the function, fails: 6 times, first after 2 seconds, then after twice as long each time.
   *
   * @default true - unless `retryOnTransientErrors` retries the same errors, and more
   */
  readonly retryOnServiceExceptions?: boolean;
  /**
   * Whether the state machine may invoke every version and alias of the function, where `lambdaFunction` is one of them.
   *
   * An execution goes on with the definition that it started with. If each deployment grants the newest version alone,
   * executions that began before it are refused from then on.
   *
   * @default false
   */
  readonly grantAllQualifiers?: boolean;
}
