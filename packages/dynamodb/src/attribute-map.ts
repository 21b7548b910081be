import type { Value } from '@sfn-tasks/core';
import { Tokenization } from 'aws-cdk-lib';
import type { AttributeValue } from './api.generated';
import type { DynamoAttributeValue } from './attribute-value';

/** Attributes by name; each, or all of them, may be an expression that yields DynamoDB's own form: `{"Name": {"S": "Joe"}}`. */
export type AttributeMap = Value<Readonly<Record<string, Value<DynamoAttributeValue>>>>;

/** A value as the request takes it; an expression as it is. */
export function attributeOf(value: Value<DynamoAttributeValue>): Value<AttributeValue> {
  return isAttributeValue(value) ? value.toObject() : value;
}

/** Attributes as the request takes them; an expression as it is. */
export function attributesOf(values: AttributeMap): Value<Record<string, Value<AttributeValue>>>;
export function attributesOf(values?: AttributeMap): Value<Record<string, Value<AttributeValue>>> | undefined;
export function attributesOf(values?: AttributeMap): unknown {
  if (typeof values !== 'object' || Tokenization.isResolvable(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, attributeOf(value)]));
}

/** By its method, not its class: two copies of this package, or aws-cdk-lib's class, may have made it. */
function isAttributeValue(value: unknown): value is DynamoAttributeValue {
  return typeof (value as Partial<DynamoAttributeValue> | undefined)?.toObject === 'function';
}
