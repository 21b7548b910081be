/**
 * A connection of EventBridge, which holds the credentials of an endpoint: an `IConnection`, or the ARN of one.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection.html
 */
export interface HttpConnection {
  /** The ARN of the connection. */
  readonly connectionArn: string;
  /**
   * The ARN of the secret that EventBridge keeps for the connection.
   *
   * @default - the permission covers the secrets of all connections of the account
   */
  readonly connectionSecretArn?: string;
}
