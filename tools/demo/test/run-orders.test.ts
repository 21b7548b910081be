import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OrderFulfilment } from '@sfn-tasks-internal/order-fulfilment';
import { writeOrderPage } from '../src/order-page';
import { orderText } from '../src/order-text';
import { type OrderRun, runOrders } from '../src/run-orders';

const machines = ['JsonPath/Orders', 'Jsonata/Orders'];
let runs: OrderRun[];
beforeAll(async () => {
  runs = await runOrders((app) => new OrderFulfilment(app, 'OrderFulfilment'), machines);
});

describe.each(machines)('given %s on services of this machine', (machine) => {
  const [first, second] = [0, 1].map((index) => () => runs.filter((run) => run.machine === machine)[index]!);

  test('when an expensive order runs, then stock is reserved, a human asked, and the customer told', () => {
    const { result, approved, stock, orders, notifications } = first!();
    expect(result).toMatchObject({ status: 'SUCCEEDED' });
    expect(approved).toEqual(['Approve order 1001?']);
    expect(stock).toEqual([
      { book: 10, lamp: 4 },
      { book: 9, lamp: 2 },
      { book: 9, lamp: 2 },
    ]);
    expect(orders).toEqual(['1001']);
    expect(notifications).toEqual(['Thank you for order 1001.']);
  });

  test('when a card is refused, then the stock is put back, and the customer told why', () => {
    const { result, approved, stock, orders, notifications } = second!();
    expect(result).toMatchObject({ status: 'FAILED', error: 'OrderFailed' });
    expect(approved).toEqual([]);
    expect(stock).toEqual([
      { book: 9, lamp: 2 },
      { book: 6, lamp: 2 },
      { book: 9, lamp: 2 },
    ]);
    expect(orders).toEqual(['1001']);
    expect(notifications.map((text) => JSON.parse(text))).toEqual([{ orderId: '1002', reason: 'CardDeclined' }]);
  });

  test('when it is told, then the trace has the states and the lines fit', () => {
    const lines = orderText(second!(), 'page.html', 100, (text) => `# ${text}`);
    expect(lines[0]).toBe(`# ${machine}: an order whose card is refused: its stock is put back`);
    expect(lines.join('\n')).toMatch(/Charge \(Task\)\n.*failed: CardDeclined/);
    expect(lines.join('\n')).toContain('  page          page.html, open it in a browser\n');
    expect(lines.filter((line) => line.includes(' s  ') && line.length > 100)).toEqual([]);
  });

  test('when its page is written, then the page has the machine and its outcome, in a file named after both', () => {
    const folder = mkdtempSync(join(tmpdir(), 'order-page-'));
    try {
      const file = writeOrderPage(second!(), folder);
      expect(basename(file)).toBe(`${machine.replace('/', '')}.order-1002.html`);
      const data = /<script type="application\/json" id="data">(.*)<\/script>/.exec(readFileSync(file, 'utf8'))![1]!;
      expect(JSON.parse(data)).toMatchObject({ name: machine, status: 'FAILED', executionName: 'order 1002' });
      expect(JSON.stringify(JSON.parse(data).graph)).toContain('"data-state":"Ask for approval"');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
