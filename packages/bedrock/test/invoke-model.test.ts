import { JsonPath, TaskInput } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { FoundationModel, FoundationModelIdentifier } from 'aws-cdk-lib/aws-bedrock';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { BedrockInvokeModel, Guardrail } = ours;

function titan(stack: Stack) {
  return FoundationModel.fromFoundationModelId(
    stack,
    'Model',
    FoundationModelIdentifier.AMAZON_TITAN_TEXT_G1_EXPRESS_V1,
  );
}

const body = TaskInput.fromObject({ inputText: 'hello' });

describeTask({
  task: BedrockInvokeModel,
  resource: 'bedrock:invokeModel',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['bedrock:InvokeModel'] },
  props: (stack) => ({ model: titan(stack), body }),
});

describeParity('BedrockInvokeModel', ours, [
  { name: 'minimal props', props: ({ stack }) => ({ model: titan(stack), body }) },
  {
    name: 'all props',
    props: ({ stack, library }) => ({
      model: titan(stack),
      input: { s3Location: { bucketName: 'requests', objectKey: 'a/b.json' } },
      output: { s3Location: { bucketName: 'responses', objectKey: 'c.json' } },
      accept: 'application/json',
      contentType: 'application/json',
      guardrail: library.Guardrail.enable('gr1', 2),
      traceEnabled: true,
    }),
  },
  {
    name: 'URIs from expressions and a draft guardrail',
    props: ({ stack, library, at }) => ({
      model: titan(stack),
      input: { s3InputUri: at('in') },
      output: { s3OutputUri: at('out') },
      guardrail: library.Guardrail.enableDraft('arn:aws:bedrock:eu-west-1:123456789012:guardrail/gr1'),
      traceEnabled: false,
    }),
  },
  {
    name: 'a body with expressions',
    props: ({ stack, at }) => ({ model: titan(stack), body: TaskInput.fromObject({ inputText: at('text') }) }),
  },
]);

describe('BedrockInvokeModel', () => {
  function resourcesOf(modelArn: string) {
    const stack = stackIn();
    const { statements } = synthesise(stack, new BedrockInvokeModel(stack, 'Invoke', { model: { modelArn }, body }));
    return statements.map(({ Resource, Condition }) => ({ Resource: [Resource].flat().map(flatten), Condition }));
  }

  test('an inference profile brings the models that it routes to, through itself only', () => {
    const profile = 'arn:aws:bedrock:eu-west-1:123456789012:inference-profile/eu.anthropic.claude-3-haiku-v1:0';
    expect(resourcesOf(profile)).toEqual([
      { Resource: [profile], Condition: undefined },
      {
        Resource: ['arn:<AWS::Partition>:bedrock:*::foundation-model/anthropic.claude-3-haiku-v1:0'],
        Condition: { StringLike: { 'bedrock:InferenceProfileArn': profile } },
      },
    ]);
  });

  test('an application inference profile does not tell its model', () => {
    const profile = 'arn:aws:bedrock:eu-west-1:123456789012:application-inference-profile/abc';
    expect(resourcesOf(profile)[1]).toEqual({
      Resource: ['arn:<AWS::Partition>:bedrock:*::foundation-model/*'],
      Condition: { StringLike: { 'bedrock:InferenceProfileArn': profile } },
    });
  });

  test('a model that an expression names stays out of the ARN', () => {
    const [models] = resourcesOf(JsonPath.stringAt('$.model'));
    expect(models!.Resource).toContain('arn:<AWS::Partition>:bedrock:*::foundation-model/*');
    expect(JSON.stringify(models)).not.toContain('$.model');
  });

  test.each([
    ['neither body nor input', {}, /INVALID_PROP at body: .* found neither/],
    ['both', { body, input: { s3InputUri: 's3://a/b' } }, /INVALID_PROP at body: .* found both/],
    [
      'two places for the response',
      { body, output: { s3OutputUri: 's3://a/b', s3Location: { bucketName: 'a', objectKey: 'b' } } },
      /INVALID_PROP at output: found s3Location and s3OutputUri/,
    ],
  ])('%s is an error', (_name, props, expected) => {
    const stack = stackIn();
    const task = new BedrockInvokeModel(stack, 'Invoke', { model: titan(stack), ...props });
    expect(() => synthesise(stack, task)).toThrow(expected);
  });

  test('takes a whole body from an expression', () => {
    const stack = stackIn();
    const task = BedrockInvokeModel.jsonata(stack, 'Invoke', {
      model: titan(stack),
      body: TaskInput.fromJsonata('{% $body %}'),
    });
    expect(synthesiseState(stack, task)['Arguments']).toMatchObject({ Body: '{% $body %}' });
  });

  test('a guardrail is one of the account, or its ARN', () => {
    const stack = stackIn();
    const task = new BedrockInvokeModel(stack, 'Invoke', {
      model: titan(stack),
      body,
      guardrail: Guardrail.enable('gr1', 1),
    });
    const { statements } = synthesise(stack, task, { queryLanguage: QueryLanguage.JSONATA });
    expect(statements.map(({ Resource }) => flatten(Resource))).toContain(
      'arn:<AWS::Partition>:bedrock:eu-west-1:123456789012:guardrail/gr1',
    );
  });
});
