/** What a service is called besides the segment of its AWS SDK integration; names that are the segment are left away. */
export interface ServiceFacts {
  /**
   * The prefix of its IAM actions; `null` where its API takes no AWS credentials.
   *
   * @default - the segment
   */
  readonly iam?: string | null;
  /**
   * The client of the AWS SDK for JavaScript: what stands after `@aws-sdk/client-`.
   *
   * @default - the segment
   */
  readonly client?: string;
  /**
   * What the names of its errors begin with, before the dot.
   *
   * @default - the segment with a capital
   */
  readonly prefix?: string;
  /**
   * The operations that Step Functions does not call, as the API spells them.
   *
   * @default - it calls all
   */
  readonly unsupported?: readonly string[];
}
