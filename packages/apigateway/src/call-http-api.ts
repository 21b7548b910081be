import { task } from '@sfn-tasks/core';
import type { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type InvokeRequest, invoke } from './api.generated';
import { AuthType } from './auth-type';
import { checkCall } from './check-call';
import { type ApiLocation, invokePermission, requestTo } from './endpoint';
import type { CallApiGatewayEndpointBaseProps } from './endpoint-props';

/** Props of {@link CallApiGatewayHttpApiEndpoint}. */
export interface CallApiGatewayHttpApiEndpointProps extends CallApiGatewayEndpointBaseProps {
  /** The identifier of the API to call, such as `a1b2c3d4e5`. */
  readonly apiId: string;
  /** The stack that the API is in; it says in which account and region. */
  readonly apiStack: Stack;
  /**
   * The name of the stage that the API is deployed to.
   *
   * @default '$default'
   */
  readonly stageName?: string;
}

/**
 * Calls an HTTP API in API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 *
 * @example
 * import { CallApiGatewayHttpApiEndpoint, HttpMethod } from '@sfn-tasks/apigateway';
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
 *
 * const stack = new Stack();
 * const api = new HttpApi(stack, 'Orders');
 * new CallApiGatewayHttpApiEndpoint(stack, 'Place the order', {
 *   apiId: api.apiId,
 *   apiStack: stack,
 *   method: HttpMethod.POST,
 *   apiPath: '/orders',
 *   requestBody: TaskInput.fromObject({ article: JsonPath.stringAt('$.article') }),
 * });
 */
export class CallApiGatewayHttpApiEndpoint extends task<CallApiGatewayHttpApiEndpointProps, InvokeRequest>({
  api: invoke,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'headers or requestBody',
  parameters: (props) => requestTo(locationOf(props), props.stageName, props),
  policies: (props, task) => invokePermission(locationOf(props), task),
  validate: (_, task) => checkCall(task, [AuthType.NO_AUTH, AuthType.IAM_ROLE]),
}) {}

function locationOf({ apiId, apiStack }: CallApiGatewayHttpApiEndpointProps): ApiLocation {
  return { apiId, region: apiStack.region, account: apiStack.account };
}
