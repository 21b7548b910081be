import { Stack, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';
import type { Report } from './report';

/** Reports permissions on resources of another partition: no request crosses from one to another. */
export function checkPartition(scope: Construct, statements: readonly PolicyStatement[], report: Report): void {
  for (const resource of statements.flatMap((statement) => statement.resources)) {
    const found = /^arn:([a-z-]+):/.exec(resource)?.[1];
    // Most ARNs name no partition of their own; only for one that does is the stack's looked up, which costs more.
    if (found === undefined) continue;
    const partition = partitionOf(Stack.of(scope));
    if (partition === undefined || found === partition) continue;
    report.problem(
      'INVALID_PROP',
      undefined,
      `the resource ${resource} is in the partition ${found}, but the stack is in ${partition}, and no request crosses partitions. Use a resource of ${partition}.`,
    );
  }
}

const partitions = new WeakMap<Stack, { readonly partition?: string }>();

/** The partition of a stack, where its region is known; looked up once. */
function partitionOf(stack: Stack): string | undefined {
  let known = partitions.get(stack);
  if (known === undefined) {
    known = { partition: lookedUp(stack) };
    partitions.set(stack, known);
  }
  return known.partition;
}

function lookedUp(stack: Stack): string | undefined {
  if (!Token.isUnresolved(stack.partition)) return stack.partition;
  return Token.isUnresolved(stack.region) ? undefined : RegionInfo.get(stack.region).partition;
}
