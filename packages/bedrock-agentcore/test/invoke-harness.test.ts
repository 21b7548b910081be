import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Aws, Duration } from 'aws-cdk-lib';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { BedrockAgentCoreInvokeHarness, type BedrockAgentCoreInvokeHarnessProps } from '../src';

const harness = 'arn:aws:bedrock-agentcore:eu-west-1:123456789012:harness/claims-a1b2c3d4e5';
const minimal: BedrockAgentCoreInvokeHarnessProps = {
  harnessArn: harness,
  runtimeSessionId: 'a'.repeat(33),
  messages: [{ role: 'user', content: [{ text: 'Hello' }] }],
};

describeTask({
  task: BedrockAgentCoreInvokeHarness,
  resource: 'bedrockagentcore:invokeHarness',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'],
  },
  props: () => ({
    ...minimal,
    harnessArn: `arn:${Aws.PARTITION}:bedrock-agentcore:${Aws.REGION}:${Aws.ACCOUNT_ID}:harness/claims-a1b2c3d4e5`,
    qualifier: 'live',
  }),
});

/** The ARNs that the machine may invoke. */
function resourcesOf(props: Partial<BedrockAgentCoreInvokeHarnessProps>) {
  const stack = stackIn();
  const task = new BedrockAgentCoreInvokeHarness(stack, 'Ask', { ...minimal, ...props });
  return synthesise(stack, task).statements.flatMap(({ Resource }) => [Resource].flat().map(flatten));
}

describe('BedrockAgentCoreInvokeHarness', () => {
  test('given every prop, when it renders, then each is in the request as the API spells it', () => {
    const stack = stackIn();
    const task = new BedrockAgentCoreInvokeHarness(stack, 'Ask', {
      ...minimal,
      qualifier: 'live',
      bedrockModel: { modelId: 'amazon.nova-pro-v1:0', maxTokens: 100, temperature: 0.5, topP: 0.9 },
      systemPrompt: [{ text: 'Be brief' }],
      allowedTools: ['search'],
      maxIterations: 3,
      maxTokens: 500,
      invocationTimeout: Duration.minutes(15),
      actorId: 'ann',
      additionalParameters: { RuntimeUserId: 'bob', Tools: [{ Type: 'agentcore_browser', Name: 'browser' }] },
    });
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      HarnessArn: harness,
      Qualifier: 'live',
      RuntimeSessionId: 'a'.repeat(33),
      Messages: [{ Role: 'user', Content: [{ Text: 'Hello' }] }],
      Model: {
        BedrockModelConfig: { ModelId: 'amazon.nova-pro-v1:0', MaxTokens: 100, Temperature: 0.5, TopP: 0.9 },
      },
      SystemPrompt: [{ Text: 'Be brief' }],
      AllowedTools: ['search'],
      MaxIterations: 3,
      MaxTokens: 500,
      TimeoutSeconds: 900,
      ActorId: 'ann',
      RuntimeUserId: 'bob',
      Tools: [{ Type: 'agentcore_browser', Name: 'browser' }],
    });
  });

  test('given expressions, when it renders in JSONPath, then they stand in the request', () => {
    const stack = stackIn();
    const task = new BedrockAgentCoreInvokeHarness(stack, 'Ask', {
      ...minimal,
      runtimeSessionId: JsonPath.stringAt('$.session'),
      messages: [{ role: 'user', content: [{ text: JsonPath.stringAt('$.text') }] }],
      maxIterations: JsonPath.numberAt('$.steps'),
      allowedTools: JsonPath.listAt('$.tools'),
    });
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      HarnessArn: harness,
      'RuntimeSessionId.$': '$.session',
      Messages: [{ Role: 'user', Content: [{ 'Text.$': '$.text' }] }],
      'MaxIterations.$': '$.steps',
      'AllowedTools.$': '$.tools',
    });
  });

  test('given a list of messages from the input, when it renders in JSONata, then the list is the expression', () => {
    const stack = stackIn();
    const task = new BedrockAgentCoreInvokeHarness(stack, 'Ask', {
      ...minimal,
      messages: '{% $states.input.messages %}',
      queryLanguage: QueryLanguage.JSONATA,
    });
    expect(synthesiseState(stack, task)['Arguments']).toMatchObject({ Messages: '{% $states.input.messages %}' });
  });

  test.each<[string, Partial<BedrockAgentCoreInvokeHarnessProps>, string[]]>([
    ['a known harness', {}, [harness]],
    ['an endpoint of it', { qualifier: 'live' }, [harness, `${harness}/harness-endpoint/live`]],
    [
      'an endpoint that additionalParameters name',
      { additionalParameters: { Qualifier: 'live' } },
      [harness, `${harness}/harness-endpoint/live`],
    ],
    [
      'an endpoint from the input',
      { qualifier: JsonPath.stringAt('$.endpoint') },
      [harness, `${harness}/harness-endpoint/*`],
    ],
    [
      'a harness from the input',
      { harnessArn: JsonPath.stringAt('$.harness') },
      ['arn:<AWS::Partition>:bedrock-agentcore:eu-west-1:123456789012:harness/*'],
    ],
    [
      'a harness from the input in JSONata',
      { harnessArn: Jsonata.stringAt('$states.input.harness'), queryLanguage: QueryLanguage.JSONATA },
      ['arn:<AWS::Partition>:bedrock-agentcore:eu-west-1:123456789012:harness/*'],
    ],
  ])('given %s, when it is granted, then nothing else is', (_, props, expected) => {
    expect(resourcesOf(props)).toEqual(expected);
  });

  test.each<[Partial<BedrockAgentCoreInvokeHarnessProps>, RegExp]>([
    [
      { invocationTimeout: Duration.minutes(16) },
      /INVALID_PROP at invocationTimeout: Step Functions waits 15 minutes at most, and this is 16 minutes\. Give/,
    ],
    [{ invocationTimeout: Duration.millis(1500) }, /at TimeoutSeconds: .*whole number/],
  ])('given %j, when it is synthesised, then the error says what fits', (props, message) => {
    const stack = stackIn();
    const task = new BedrockAgentCoreInvokeHarness(stack, 'Ask', { ...minimal, ...props });
    expect(() => synthesise(stack, task)).toThrow(message);
  });
});
