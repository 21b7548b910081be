import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderReport } from '@sfn-tasks/local';
import type { OrderRun } from './run-orders';

/** Writes the page of an order: the graph of its machine with what happened to each state. Returns the file. */
export function writeOrderPage({ machine, definition, orderId, result }: OrderRun, folder: string): string {
  const file = join(folder, `${machine.replaceAll('/', '')}.order-${orderId}.html`);
  writeFileSync(file, renderReport({ definition, name: machine, executionName: `order ${orderId}`, ...result }));
  return file;
}
