import { join, relative } from 'node:path';
import { OrderFulfilment } from '@sfn-tasks-internal/order-fulfilment';
import type { App } from 'aws-cdk-lib';
import { demo } from './demo';
import { writeOrderPage } from './order-page';
import { orderText } from './order-text';
import { runOrders } from './run-orders';

const root = join(__dirname, '../../..');
const { columns, isTTY } = process.stdout;
const headline = (text: string) => (isTTY && !process.env['NO_COLOR'] ? `\u001b[1m${text}\u001b[0m` : text);

const NEXT = `
  cd examples/order-fulfilment
  npx cdk synth    the same template on the terminal and a cloud assembly in cdk.out; needs no AWS account
  npx cdk deploy   creates the tables, queue, topic, functions and state machines in the AWS account of your
                   credentials (after npx cdk bootstrap, once an account and region); Step Functions runs them there
  npx cdk destroy  takes all of it away again`;

const width = Math.min(columns ?? 110, 110);
const makeStack = (app: App): OrderFulfilment => new OrderFulfilment(app, 'OrderFulfilment');

async function show(): Promise<void> {
  const folder = join(root, 'demo-output');
  const lines = demo({ makeStack, folder, from: root, width, headline });
  console.log(['', ...lines, '', headline('The machines run here, on embedded services'), ''].join('\n'));
  const runs = await runOrders(makeStack, ['JsonPath/Orders', 'Jsonata/Orders']);
  console.log(
    runs.flatMap((run) => orderText(run, relative(root, writeOrderPage(run, folder)), width, headline)).join('\n'),
  );
  console.log([headline('Next'), NEXT].join('\n'));
}

show().catch((failure: unknown) => {
  console.error(`The demo failed: ${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 1;
});
