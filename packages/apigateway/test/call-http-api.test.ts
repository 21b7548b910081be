import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Stack } from 'aws-cdk-lib';
import { TaskInput as CdkTaskInput, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { AuthType, CallApiGatewayHttpApiEndpoint, HttpMethod } = ours;

function basics(stack: Stack) {
  return { apiId: 'a1b2c3', apiStack: stack, method: HttpMethod.GET };
}

/** The request and the one resource of the permission of a call. */
function call(props: Partial<ours.CallApiGatewayHttpApiEndpointProps>, region?: string) {
  const stack = stackIn(region);
  const task = new CallApiGatewayHttpApiEndpoint(stack, 'Call', { ...basics(stack), ...props });
  const { definition, statements } = synthesise(stack, task);
  return { request: definition.States['Call']!['Parameters'], resource: JSON.stringify(statements[0]!.Resource) };
}

describeTask({
  task: CallApiGatewayHttpApiEndpoint,
  resource: 'apigateway:invoke',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['execute-api:Invoke'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['execute-api:Invoke'],
  },
  props: basics,
  tokenProps: (stack, token) => ({
    ...basics(stack),
    method: HttpMethod.POST,
    requestBody: TaskInput.fromObject({ token }),
  }),
});

describe('CallApiGatewayHttpApiEndpoint', () => {
  test.each([
    ['the default stage and the root', {}, 'a1b2c3/$default/GET/"'],
    ['the default stage by name', { stageName: '$default', apiPath: '/a' }, 'a1b2c3/$default/GET/a"'],
    ['a stage', { stageName: 'prod', apiPath: '/a' }, 'a1b2c3/prod/GET/a"'],
    ['a path at run time', { apiPath: JsonPath.stringAt('$.path') }, 'a1b2c3/$default/GET/*"'],
    ['an API at run time', { apiId: JsonPath.stringAt('$.api') }, ':*/$default/GET/"'],
  ])('permits the call as far as it is known: %s', (_, props, end) => {
    expect(call(props).resource).toContain(end);
  });

  test('sends the stage and the path', () => {
    const { request } = call({ stageName: 'prod', apiPath: `/orders/${JsonPath.stringAt('$.id')}` });
    expect(request).toEqual({
      ApiEndpoint: 'a1b2c3.execute-api.eu-west-1.<AWS::URLSuffix>',
      Method: 'GET',
      Stage: 'prod',
      'Path.$': "States.Format('/orders/{}', $.id)",
      AuthType: 'NO_AUTH',
    });
  });

  test('takes region and account from the stack of the API', () => {
    const apiStack = new Stack(undefined, 'Api', { env: { region: 'us-east-1', account: '210987654321' } });
    const { request, resource } = call({ apiStack });
    expect(request.ApiEndpoint).toBe('a1b2c3.execute-api.us-east-1.<AWS::URLSuffix>');
    expect(resource).toContain(':execute-api:us-east-1:210987654321:a1b2c3/');
  });

  test('rejects a resource policy, which HTTP APIs do not have', () => {
    expect(() => call({ authType: AuthType.RESOURCE_POLICY })).toThrow(
      /INVALID_PROP at authType: RESOURCE_POLICY does not fit this kind of API\. Use NO_AUTH or IAM_ROLE/,
    );
  });

  test('rejects headers that Step Functions does not send', () => {
    expect(() => call({ headers: TaskInput.fromObject({ 'X-Forwarded-For': ['a'] }) })).toThrow(
      /INVALID_PROP at headers: Step Functions does not send the header X-Forwarded-For/,
    );
  });
});

// The peer's resource for an API without a stage is `…/undefined/…`.
const noStage = { alsoGrants: ['execute-api:Invoke'], differences: ['api-default-stage'] };

describeParity('CallApiGatewayHttpApiEndpoint', ours, [
  { name: 'minimal props', props: ({ stack }) => basics(stack), ...noStage },
  {
    name: 'all props',
    props: ({ stack, at, library }) => ({
      ...basics(stack),
      stageName: 'prod',
      method: library.HttpMethod.POST,
      apiPath: '/orders/7',
      headers: CdkTaskInput.fromObject({ 'X-Trace': at('trace') }),
      queryParameters: CdkTaskInput.fromObject({ tag: ['a', 'b'] }),
      requestBody: CdkTaskInput.fromObject({ order: at('order') }),
      authType: library.AuthType.IAM_ROLE,
    }),
  },
  {
    name: 'a path at run time',
    props: ({ stack, at }) => ({ ...basics(stack), stageName: 'prod', apiPath: at('path') }),
    alsoGrants: ['execute-api:Invoke'],
    differences: ['api-path-in-policy'],
  },
  {
    name: 'a callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    languages: [QueryLanguage.JSON_PATH],
    props: ({ stack, token }) => ({
      ...basics(stack),
      stageName: 'prod',
      apiPath: '/orders',
      headers: CdkTaskInput.fromObject({ TaskToken: JsonPath.array(token) }),
    }),
  },
]);
