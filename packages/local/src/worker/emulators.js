const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');
const { parentPort, workerData } = require('node:worker_threads');

/**
 * A thread that speaks the protocols of AWS services on this machine alone, at ports that the system chooses: DynamoDB by dynalite, and
 * SQS, SNS and S3 by fauxqs. It ends with its servers when it is terminated.
 */
start(workerData.packages).then(
  (endpoints) => parentPort.postMessage({ endpoints }),
  (error) => parentPort.postMessage({ error: error.message }),
);

async function start(packages) {
  const endpoints = {};
  if (packages.includes('dynalite')) {
    const { default: dynalite } = await load('dynalite', '4');
    const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    endpoints.dynalite = `http://127.0.0.1:${server.address().port}`;
  }
  if (packages.includes('fauxqs')) {
    const { buildApp } = await load('fauxqs', '1.9.2');
    const app = buildApp({ logger: false, defaultRegion: workerData.region });
    app.addHook('preHandler', nameQueueAsHere);
    app.addHook('onSend', answerAsAws);
    endpoints.fauxqs = await app.listen({ port: 0, host: '127.0.0.1' });
  }
  return endpoints;
}

/** Amazon SQS knows a queue by the path of its URL, whatever its host; fauxqs by the whole URL. */
async function nameQueueAsHere({ body, headers }) {
  if (typeof body?.QueueUrl !== 'string' || !URL.canParse(body.QueueUrl)) return;
  const port = headers.host.split(':').at(-1);
  body.QueueUrl = `http://sqs.${workerData.region}.localhost:${port}${new URL(body.QueueUrl).pathname}`;
}

/** What AWS says where fauxqs says it otherwise. */
const WORDS = [
  [/(The specified bucket does not exist)[^<]*/, '$1'],
  [/(The specified key does not exist\.)[^<]*/, '$1'],
  [/(The MessageGroupId parameter is required for FIFO topics)\./, '$1'],
];

/** Errors have the words of AWS, and answers of objects all that Amazon S3 says of them. */
async function answerAsAws({ method, headers, params }, reply, payload) {
  if (reply.statusCode >= 400 && typeof payload === 'string') {
    return WORDS.reduce((text, [theirs, ours]) => text.replace(theirs, ours), payload);
  }
  if (params?.['*'] && reply.statusCode < 300 && method !== 'DELETE') {
    reply.header('x-amz-server-side-encryption', 'AES256');
    if (method !== 'PUT') reply.header('accept-ranges', 'bytes');
    const checksum = headers['x-amz-checksum-crc32'];
    if (method === 'PUT' && checksum) {
      reply.header('x-amz-checksum-crc32', checksum).header('x-amz-checksum-type', 'FULL_OBJECT');
    }
  }
  return payload;
}

async function load(name, version) {
  const folder = workerData.folders[name]
    .map((modules) => join(modules, name))
    .find((found) => existsSync(join(found, 'package.json')));
  if (folder === undefined) {
    throw new Error(
      `The embedded services need ${name}, which is not installed: npm install --save-dev ${name}@${version}`,
    );
  }
  return import(
    pathToFileURL(join(folder, entryOf(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))))).href
  );
}

/** The entry for `import` of a package, which one that has only modules keeps from `require.resolve`. */
function entryOf({ exports: entries, main = 'index.js' }) {
  let entry = entries?.['.'] ?? entries ?? main;
  while (typeof entry === 'object') entry = entry.import ?? entry.default;
  return entry;
}
