import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { TaskInput as CdkTaskInput, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { AuthType, CallApiGatewayRestApiEndpoint, HttpMethod } = ours;
type Props = ours.CallApiGatewayRestApiEndpointProps;

function basics(stack: Stack) {
  return { api: RestApi.fromRestApiId(stack, 'Api', 'a1b2c3'), stageName: 'prod', method: HttpMethod.GET };
}

/** The request and the one resource of the permission of a call. */
function call(props: Partial<Props>) {
  const stack = stackIn();
  const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...basics(stack), ...props });
  const { definition, statements } = synthesise(stack, task);
  const { Parameters, Arguments } = definition.States['Call']!;
  return { request: Parameters ?? Arguments, resource: JSON.stringify(statements[0]!.Resource) };
}

describeTask({
  task: CallApiGatewayRestApiEndpoint,
  resource: 'apigateway:invoke',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['execute-api:Invoke'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['execute-api:Invoke'],
  },
  props: basics,
  tokenProps: (stack, token) => ({ ...basics(stack), headers: TaskInput.fromObject({ TaskToken: [token] }) }),
});

describe('CallApiGatewayRestApiEndpoint', () => {
  test('renders every prop', () => {
    const { request } = call({
      method: HttpMethod.PUT,
      apiPath: '/orders',
      headers: TaskInput.fromObject({ 'X-Trace': ['a', JsonPath.stringAt('$.trace')] }),
      queryParameters: TaskInput.fromObject({ tag: JsonPath.listAt('$.tags') }),
      requestBody: TaskInput.fromObject({ lines: JsonPath.objectAt('$.lines') }),
      authType: AuthType.RESOURCE_POLICY,
    });
    expect(request).toEqual({
      ApiEndpoint: 'a1b2c3.execute-api.eu-west-1.<AWS::URLSuffix>',
      Method: 'PUT',
      Headers: { 'X-Trace.$': "States.Array('a', $.trace)" },
      Stage: 'prod',
      Path: '/orders',
      QueryParameters: { 'tag.$': '$.tags' },
      RequestBody: { 'lines.$': '$.lines' },
      AuthType: 'RESOURCE_POLICY',
    });
  });

  test('takes an expression for all headers, the query string and the body', () => {
    const { request } = call({
      method: HttpMethod.POST,
      headers: TaskInput.fromJsonPathAt('$.headers'),
      queryParameters: CdkTaskInput.fromJsonPathAt('$.query'),
      requestBody: TaskInput.fromJsonPathAt('$.body'),
    });
    expect(request).toMatchObject({
      'Headers.$': '$.headers',
      'QueryParameters.$': '$.query',
      'RequestBody.$': '$.body',
    });
  });

  test.each([
    ['no path: the root', undefined, '/prod/GET/"'],
    ['a literal path', '/orders/7', '/prod/GET/orders/7"'],
    ['a path without a slash', 'orders/7', '/prod/GET/orders/7"'],
    ['a path with characters that IAM reads', '/a*b', '/prod/GET/a${*}b"'],
    ['a path at run time', JsonPath.stringAt('$.path'), '/prod/GET/*"'],
    ['an intrinsic', JsonPath.format('/orders/{}', JsonPath.stringAt('$.id')), '/prod/GET/*"'],
    ['text around an expression', `/orders/${JsonPath.stringAt('$.id')}/lines`, '/prod/GET/orders/*"'],
  ])('permits the path as far as it is known: %s', (_, apiPath, end) => {
    const { resource } = call({ apiPath, authType: AuthType.IAM_ROLE });
    expect(resource).toMatch(/:execute-api:eu-west-1:123456789012:a1b2c3\//);
    expect(resource).toContain(end);
  });

  test('permits all paths for a JSONata expression', () => {
    const queryLanguage = QueryLanguage.JSONATA;
    const whole = call({ apiPath: '{% $states.input.path %}', queryLanguage });
    const mixed = call({ apiPath: `/orders/${Jsonata.stringAt('$states.input.id')}`, queryLanguage });
    expect(whole.request).toMatchObject({ Path: '{% $states.input.path %}' });
    expect(whole.resource).toContain('/prod/GET/*"');
    expect(mixed.request).toMatchObject({ Path: '{% "/orders/" & $states.input.id %}' });
    expect(mixed.resource).toContain('/prod/GET/orders/*"');
  });

  test('permits all methods and stages where an expression names them', () => {
    const { resource } = call({ method: JsonPath.stringAt('$.method'), stageName: JsonPath.stringAt('$.stage') });
    expect(resource).toContain(':a1b2c3/*/*/"');
  });

  test('a path in additionalParameters counts like apiPath', () => {
    const { resource } = call({ additionalParameters: { Path: '/orders' } });
    expect(resource).toContain('/prod/GET/orders"');
  });

  test('calls and permits an API of another region', () => {
    const { request, resource } = call({ region: 'us-east-1' });
    expect(request).toMatchObject({ ApiEndpoint: 'a1b2c3.execute-api.us-east-1.<AWS::URLSuffix>' });
    expect(resource).toContain(':execute-api:us-east-1:123456789012:a1b2c3/');
  });

  test('an expression for the region does not reach the ARN', () => {
    const { request, resource } = call({ region: JsonPath.stringAt('$.region') });
    expect(request).toMatchObject({
      'ApiEndpoint.$': "States.Format('a1b2c3.execute-api.{}.<AWS::URLSuffix>', $.region)",
    });
    expect(resource).toContain(':execute-api:*:123456789012:');
  });

  test('rejects headers that Step Functions does not send, whatever their case', () => {
    const headers = TaskInput.fromObject({ Authorization: ['a'], 'x-amzn-trace': ['b'], host: ['c'], Accept: ['d'] });
    expect(() => call({ headers })).toThrow(
      /INVALID_PROP at headers: Step Functions does not send the header Authorization, x-amzn-trace, host\. Leave/,
    );
    expect(() => call({ headers: TaskInput.fromObject({ 'TE.$': '$.te' }) })).toThrow(/the header TE\. Leave/);
  });

  test('says that a header and a query parameter are lists', () => {
    const one = TaskInput.fromObject({ a: 'b' });
    expect(() => call({ headers: one, queryParameters: one })).toThrow(
      /API_WRONG_TYPE at Headers\.a: expected a list.*\n.*API_WRONG_TYPE at QueryParameters\.a: expected a list/,
    );
  });

  test('rejects a body where the method has none', () => {
    expect(() => call({ requestBody: TaskInput.fromText('a') })).toThrow(
      /INVALID_PROP at requestBody: a GET call has no body\. Use POST, PUT or PATCH/,
    );
    expect(() => call({ method: JsonPath.stringAt('$.m'), requestBody: TaskInput.fromText('a') })).not.toThrow();
  });

  test('takes the task token in the body too, and says where it can go', () => {
    const waiting = { method: HttpMethod.POST, integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN };
    const { request } = call({ ...waiting, requestBody: TaskInput.fromObject({ token: JsonPath.taskToken }) });
    expect(request).toMatchObject({ RequestBody: { 'token.$': '$$.Task.Token' } });
    expect(() => call(waiting)).toThrow(/Put JsonPath\.taskToken into headers or requestBody/);
  });

  test('names the API of the stack by reference', () => {
    const stack = stackIn();
    const api = new RestApi(stack, 'Orders');
    api.root.addMethod('ANY');
    const task = new CallApiGatewayRestApiEndpoint(stack, 'Call', { ...basics(stack), api });
    const state = synthesiseState(stack, task);
    expect(state['Parameters'].ApiEndpoint).toMatch(/^<Orders[0-9A-F]{8}>\.execute-api\.eu-west-1\.<AWS::URLSuffix>$/);
  });
});

describeParity('CallApiGatewayRestApiEndpoint', ours, [
  { name: 'minimal props', props: ({ stack }) => basics(stack) },
  {
    name: 'all props',
    props: ({ stack, at, library }) => ({
      ...basics(stack),
      method: library.HttpMethod.POST,
      apiPath: '/orders/7',
      headers: CdkTaskInput.fromObject({ 'X-Trace': at('trace') }),
      queryParameters: CdkTaskInput.fromObject({ tag: ['a', 'b'] }),
      requestBody: CdkTaskInput.fromObject({ order: at('order') }),
      authType: library.AuthType.IAM_ROLE,
      comment: 'places an order',
    }),
  },
  {
    name: 'a whole expression for headers',
    props: ({ stack, at }) => ({ ...basics(stack), headers: CdkTaskInput.fromText(at('headers')) }),
  },
  {
    name: 'a resource policy',
    props: ({ stack, library }) => ({ ...basics(stack), authType: library.AuthType.RESOURCE_POLICY }),
  },
  {
    name: 'a path at run time',
    props: ({ stack, at }) => ({ ...basics(stack), apiPath: at('path') }),
    alsoGrants: ['execute-api:Invoke'],
    differences: ['api-path-in-policy'],
    // In JSONata the peer refuses the path, as it does not begin with a slash.
    languages: [QueryLanguage.JSON_PATH],
  },
  {
    name: 'another region',
    props: ({ stack }) => ({ ...basics(stack), region: 'us-east-1' }),
    alsoGrants: ['execute-api:Invoke'],
    differences: ['api-region-in-policy'],
  },
  {
    name: 'a callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack, token }) => ({
      ...basics(stack),
      headers: CdkTaskInput.fromObject({ TaskToken: JsonPath.array(token) }),
    }),
  },
]);
