import type { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';

/** The table that examples work on, with messages by their identifiers. */
export function tableIn(stack: Stack, key = 'MessageId'): Table {
  return new Table(stack, 'Table', { partitionKey: { name: key, type: AttributeType.STRING } });
}
