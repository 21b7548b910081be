import { JsonPath } from '@sfn-tasks/core';
import {
  DynamoAttributeValue,
  DynamoDeleteItem,
  DynamoGetItem,
  DynamoPutItem,
  DynamoUpdateItem,
} from '@sfn-tasks/dynamodb';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { tableIn } from './given/table';

/** Reads an item by its key. */
export function getItem(stack: Stack): IChainable {
  return new DynamoGetItem(stack, 'Get Item', {
    key: { message_id: DynamoAttributeValue.fromString('message-007') },
    table: tableIn(stack, 'message_id'),
  });
}

/** Writes an item of text, of a field of the input and of a number. */
export function putItem(stack: Stack): IChainable {
  return new DynamoPutItem(stack, 'PutItem', {
    item: {
      MessageId: DynamoAttributeValue.fromString('message-007'),
      Text: DynamoAttributeValue.fromString(JsonPath.stringAt('$.bar')),
      TotalCount: DynamoAttributeValue.fromNumber(10),
    },
    table: tableIn(stack),
  });
}

/** Removes an item by its key, and drops what the API answers. */
export function deleteItem(stack: Stack): IChainable {
  return new DynamoDeleteItem(stack, 'DeleteItem', {
    key: { MessageId: DynamoAttributeValue.fromString('message-007') },
    table: tableIn(stack),
    resultPath: JsonPath.DISCARD,
  });
}

/** Sets an attribute of an item to a sum. */
export function updateItem(stack: Stack): IChainable {
  return new DynamoUpdateItem(stack, 'UpdateItem', {
    key: { MessageId: DynamoAttributeValue.fromString('message-007') },
    table: tableIn(stack),
    expressionAttributeValues: {
      ':val': DynamoAttributeValue.numberFromString(JsonPath.stringAt('$.Item.TotalCount.N')),
      ':rand': DynamoAttributeValue.fromNumber(20),
    },
    updateExpression: 'SET TotalCount = :val + :rand',
  });
}
