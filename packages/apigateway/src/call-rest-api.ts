import { task } from '@sfn-tasks/core';
import type { IRestApi } from 'aws-cdk-lib/aws-apigateway';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type InvokeRequest, invoke } from './api.generated';
import { checkCall } from './check-call';
import { type ApiLocation, invokePermission, requestTo } from './endpoint';
import type { CallApiGatewayEndpointBaseProps } from './endpoint-props';

/** Props of {@link CallApiGatewayRestApiEndpoint}. */
export interface CallApiGatewayRestApiEndpointProps extends CallApiGatewayEndpointBaseProps {
  /** The API to call. */
  readonly api: IRestApi;
  /** The name of the stage that the API is deployed to. */
  readonly stageName: string;
  /**
   * The region of the API, such as `us-east-1`.
   *
   * @default - the region of `api`
   */
  readonly region?: string;
}

/**
 * Calls a REST API in API Gateway.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-api-gateway.html
 *
 * @example
 * import { AuthType, CallApiGatewayRestApiEndpoint, HttpMethod } from '@sfn-tasks/apigateway';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { RestApi } from 'aws-cdk-lib/aws-apigateway';
 *
 * const stack = new Stack();
 * new CallApiGatewayRestApiEndpoint(stack, 'Read the order', {
 *   api: RestApi.fromRestApiId(stack, 'Orders', 'a1b2c3d4e5'),
 *   stageName: 'prod',
 *   method: HttpMethod.GET,
 *   apiPath: `/orders/${JsonPath.stringAt('$.orderId')}`,
 *   authType: AuthType.IAM_ROLE,
 * });
 */
export class CallApiGatewayRestApiEndpoint extends task<CallApiGatewayRestApiEndpointProps, InvokeRequest>({
  api: invoke,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'headers or requestBody',
  parameters: (props) => requestTo(locationOf(props), props.stageName, props),
  policies: (props, task) => invokePermission(locationOf(props), task),
  validate: (_, task) => checkCall(task),
}) {}

function locationOf({ api, region }: CallApiGatewayRestApiEndpointProps): ApiLocation {
  return { apiId: api.restApiId, region: region ?? api.env.region, account: api.env.account };
}
