import type { OpenString, TaskProps } from '@sfn-tasks/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { InvokeRequest } from './api.generated';
import type { AuthType } from './auth-type';
import type { HttpMethod } from './http-method';

/** What a call to a REST API and a call to an HTTP API have in common. */
export interface CallApiGatewayEndpointBaseProps extends TaskProps<InvokeRequest> {
  /** The method of the call; an expression works too, and then the permission covers all methods. */
  readonly method: HttpMethod | string;
  /**
   * The headers of the call: an object whose values are lists of strings, or an expression for the whole of it.
   *
   * @default - none but those that Step Functions sets
   */
  readonly headers?: TaskInput;
  /**
   * The path below the stage, such as `/orders/7`; where it holds an expression, the permission covers all paths from there on.
   *
   * @default - the root of the stage
   */
  readonly apiPath?: string;
  /**
   * The query string: an object whose values are lists of strings, or an expression for the whole of it.
   *
   * @default - none
   */
  readonly queryParameters?: TaskInput;
  /**
   * The body, for POST, PUT and PATCH: an object that is sent as JSON, or text.
   *
   * @default - none
   */
  readonly requestBody?: TaskInput;
  /**
   * How the call shows who it comes from.
   *
   * @default AuthType.NO_AUTH
   */
  readonly authType?: OpenString<AuthType>;
}
