import { join } from 'node:path';
import { OrderFulfilment } from '@sfn-tasks-internal/order-fulfilment';
import { demo } from './demo';

const root = join(__dirname, '../../..');
const { columns, isTTY } = process.stdout;
const headline = (text: string) => (isTTY && !process.env['NO_COLOR'] ? `\u001b[1m${text}\u001b[0m` : text);

const NEXT = `
  cd examples/order-fulfilment
  npx cdk synth    the same template on the terminal and a cloud assembly in cdk.out; needs no AWS account
  npx cdk deploy   creates the tables, queue, topic, functions and state machines in the AWS account of your
                   credentials (after npx cdk bootstrap, once an account and region); Step Functions runs them there
  npx cdk destroy  takes all of it away again`;

try {
  const lines = demo({
    makeStack: (app) => new OrderFulfilment(app, 'OrderFulfilment'),
    folder: join(root, 'demo-output'),
    from: root,
    width: Math.min(columns ?? 110, 110),
    headline,
  });
  console.log(['', ...lines, '', headline('Next'), NEXT].join('\n'));
} catch (failure) {
  console.error(`The demo failed: ${failure instanceof Error ? failure.message : failure}`);
  process.exitCode = 1;
}
