import { task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type ScanRequest, scan } from './api.generated';
import { checkSearch, type DynamoSearchProps, searchParameters } from './search-props';
import { searchPolicies } from './table';

/** Props of {@link DynamoScan}. */
export interface DynamoScanProps extends DynamoSearchProps<ScanRequest> {
  /**
   * The part of the table that is read, from 0; with `totalSegments`.
   *
   * @default - the whole table
   */
  readonly segment?: Value<number>;
  /**
   * How many parts the table is read in, at the same time.
   *
   * @default - one
   */
  readonly totalSegments?: Value<number>;
}

/**
 * Reads all items of a table or an index; one response holds up to 1 MB.
 *
 * The AWS SDK integration spells the types of values as the SDK for Java does: `{ "Bool": true }`, `Nul`, `Ss`, `Ns`, `Bs`.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoScan } from '@sfn-tasks/dynamodb';
 * import { Stack } from 'aws-cdk-lib';
 * import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
 *
 * const stack = new Stack();
 * new DynamoScan(stack, 'Read one of four parts', {
 *   table: new Table(stack, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } }),
 *   segment: JsonPath.numberAt('$.segment'),
 *   totalSegments: 4,
 * });
 */
export class DynamoScan extends task<DynamoScanProps, ScanRequest>({
  api: scan,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (props, task) => ({
    ...searchParameters(props, task),
    Segment: props.segment,
    TotalSegments: props.totalSegments,
  }),
  policies: ({ table, indexName }, task) => searchPolicies('dynamodb:Scan', task, table, indexName),
  validate: (props, task) => {
    checkSearch(props, task);
    if ((props.segment === undefined) !== (props.totalSegments === undefined)) {
      task.reject(
        'segment',
        'a part is named by segment and totalSegments. Set both, or neither to read the whole table.',
      );
    }
  },
}) {}
