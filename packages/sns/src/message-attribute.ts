/**
 * What kind of value a message attribute has.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-attributes.html#SNSMessageAttributes.DataTypes
 */
export enum MessageAttributeDataType {
  /** Text. */
  STRING = 'String',
  /** A list of texts, numbers and booleans; filter policies match on its elements. */
  STRING_ARRAY = 'String.Array',
  /** A number; filter policies compare it as one. */
  NUMBER = 'Number',
  /** Bytes. */
  BINARY = 'Binary',
}

/** An attribute of a message, beside its body; subscriptions filter by it. */
export interface MessageAttribute {
  /** Text, a number, a boolean, a list of those, a `Buffer`, or an expression. */
  readonly value: any;
  /**
   * What kind of value it is.
   *
   * @default - by the value; an expression that tells no more is text
   */
  readonly dataType?: MessageAttributeDataType;
}
