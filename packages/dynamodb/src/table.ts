import { allow, arnInPolicy, nameInPolicy, type TaskContext } from '@sfn-tasks/core';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { ITableRef } from 'aws-cdk-lib/aws-dynamodb';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';

/** A table of any kind: of version 1 or 2, a CloudFormation resource, or one that exists already. */
export interface DynamoTable extends ITableRef {
  /**
   * The customer managed key of the table.
   *
   * @default - the table has none, or it is not known
   */
  readonly encryptionKey?: IKey;
}

const READ_KEY = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_KEY = [...READ_KEY, 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'];

/** What a request calls the table: its name, or its ARN where DynamoDB would look for the name in the wrong account. */
export function tableIn(task: TaskContext, table: DynamoTable): string {
  const { tableArn, tableName } = table.tableRef;
  const elsewhere = Token.compareStrings(placeOf(table).account, Stack.of(task).account) === TokenComparison.DIFFERENT;
  return elsewhere ? tableArn : tableName;
}

/** Reports a table that the request cannot reach. */
export function checkTable(task: TaskContext, table: DynamoTable, at = 'table'): void {
  const { region } = Stack.of(task);
  const found = placeOf(table).region;
  if (Token.compareStrings(found, region) !== TokenComparison.DIFFERENT) return;
  task.reject(
    at,
    `the table is in ${found}, but the state machine calls DynamoDB in its own region, ${region}. Use a table or a replica there.`,
  );
}

/** The permissions to read from a table. */
export function readPolicies(action: string, task: TaskContext, ...tables: DynamoTable[]): PolicyStatement[] {
  return [...tablePolicy(action, task, tables), ...readKeys(tables)];
}

/** The permissions to write to a table. */
export function writePolicies(action: string, task: TaskContext, ...tables: DynamoTable[]): PolicyStatement[] {
  return [...tablePolicy(action, task, tables), ...writeKeys(tables)];
}

/** The permission for what a task does to tables; none where there is none. */
export function tablePolicy(action: string, task: TaskContext, tables: readonly DynamoTable[]): PolicyStatement[] {
  const arns = [...new Set(tables.map((table) => tableArn(task, table)))];
  return arns.length === 0 ? [] : [allow(action, arns)];
}

/** The permission to read from a table, or from one of its indexes alone. */
export function searchPolicies(
  action: string,
  task: TaskContext,
  table: DynamoTable,
  indexName: string | undefined,
): PolicyStatement[] {
  const arn = tableArn(task, table);
  return [
    allow(action, indexName === undefined ? arn : `${arn}/index/${nameInPolicy(indexName)}`),
    ...readKeys([table]),
  ];
}

/** The permission to read with the customer managed keys of tables. */
export function readKeys(tables: readonly DynamoTable[]): PolicyStatement[] {
  return keyPolicies(READ_KEY, tables);
}

/** The permission to write with the customer managed keys of tables. */
export function writeKeys(tables: readonly DynamoTable[]): PolicyStatement[] {
  return keyPolicies(WRITE_KEY, tables);
}

/** What a policy calls the table. */
function tableArn(task: TaskContext, { tableRef }: DynamoTable): string {
  const { tableArn, tableName } = tableRef;
  const anyTable = nameInPolicy(tableName) === '*';
  return anyTable ? arnInPolicy(task, { service: 'dynamodb', resource: 'table', name: tableName }) : tableArn;
}

// DynamoDB uses the key in the name of the caller, as aws-cdk-lib's own grants on a table have it.
function keyPolicies(actions: readonly string[], tables: readonly DynamoTable[]): PolicyStatement[] {
  const keys = new Set(tables.flatMap(({ encryptionKey }) => encryptionKey?.keyArn ?? []));
  return keys.size === 0 ? [] : [allow(actions, [...keys])];
}

/** By the ARN where it tells: a table imported by ARN names the stack's own environment as its. */
function placeOf({ tableRef, env }: DynamoTable): { readonly region: string; readonly account: string } {
  const [, , , region = env.region, account = env.account] = tableRef.tableArn.split(':');
  return { region, account };
}
