import { allow, arnInPolicy } from '@sfn-tasks/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const READ = [
  'BatchGetPartition',
  'GetDatabase',
  'GetDatabases',
  'GetPartition',
  'GetPartitions',
  'GetTable',
  'GetTables',
];
const WRITE = [
  'BatchCreatePartition',
  'BatchDeletePartition',
  'BatchDeleteTable',
  'CreateDatabase',
  'CreatePartition',
  'CreateTable',
  'DeleteDatabase',
  'DeletePartition',
  'DeleteTable',
  'UpdateDatabase',
  'UpdatePartition',
  'UpdateTable',
];

/** To read the definitions of databases in the Glue Data Catalog, their tables and partitions. */
export function catalogReadAccess(scope: Construct, databases: readonly string[]): PolicyStatement[] {
  return [
    allow(
      READ.map((action) => `glue:${action}`),
      [
        catalog(scope),
        ...inDatabases(scope, databases, 'database', ''),
        ...inDatabases(scope, databases, 'table', '/*'),
      ],
    ),
  ];
}

/** To create, change and delete them. */
export function catalogWriteAccess(scope: Construct, databases: readonly string[]): PolicyStatement[] {
  return [
    allow(
      WRITE.map((action) => `glue:${action}`),
      [
        catalog(scope),
        ...inDatabases(scope, databases, 'database', ''),
        ...inDatabases(scope, databases, 'table', '/*'),
        // Deleting a database takes the right to delete what is in it.
        ...inDatabases(scope, databases, 'userDefinedFunction', '/*'),
      ],
    ),
  ];
}

function catalog(scope: Construct): string {
  return Stack.of(scope).formatArn({
    service: 'glue',
    resource: 'catalog',
    arnFormat: ArnFormat.NO_RESOURCE_NAME,
  });
}

function inDatabases(scope: Construct, databases: readonly string[], resource: string, suffix: string): string[] {
  return databases.map((name) => arnInPolicy(scope, { service: 'glue', resource, name, suffix }));
}
