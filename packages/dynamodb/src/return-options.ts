/** How much the response tells of the capacity that the request consumed. */
export enum DynamoConsumedCapacity {
  /** The sum, and the share of the table and of each index. */
  INDEXES = 'INDEXES',
  /** The sum. */
  TOTAL = 'TOTAL',
  /** Nothing. */
  NONE = 'NONE',
}

/** Whether the response tells how large the item collections are that the request changed. */
export enum DynamoItemCollectionMetrics {
  /** Their estimated sizes. */
  SIZE = 'SIZE',
  /** Nothing. */
  NONE = 'NONE',
}

/** Which attributes the response holds. */
export enum DynamoReturnValues {
  /** None. */
  NONE = 'NONE',
  /** Those of the whole item as it was before. */
  ALL_OLD = 'ALL_OLD',
  /** Those that an update changes, as they were before. */
  UPDATED_OLD = 'UPDATED_OLD',
  /** Those of the whole item as an update leaves it. */
  ALL_NEW = 'ALL_NEW',
  /** Those that an update changes, as it leaves them. */
  UPDATED_NEW = 'UPDATED_NEW',
}

/** What the response of a query or a scan holds. */
export enum DynamoSelect {
  /** All attributes; of a local index, those included that only the table has. */
  ALL_ATTRIBUTES = 'ALL_ATTRIBUTES',
  /** The attributes that the index projects. */
  ALL_PROJECTED_ATTRIBUTES = 'ALL_PROJECTED_ATTRIBUTES',
  /** The attributes of `projectionExpression`. */
  SPECIFIC_ATTRIBUTES = 'SPECIFIC_ATTRIBUTES',
  /** The number of items, and no item. */
  COUNT = 'COUNT',
}

/** Whether the failure of a transaction tells the item whose condition did not hold. */
export enum DynamoReturnValuesOnConditionCheckFailure {
  /** The attributes of the item. */
  ALL_OLD = 'ALL_OLD',
  /** Nothing. */
  NONE = 'NONE',
}
