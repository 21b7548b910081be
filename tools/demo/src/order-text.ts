import { traceLines } from '@sfn-tasks/local';
import type { OrderRun } from './run-orders';

/** What an order did, as lines, and where its page is. */
export function orderText(run: OrderRun, page: string, width: number, headline: (text: string) => string): string[] {
  const [before, reserved, after] = run.stock.map((stock) => JSON.stringify(stock));
  const { status, error } = run.result;
  return [
    headline(`${run.machine}: ${run.what}`),
    '',
    ...traceLines(run.result.events).map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line)),
    '',
    `  ended         ${status}${error === undefined ? '' : `, ${error}`}`,
    ...run.approved.map((question) => `  approved      ${question}`),
    `  stock         ${before} → ${reserved} while the card was charged → ${after}`,
    `  orders        ${run.orders.join(', ') || 'none'}`,
    ...run.notifications.map((text) => `  notification  ${text}`),
    `  page          ${page}, open it in a browser`,
    '',
  ];
}
