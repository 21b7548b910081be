import type { OpenString, Value } from '@sfn-tasks/core';

/** A piece of text. */
export interface HarnessText {
  /** The text. */
  readonly text: string;
}

/** A message to a harness. */
export interface HarnessMessage {
  /** Who says it. */
  readonly role: Value<OpenString<'user' | 'assistant'>>;
  /** What is said. */
  readonly content: Value<readonly HarnessText[]>;
}

/** A model on Amazon Bedrock. */
export interface HarnessBedrockModel {
  /** The id of the model or of an inference profile. */
  readonly modelId: string;
  /**
   * The most tokens of one answer of the model.
   *
   * @default - the model's own limit
   */
  readonly maxTokens?: Value<number>;
  /**
   * How much chance there is in the answers, from 0 on.
   *
   * @default - the model's own
   */
  readonly temperature?: Value<number>;
  /**
   * The share of the likeliest tokens that the model chooses from, between 0 and 1.
   *
   * @default - the model's own
   */
  readonly topP?: Value<number>;
}
