import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Alias, Code, type IFunction, Function as LambdaFunction, Runtime, Version } from 'aws-cdk-lib/aws-lambda';
import { JsonPath as CdkJsonPath, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaErrors, LambdaInvocationType, LambdaInvoke, type LambdaInvokeProps } from '../src';

const ARN = 'arn:<AWS::Partition>:lambda:eu-west-1:123456789012:function:orders';
const ELSEWHERE = 'arn:aws:lambda:eu-west-1:999999999999:function:orders';

/** The resolved ARN of the function, as a policy names it. */
function arnWith(suffix = ''): object {
  return {
    'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:lambda:eu-west-1:123456789012:function:orders${suffix}`]],
  };
}

function functionIn(stack: Stack): IFunction {
  return LambdaFunction.fromFunctionName(stack, 'Function', 'orders');
}

describeTask({
  task: LambdaInvoke,
  resource: 'lambda:invoke',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['lambda:InvokeFunction'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['lambda:InvokeFunction'],
  },
  props: (stack) => ({ lambdaFunction: functionIn(stack) }),
  tokenProps: (stack, token) => ({ lambdaFunction: functionIn(stack), payload: TaskInput.fromObject({ token }) }),
});

describe('LambdaInvoke', () => {
  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const state = stateOf(stack, {
      lambdaFunction: functionIn(stack),
      payload: TaskInput.fromObject({ order: JsonPath.stringAt('$.id'), lines: ['a', JsonPath.stringAt('$.line')] }),
      invocationType: LambdaInvocationType.EVENT,
      clientContext: 'e30=',
      qualifier: JsonPath.stringAt('$.version'),
      additionalParameters: { LogType: 'Tail' },
    });
    // THEN
    expect(state['Parameters']).toEqual({
      FunctionName: ARN,
      Payload: { 'order.$': '$.id', 'lines.$': "States.Array('a', $.line)" },
      InvocationType: 'Event',
      ClientContext: 'e30=',
      'Qualifier.$': '$.version',
      LogType: 'Tail',
    });
  });

  test('takes one JSONata expression as the whole payload', () => {
    const stack = stackIn();
    const state = stateOf(stack, {
      lambdaFunction: functionIn(stack),
      payload: TaskInput.fromJsonata('$merge([$states.input, {"at": $now()}])'),
      queryLanguage: QueryLanguage.JSONATA,
    });
    expect(state['Arguments'].Payload).toBe('{% $merge([$states.input, {"at": $now()}]) %}');
  });

  test('the input of the state is the payload, in the language of each rendering', () => {
    const stack = stackIn();
    const task = new LambdaInvoke(stack, 'Task', { lambdaFunction: functionIn(stack) });
    expect(stack.resolve(task.toStateJson())).toMatchObject({ Parameters: { 'Payload.$': '$' } });
    expect(stack.resolve(task.toStateJson(QueryLanguage.JSONATA))).toMatchObject({
      Arguments: { Payload: '{% $states.input %}' },
    });
  });

  test('a payload among the additional parameters takes the place of the input', () => {
    const stack = stackIn();
    const state = stateOf(stack, { lambdaFunction: functionIn(stack), additionalParameters: { Payload: { id: 1 } } });
    expect(state['Parameters']).toEqual({ FunctionName: ARN, Payload: { id: 1 } });
  });

  test.each([
    ['by default', undefined, [expect.objectContaining({ IntervalSeconds: 2, MaxAttempts: 6, BackoffRate: 2 })]],
    ['not when told so', false, undefined],
  ])('retries failures of the service %s', (_, retryOnServiceExceptions, retry) => {
    const stack = stackIn();
    expect(stateOf(stack, { lambdaFunction: functionIn(stack), retryOnServiceExceptions })['Retry']).toEqual(retry);
  });

  test('has the metrics of the function', () => {
    const stack = stackIn();
    const task = new LambdaInvoke(stack, 'Task', { lambdaFunction: functionIn(stack) });
    expect(task.metricStarted()).toMatchObject({ namespace: 'AWS/States', metricName: 'LambdaFunctionsStarted' });
    expect(task.metricRunTime().metricName).toBe('LambdaFunctionRunTime');
    expect(stack.resolve(task.metricRunTime().dimensions)).toEqual({
      LambdaFunctionArn: { 'Fn::Join': expect.anything() },
    });
  });
});

describe('permissions of LambdaInvoke', () => {
  test.each<[string, (stack: Stack) => IFunction, boolean | undefined, unknown]>([
    ['a function and its versions', functionIn, undefined, [arnWith(), arnWith(':*')]],
    ['a function and its versions, asked for or not', functionIn, true, [arnWith(), arnWith(':*')]],
    ['a version alone', versionIn, undefined, arnWith(':3')],
    ['every version and alias, for a version', versionIn, true, arnWith(':*')],
    ['an alias alone', aliasIn, undefined, arnWith(':live')],
    ['every version and alias, for an alias', aliasIn, true, arnWith(':*')],
    ['every version and alias, for an imported ARN of a version', importedVersionIn, true, `${ELSEWHERE}:*`],
    ['a function of another account', elsewhereIn, undefined, [ELSEWHERE, `${ELSEWHERE}:*`]],
  ])('are on %s', (_, makeFunction, grantAllQualifiers, resources) => {
    const stack = stackIn();
    const task = new LambdaInvoke(stack, 'Task', { lambdaFunction: makeFunction(stack), grantAllQualifiers });
    const [statement, ...others] = synthesise(stack, task).statements;
    expect(others).toEqual([]);
    expect(stack.resolve(statement)).toEqual({ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: resources });
  });

  test('follow a version that the stack makes, to its function', () => {
    const stack = stackIn();
    const { currentVersion } = new LambdaFunction(stack, 'Fn', {
      code: Code.fromInline('exports.handler = () => {}'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
    });
    const task = new LambdaInvoke(stack, 'Task', { lambdaFunction: currentVersion, grantAllQualifiers: true });
    const resource = { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Fn9270CBC0', 'Arn'] }, ':*']] };
    expect(synthesise(stack, task).statements).toEqual([expect.objectContaining({ Resource: resource })]);
  });
});

describe('LambdaInvoke with payloadResponseOnly', () => {
  test('names the function and hands it the payload as it is', () => {
    const stack = stackIn();
    const state = responseOnly(stack, {
      payload: TaskInput.fromObject({ id: 1, order: JsonPath.stringAt('$.order') }),
    });
    expect(state).toMatchObject({ Resource: ARN, Parameters: { id: 1, 'order.$': '$.order' } });
  });

  test('hands over the input of the state when there is no payload', () => {
    const state = responseOnly(stackIn(), {});
    expect(state).not.toHaveProperty('Parameters');
    expect(state).not.toHaveProperty('InputPath');
  });

  test.each([
    ['a path', TaskInput.fromJsonPathAt('$.order.lines[0]'), '$.order.lines[0]'],
    ['a path of aws-cdk-lib', TaskInput.fromText(CdkJsonPath.stringAt('$.order')), '$.order'],
    ['a path as an object', TaskInput.fromObject(JsonPath.objectAt('$.order')), '$.order'],
    ['the context object', TaskInput.fromContextAt('$$.Execution.Input'), '$$.Execution.Input'],
  ])('a payload that is %s becomes the input path', (_, payload, path) => {
    const state = responseOnly(stackIn(), { payload });
    expect(state['InputPath']).toBe(path);
    expect(state).not.toHaveProperty('Parameters');
  });

  test('one JSONata expression is the whole event', () => {
    const payload = TaskInput.fromJsonata('$states.input.order');
    const state = responseOnly(stackIn(), { payload, queryLanguage: QueryLanguage.JSONATA });
    expect(state['Arguments']).toBe('{% $states.input.order %}');
    expect(state).not.toHaveProperty('InputPath');
  });

  test.each([
    ['a call', TaskInput.fromJsonPathAt('States.UUID()'), 'States\\.UUID\\(\\)'],
    ['text around a path', TaskInput.fromText(`order ${JsonPath.stringAt('$.id')}`), 'States\\.Format.*'],
  ])('a payload that is %s has no place in JSONPath', (_, payload, found) => {
    const message = `INVALID_PROP at payload: with payloadResponseOnly, JSONPath has no place for .*, found ${found}\\. Make it a member of an object`;
    expect(() => responseOnly(stackIn(), { payload })).toThrow(new RegExp(message));
  });

  test('a path as payload and an input path exclude each other', () => {
    const props = { payload: TaskInput.fromJsonPathAt('$.order'), inputPath: '$.body' };
    expect(() => responseOnly(stackIn(), props)).toThrow(
      /INVALID_PROP at inputPath: .* payload \$\.order becomes the InputPath/,
    );
  });

  test('an expression inside the payload is checked, with its place', () => {
    const payload = TaskInput.fromObject({ order: { id: Jsonata.stringAt('$states.input.id') } });
    expect(() => responseOnly(stackIn(), { payload })).toThrow(/EXPRESSION_WRONG_LANGUAGE at payload\.order\.id: /);
  });

  test('everything that it has no place for is reported at once', () => {
    const props = {
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      payload: TaskInput.fromObject({ token: JsonPath.taskToken }),
      invocationType: LambdaInvocationType.EVENT,
      clientContext: 'e30=',
      qualifier: '3',
      additionalParameters: { LogType: 'Tail' },
    };
    const rejected = ['invocationType', 'clientContext', 'qualifier', 'additionalParameters', 'integrationPattern'];
    const lines = rejected.map((prop) => `INVALID_PROP at ${prop}: payloadResponseOnly names the function as .*`);
    expect(() => responseOnly(stackIn(), props)).toThrow(new RegExp(lines.join('\\n.*')));
  });

  test('retries transient errors in place of failures of the service', () => {
    const stack = stackIn();
    const { Retry } = stateOf(stack, { lambdaFunction: functionIn(stack), retryOnTransientErrors: true });
    expect(Retry).toHaveLength(1);
    expect(Retry[0].ErrorEquals).toEqual(
      expect.arrayContaining([LambdaErrors.TooManyRequests, LambdaErrors.Service, LambdaErrors.SdkClient]),
    );
  });

  test('rejects two retries of the same errors', () => {
    const stack = stackIn();
    const props = { lambdaFunction: functionIn(stack), retryOnTransientErrors: true, retryOnServiceExceptions: true };
    expect(() => stateOf(stack, props)).toThrow(/INVALID_PROP at retryOnServiceExceptions: retryOnTransientErrors/);
  });
});

function versionIn(stack: Stack): IFunction {
  const lambda = functionIn(stack);
  return Version.fromVersionAttributes(stack, 'Version', { lambda, version: '3' });
}

function aliasIn(stack: Stack): IFunction {
  const aliasVersion = Version.fromVersionAttributes(stack, 'Version', { lambda: functionIn(stack), version: '3' });
  return Alias.fromAliasAttributes(stack, 'Alias', { aliasName: 'live', aliasVersion });
}

function elsewhereIn(stack: Stack): IFunction {
  return LambdaFunction.fromFunctionArn(stack, 'Function', ELSEWHERE);
}

function importedVersionIn(stack: Stack): IFunction {
  return LambdaFunction.fromFunctionArn(stack, 'Function', `${ELSEWHERE}:3`);
}

function stateOf(stack: Stack, props: LambdaInvokeProps): Record<string, any> {
  return synthesiseState(stack, new LambdaInvoke(stack, 'Task', props));
}

function responseOnly(stack: Stack, props: Omit<LambdaInvokeProps, 'lambdaFunction'>): Record<string, any> {
  return stateOf(stack, { lambdaFunction: functionIn(stack), payloadResponseOnly: true, ...props });
}
