import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type LocalApp,
  type LocalFunction,
  type LocalServices,
  type Result,
  readApp,
  simulate,
  startServices,
} from '@sfn-tasks/local';
import { App, type Stack } from 'aws-cdk-lib';
import { OrderDesk } from './order-desk';

const STOCK = { book: 10, lamp: 4 };
const ORDERS = [
  {
    what: 'an expensive order, which a human approves',
    input: {
      orderId: '1001',
      card: '4111 1111 1111 1111',
      lines: [
        { sku: 'lamp', quantity: 2, price: 290 },
        { sku: 'book', quantity: 1, price: 20 },
      ],
    },
  },
  {
    what: 'an order whose card is refused: its stock is put back',
    input: { orderId: '1002', card: '4111 1111 1111 0000', lines: [{ sku: 'book', quantity: 3, price: 20 }] },
  },
] as const;

/** One order, and what it left behind. */
export interface OrderRun {
  /** The construct path of the machine. */
  readonly machine: string;
  readonly definition: object;
  readonly orderId: string;
  readonly what: string;
  readonly result: Result;
  /** The questions that the approval desk found in its queue and answered. */
  readonly approved: readonly string[];
  /** The stock before, while the card was charged, and after. */
  readonly stock: readonly [before: object, reserved: object, after: object];
  /** The orders that are recorded now. */
  readonly orders: readonly string[];
  readonly notifications: readonly string[];
}

/** Runs the order machines of a stack on services that run here: each with an order that succeeds and one that fails. */
export async function runOrders(makeStack: (app: App) => Stack, machines: readonly string[]): Promise<OrderRun[]> {
  const outdir = mkdtempSync(join(tmpdir(), 'sfn-tasks-demo-'));
  try {
    const app = readApp(makeStack(new App({ outdir })));
    const runs: OrderRun[] = [];
    for (const machine of machines) {
      const services = await startServices(app);
      try {
        runs.push(...(await runMachine(app, machine, services)));
      } finally {
        await services.stop();
      }
    }
    return runs;
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

async function runMachine(app: LocalApp, machine: string, services: LocalServices): Promise<OrderRun[]> {
  const desk = new OrderDesk(app, services);
  try {
    await desk.openInbox();
    await desk.fill(STOCK);
    const runs: OrderRun[] = [];
    for (const { what, input } of ORDERS) {
      const before = await desk.stock();
      const approved: string[] = [];
      let reserved: object = before;
      const options = app.machine(machine, services);
      const look = async (): Promise<void> => {
        reserved = await desk.stock();
      };
      const result = await simulate({
        ...options,
        functions: lookBefore('Charge', options.functions, look),
        input: structuredClone(input) as never,
        callbacks: async ({ taskToken }, answer) => {
          const { question, token } = await desk.nextQuestion();
          if (token !== taskToken) throw new Error('The queue holds the token of another task.');
          approved.push(question);
          answer.success({ approvedBy: 'the desk' });
        },
      });
      const stock = [before, reserved, await desk.stock()] as const;
      runs.push({
        machine,
        definition: options.definition as object,
        orderId: input.orderId,
        what,
        result,
        approved,
        stock,
        orders: await desk.orders(),
        notifications: await desk.notifications(),
      });
    }
    return runs;
  } finally {
    desk.close();
  }
}

/** The functions, one of which does something else first. */
function lookBefore(
  name: string,
  functions: Readonly<Record<string, LocalFunction>> = {},
  look: () => Promise<void>,
): Record<string, LocalFunction> {
  const changed = Object.entries(functions).map(([key, run]): [string, LocalFunction] => [
    key,
    !key.includes(name) ? run : async (event, context) => look().then(() => run(event, context)),
  ]);
  return Object.fromEntries(changed);
}
