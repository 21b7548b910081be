import { allow, containsExpression, knownStart, nameInPolicy, type TaskContext } from '@sfn-tasks/core';
import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { InvokeRequest } from './api.generated';
import { AuthType } from './auth-type';
import type { CallApiGatewayEndpointBaseProps } from './endpoint-props';

/** Where an API is. */
export interface ApiLocation {
  readonly apiId: string;
  readonly region: string;
  readonly account: string;
}

const DEFAULT_STAGE = '$default';

/** The request to a stage of an API. */
export function requestTo(
  { apiId, region }: ApiLocation,
  stageName: string | undefined,
  props: CallApiGatewayEndpointBaseProps,
): InvokeRequest {
  return {
    ApiEndpoint: `${apiId}.execute-api.${region}.${Aws.URL_SUFFIX}`,
    Method: props.method,
    Headers: props.headers?.value,
    Stage: stageName,
    Path: props.apiPath,
    QueryParameters: props.queryParameters?.value,
    RequestBody: props.requestBody?.value,
    AuthType: props.authType ?? AuthType.NO_AUTH,
  };
}

/** The permission to make the call of the request. */
export function invokePermission({ apiId, region, account }: ApiLocation, task: TaskContext): PolicyStatement[] {
  const { Stage, Method, Path } = task.request;
  const stage = Stage === undefined || Stage === DEFAULT_STAGE ? DEFAULT_STAGE : segment(Stage);
  const resource = Stack.of(task).formatArn({
    service: 'execute-api',
    region: nameInPolicy(region),
    account,
    resource: nameInPolicy(apiId),
    resourceName: `${stage}/${segment(Method)}/${path(Path)}`,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
  return [allow('execute-api:Invoke', resource)];
}

function segment(value: unknown): string {
  return typeof value === 'string' ? nameInPolicy(value) : '*';
}

/** The path without its first slash, up to the first expression: what follows is any text. */
function path(value: unknown = ''): string {
  if (typeof value !== 'string') return '*';
  const known = containsExpression(value) ? knownStart(value) : value;
  return nameInPolicy(known.replace(/^\/+/, '')) + (known === value ? '' : '*');
}
