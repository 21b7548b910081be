import { allow, arnOr, containsExpression, type TaskContext, task } from '@sfn-tasks/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type InvokeRequest, invoke } from './api.generated';
import type { HttpConnection } from './connection';
import { joinUrl, urlsInPolicy } from './endpoint';
import { contentTypeIn, FORM_DATA, forbiddenHeaders, withFormData } from './headers';
import type { HttpInvokeProps } from './invoke-props';
import { URLEncodingFormat } from './url-encoding-format';

/**
 * Calls an HTTPS endpoint of a third party, or one in a VPC that a connection reaches.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { HttpInvoke } from '@sfn-tasks/http';
 * import { SecretValue, Stack } from 'aws-cdk-lib';
 * import { Authorization, Connection } from 'aws-cdk-lib/aws-events';
 *
 * const stack = new Stack();
 * new HttpInvoke(stack, 'Charge the customer', {
 *   apiRoot: 'https://api.example.com',
 *   apiEndpoint: TaskInput.fromText('v1/charges'),
 *   method: TaskInput.fromText('POST'),
 *   connection: new Connection(stack, 'Payments', {
 *     authorization: Authorization.apiKey('X-Api-Key', SecretValue.secretsManager('payments')),
 *   }),
 *   body: TaskInput.fromObject({ customer: JsonPath.stringAt('$.customer'), amount: JsonPath.numberAt('$.total') }),
 * });
 */
export class HttpInvoke extends task<HttpInvokeProps, InvokeRequest>({
  api: invoke,
  decidedProps: ['urlEncodingFormat'],
  convertedProps: ['connection{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props) => ({
    ApiEndpoint: joinUrl(props.apiRoot, props.apiEndpoint),
    Authentication: { ConnectionArn: props.connection.connectionArn },
    Method: props.method.value,
    Headers: sendsForm(props) ? withFormData(props.headers?.value) : props.headers?.value,
    RequestBody: props.body?.value,
    QueryParameters: props.queryStringParameters?.value,
    Transform: transformOf(props),
  }),
  policies: (props, task) => [invokePermission(task), ...connectionPermissions(task, props.connection)],
  validate: (props, task) => {
    const headers = task.request['Headers'];
    const forbidden = forbiddenHeaders(headers);
    if (forbidden.length > 0) {
      task.reject(
        'headers',
        `Step Functions refuses the header ${forbidden.join(', ')} when the state runs. Leave it away; credentials belong into the connection.`,
      );
    }
    const type = contentTypeIn(headers);
    if (sendsForm(props) && typeof type === 'string' && !containsExpression(type) && !type.startsWith(FORM_DATA)) {
      task.reject(
        'headers',
        `urlEncodingFormat ${props.urlEncodingFormat} sends ${FORM_DATA}, found the content type ${type}. Leave one of the two away.`,
      );
    }
  },
}) {}

function sendsForm({ urlEncodingFormat }: HttpInvokeProps): boolean {
  return urlEncodingFormat !== undefined && urlEncodingFormat !== URLEncodingFormat.NONE;
}

function transformOf(props: HttpInvokeProps): InvokeRequest['Transform'] {
  if (!sendsForm(props)) return undefined;
  const ArrayFormat = props.urlEncodingFormat;
  return {
    RequestBodyEncoding: 'URL_ENCODED',
    RequestEncodingOptions: ArrayFormat === URLEncodingFormat.DEFAULT ? undefined : { ArrayFormat },
  };
}

/** IAM has no resource for the action: its conditions are what narrows it. */
function invokePermission({ request }: TaskContext): PolicyStatement {
  const { ApiEndpoint: url, Method: method } = request;
  const urls = urlsInPolicy(url);
  const known = typeof method === 'string' && !containsExpression(method);
  return allow('states:InvokeHTTPEndpoint', '*', {
    ...(urls && { StringLike: { 'states:HTTPEndpoint': urls } }),
    ...(known && { StringEquals: { 'states:HTTPMethod': method } }),
  });
}

function connectionPermissions(task: TaskContext, { connectionArn, connectionSecretArn }: HttpConnection) {
  const stack = Stack.of(task);
  const connections = stack.formatArn({ service: 'events', resource: 'connection', resourceName: '*' });
  const secrets = stack.formatArn({
    service: 'secretsmanager',
    resource: 'secret',
    resourceName: 'events!connection/*',
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  return [
    allow('events:RetrieveConnectionCredentials', arnOr(connectionArn, connections)),
    allow(
      ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
      arnOr(connectionSecretArn ?? secrets, secrets),
    ),
  ];
}
