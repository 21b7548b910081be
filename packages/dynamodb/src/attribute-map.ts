import type { Value } from '@sfn-tasks/core';
import { Tokenization } from 'aws-cdk-lib';
import type { AwsSdkDynamodbAttributeValue, DynamodbAttributeValue } from './api.generated';
import type { DynamoAttributeValue } from './attribute-value';

/** The types that the AWS SDK integration spells otherwise than DynamoDB: it takes the names of the SDK for Java. */
const SDK_TYPES: Readonly<Record<string, string>> = { SS: 'Ss', NS: 'Ns', BS: 'Bs', NULL: 'Nul', BOOL: 'Bool' };

/** Attributes by name; each, or all of them, may be an expression that yields DynamoDB's own form: `{"Name": {"S": "Joe"}}`. */
export type AttributeMap = Value<Readonly<Record<string, Value<DynamoAttributeValue>>>>;

/** A value as the request takes it; an expression as it is. */
export function attributeOf(value: Value<DynamoAttributeValue>): Value<DynamodbAttributeValue> {
  return isAttributeValue(value) ? value.toObject() : value;
}

/** Attributes as the request takes them; an expression as it is. */
export function attributesOf(values: AttributeMap): Value<Record<string, Value<DynamodbAttributeValue>>>;
export function attributesOf(values?: AttributeMap): Value<Record<string, Value<DynamodbAttributeValue>>> | undefined;
export function attributesOf(values?: AttributeMap): unknown {
  if (typeof values !== 'object' || Tokenization.isResolvable(values)) return values;
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, attributeOf(value)]));
}

/** Attributes as a request of the AWS SDK integration takes them; an expression as it is. */
export function sdkAttributesOf(values: AttributeMap): Value<Record<string, Value<AwsSdkDynamodbAttributeValue>>>;
export function sdkAttributesOf(
  values?: AttributeMap,
): Value<Record<string, Value<AwsSdkDynamodbAttributeValue>>> | undefined;
export function sdkAttributesOf(values?: AttributeMap): unknown {
  return sdkMap(attributesOf(values));
}

function sdkMap(map: unknown): unknown {
  return isPlain(map) ? Object.fromEntries(Object.entries(map).map(([name, value]) => [name, sdkValue(value)])) : map;
}

function sdkValue(value: unknown): unknown {
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, content]) => {
      const [type, ...suffix] = key.split('.') as [string, ...string[]];
      const inner = Array.isArray(content) && type === 'L' ? content.map(sdkValue) : content;
      return [[SDK_TYPES[type] ?? type, ...suffix].join('.'), type === 'M' ? sdkMap(inner) : inner];
    }),
  );
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !Tokenization.isResolvable(value);
}

/** By its method, not its class: two copies of this package, or aws-cdk-lib's class, may have made it. */
function isAttributeValue(value: unknown): value is DynamoAttributeValue {
  return typeof (value as Partial<DynamoAttributeValue> | undefined)?.toObject === 'function';
}
