export type { AttributeMap } from './attribute-map';
export { DynamoAttributeValue } from './attribute-value';
export { DynamoDeleteItem, type DynamoDeleteItemProps } from './delete-item';
export { DynamoGetItem, type DynamoGetItemProps } from './get-item';
export { DynamoProjectionExpression } from './projection-expression';
export { DynamoPutItem, type DynamoPutItemProps } from './put-item';
export { DynamoConsumedCapacity, DynamoItemCollectionMetrics, DynamoReturnValues } from './return-options';
export type { DynamoTable } from './table';
export { DynamoUpdateItem, type DynamoUpdateItemProps } from './update-item';
