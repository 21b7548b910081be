import { containsExpression, type TaskContext } from '@sfn-tasks/core';
import { checkTable, type DynamoTable, tableIn } from './table';

/** One entry of a batch: a table, and what is done to it. */
interface TableEntry {
  readonly table: DynamoTable;
}

/** The entries of a batch under the names of their tables. */
export function byTable<Entry extends TableEntry, Rendered>(
  task: TaskContext,
  entries: readonly Entry[],
  render: (entry: Entry) => Rendered,
): Record<string, Rendered> {
  return Object.fromEntries(entries.map((entry) => [tableIn(task, entry.table), render(entry)]));
}

/** Reports tables that a batch cannot name. */
export function checkTables(task: TaskContext, entries: readonly TableEntry[]): void {
  const names = entries.map(({ table }) => tableIn(task, table));
  if (names.length === 0) task.reject('requestItems', 'expected one table at least, found none.');
  for (const [index, { table }] of entries.entries()) {
    const at = `requestItems[${index}].table`;
    checkTable(task, table, at);
    const name = names[index]!;
    if (containsExpression(name)) {
      task.reject(
        at,
        'the request names its tables as keys, which cannot be expressions. Name the table, or call batchGetItem or batchWriteItem by CallAwsService of @sfn-tasks/aws-sdk with the whole of RequestItems from the state.',
      );
    } else if (names.indexOf(name) < index) {
      task.reject(at, `the table is in requestItems[${names.indexOf(name)}] already. Put the two together.`);
    }
  }
}

/** Reports more requests than one batch takes, as far as they are known. */
export function checkCount(task: TaskContext, lists: readonly unknown[], most: number): void {
  const known = lists.filter((list): list is readonly unknown[] => Array.isArray(list));
  const count = known.reduce((sum, list) => sum + list.length, 0);
  if (count <= most) return;
  task.reject('requestItems', `a batch takes up to ${most} items of all its tables, found ${count}. Split it.`);
}
