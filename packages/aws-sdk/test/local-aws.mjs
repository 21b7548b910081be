/**
 * A process that is Lambda and AWS at once: it runs the handler in the folder of its first argument on events that come as messages,
 * against servers that speak the protocols of Amazon S3, SQS, SNS and DynamoDB, on this machine alone.
 */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import dynalite from 'dynalite';
import { buildApp } from 'fauxqs';

const { handler } = createRequire(import.meta.url)(process.argv[2]);
const dynamodb = dynalite({ createTableMs: 0 });
dynamodb.listen(0, '127.0.0.1');
await once(dynamodb, 'listening');
const endpoints = {
  dynamodb: `http://127.0.0.1:${dynamodb.address().port}`,
  others: await buildApp({ logger: false }).listen({ port: 0, host: '127.0.0.1' }),
};

process.on('message', async ({ id, event }) => {
  const endpoint = event.endpoint ?? (event.service === 'dynamodb' ? endpoints.dynamodb : endpoints.others);
  try {
    const result = await handler({ ...event, endpoint });
    // What Lambda returns: JSON.
    process.send({ id, result: JSON.stringify(result) });
  } catch ({ name, message }) {
    process.send({ id, errorType: name, errorMessage: message });
  }
});
process.on('disconnect', () => process.exit());
process.send('ready');
