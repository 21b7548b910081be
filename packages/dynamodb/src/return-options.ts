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
