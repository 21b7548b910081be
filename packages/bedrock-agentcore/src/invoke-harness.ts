import { allow, arnInPolicy, arnOr, durationIn, nameInPolicy, requestFrom, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type InvokeHarnessRequest, invokeHarness } from './api.generated';
import type { BedrockAgentCoreInvokeHarnessProps } from './invoke-harness-props';

const MAXIMUM_MINUTES = 15;

/**
 * Lets a harness of Amazon Bedrock AgentCore work on messages, and yields its last one.
 *
 * The harness works on when the execution is stopped: nothing can end it from here.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrockagentcore.html
 *
 * @example
 * import { BedrockAgentCoreInvokeHarness } from '@sfn-tasks/bedrock-agentcore';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new BedrockAgentCoreInvokeHarness(new Stack(), 'Review the claim', {
 *   harnessArn: 'arn:aws:bedrock-agentcore:eu-west-1:123456789012:harness/claims-a1b2c3d4e5',
 *   runtimeSessionId: JsonPath.stringAt('$.sessionId'),
 *   messages: [{ role: 'user', content: [{ text: JsonPath.stringAt('$.claim') }] }],
 * });
 */
export class BedrockAgentCoreInvokeHarness extends task<BedrockAgentCoreInvokeHarnessProps, InvokeHarnessRequest>({
  api: invokeHarness,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props) =>
    requestFrom(invokeHarness, {
      harnessArn: props.harnessArn,
      qualifier: props.qualifier,
      runtimeSessionId: props.runtimeSessionId,
      messages: props.messages,
      model: props.bedrockModel && { bedrockModelConfig: props.bedrockModel },
      systemPrompt: props.systemPrompt,
      allowedTools: props.allowedTools,
      maxIterations: props.maxIterations,
      maxTokens: props.maxTokens,
      timeoutSeconds: durationIn(props.invocationTimeout, 'seconds'),
      actorId: props.actorId,
    }),
  policies: ({ harnessArn }, task) => {
    const harness = arnOr(harnessArn, arnInPolicy(task, { service: 'bedrock-agentcore', resource: 'harness' }));
    const { Qualifier: qualifier } = task.request;
    // IAM knows an endpoint as a resource of its own.
    const endpoint = qualifier === undefined ? [] : [`${harness}/harness-endpoint/${nameInPolicy(String(qualifier))}`];
    return [allow(['bedrock-agentcore:InvokeHarness', 'bedrock-agentcore:InvokeAgentRuntime'], [harness, ...endpoint])];
  },
  validate: ({ invocationTimeout }, task) => {
    const minutes = invocationTimeout?.isUnresolved() ? 0 : (durationIn(invocationTimeout, 'minutes') ?? 0);
    if (minutes > MAXIMUM_MINUTES) {
      task.reject(
        'invocationTimeout',
        `Step Functions waits ${MAXIMUM_MINUTES} minutes at most, and this is ${minutes} minutes. Give at most Duration.minutes(${MAXIMUM_MINUTES}).`,
      );
    }
  },
}) {}
