import { CallApiGatewayHttpApiEndpoint, CallApiGatewayRestApiEndpoint, HttpMethod } from '@sfn-tasks/apigateway';
import { Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Calls an endpoint of a REST API. */
export function callRestApiEndpoint(stack: Stack): IChainable {
  const restApi = new RestApi(stack, 'MyRestApi');
  // The CDK synthesises no REST API without a method.
  restApi.root.addMethod('GET');

  return new CallApiGatewayRestApiEndpoint(stack, 'Call REST API', {
    api: restApi,
    stageName: 'prod',
    method: HttpMethod.GET,
  });
}

/** Calls an endpoint of an HTTP API. */
export function callHttpApiEndpoint(stack: Stack): IChainable {
  const httpApi = new HttpApi(stack, 'MyHttpApi');

  return new CallApiGatewayHttpApiEndpoint(stack, 'Call HTTP API', {
    apiId: httpApi.apiId,
    apiStack: Stack.of(httpApi),
    method: HttpMethod.GET,
  });
}
