export { DynamoErrors } from './api.generated';
export type { AttributeMap } from './attribute-map';
export { DynamoAttributeValue } from './attribute-value';
export { DynamoBatchGetItem, type DynamoBatchGetItemProps, type DynamoBatchGetRequest } from './batch-get-item';
export { DynamoBatchWriteItem, type DynamoBatchWriteItemProps, type DynamoBatchWriteRequest } from './batch-write-item';
export { DynamoDeleteItem, type DynamoDeleteItemProps } from './delete-item';
export { DynamoGetItem, type DynamoGetItemProps } from './get-item';
export { DynamoProjectionExpression } from './projection-expression';
export { DynamoPutItem, type DynamoPutItemProps } from './put-item';
export { DynamoQuery, type DynamoQueryProps } from './query';
export {
  DynamoConsumedCapacity,
  DynamoItemCollectionMetrics,
  DynamoReturnValues,
  DynamoReturnValuesOnConditionCheckFailure,
  DynamoSelect,
} from './return-options';
export { DynamoScan, type DynamoScanProps } from './scan';
export type { DynamoTable } from './table';
export { type DynamoTransactGet, DynamoTransactGetItems, type DynamoTransactGetItemsProps } from './transact-get-items';
export type {
  DynamoTransactConditionCheck,
  DynamoTransactDelete,
  DynamoTransactPut,
  DynamoTransactUpdate,
  DynamoTransactWrite,
} from './transact-write';
export { DynamoTransactWriteItems, type DynamoTransactWriteItemsProps } from './transact-write-items';
export { DynamoUpdateItem, type DynamoUpdateItemProps } from './update-item';
