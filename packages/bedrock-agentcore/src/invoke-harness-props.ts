import type { TaskProps, Value } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { InvokeHarnessRequest } from './api.generated';
import type { HarnessBedrockModel, HarnessMessage, HarnessText } from './harness-message';

/** Props of {@link BedrockAgentCoreInvokeHarness}. */
export interface BedrockAgentCoreInvokeHarnessProps extends TaskProps<InvokeHarnessRequest> {
  /** The ARN of the harness. */
  readonly harnessArn: string;
  /** The id of the conversation, 33 to 100 characters; requests with the same id continue it. */
  readonly runtimeSessionId: string;
  /** What the harness answers to. */
  readonly messages: Value<readonly HarnessMessage[]>;
  /**
   * The endpoint of the harness.
   *
   * @default - the default endpoint
   */
  readonly qualifier?: string;
  /**
   * The model on Amazon Bedrock; one of another provider goes into `additionalParameters`.
   *
   * @default - the model of the harness
   */
  readonly bedrockModel?: HarnessBedrockModel;
  /**
   * What the model is told before the messages.
   *
   * @default - the prompt of the harness
   */
  readonly systemPrompt?: Value<readonly HarnessText[]>;
  /**
   * The tools that may be used, by their names.
   *
   * @default - those that the harness allows
   */
  readonly allowedTools?: Value<readonly string[]>;
  /**
   * How often the model may be called.
   *
   * @default - as the harness says
   */
  readonly maxIterations?: Value<number>;
  /**
   * The most tokens of the whole answer.
   *
   * @default - as the harness says
   */
  readonly maxTokens?: Value<number>;
  /**
   * How long the harness may work, in whole seconds; Step Functions waits 15 minutes at most.
   *
   * @default - as the harness says
   */
  readonly invocationTimeout?: Duration;
  /**
   * Whom the harness remembers the conversation for.
   *
   * @default - none
   */
  readonly actorId?: string;
}
