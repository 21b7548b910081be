/**
 * The guardrail that a model invocation passes through.
 *
 * @see https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails.html
 *
 * @example
 * import { Guardrail } from '@sfn-tasks/bedrock';
 *
 * const guardrail = Guardrail.enable('gr-1234567890ab', 2);
 */
export class Guardrail {
  /** A published version of a guardrail, by its identifier or ARN. */
  public static enable(identifier: string, version: number): Guardrail {
    return new Guardrail(identifier, String(version));
  }

  /** The working draft of a guardrail, by its identifier or ARN. */
  public static enableDraft(identifier: string): Guardrail {
    return new Guardrail(identifier, 'DRAFT');
  }

  private constructor(
    /** The identifier or ARN of the guardrail. */
    public readonly guardrailIdentifier: string,
    /** The version as the API takes it: a number in text, or `DRAFT`. */
    public readonly guardrailVersion: string,
  ) {}
}
