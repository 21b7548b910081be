const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, resolve } = require('node:path');
const { pathToFileURL } = require('node:url');
const { parentPort, workerData } = require('node:worker_threads');

/**
 * One invocation of a Lambda function of a Node.js runtime, in a thread of its own: finds the handler as Lambda does, and answers with its
 * result, or with its error as Lambda reports it.
 */
const { folder, handler, event, context } = workerData;
const deadline = Date.now() + context.timeoutSeconds * 1000;

answer().then(
  (result) => parentPort.postMessage({ result }),
  (error) => parentPort.postMessage({ error: report(error) }),
);

async function answer() {
  const call = await findHandler();
  return new Promise((done, failed) => {
    const callback = (error, result) => (error === undefined || error === null ? done(toText(result)) : failed(error));
    const promise = call(event, lambdaContext(callback), callback);
    if (typeof promise?.then === 'function') promise.then((result) => done(toText(result)), failed);
    // A handler that takes no callback and returns no promise has ended.
    else if (call.length < 3) done(toText(promise));
  });
}

function toText(result) {
  return result === undefined ? 'null' : JSON.stringify(result);
}

function lambdaContext(callback) {
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName: context.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: context.arn,
    memoryLimitInMB: String(context.memoryMegabytes),
    awsRequestId: context.requestId,
    logGroupName: `/aws/lambda/${context.functionName}`,
    logStreamName: '[$LATEST]local',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    done: callback,
    succeed: (result) => callback(null, result),
    fail: (error) => callback(error ?? failure('Error', 'handled')),
  };
}

async function findHandler() {
  const [, path, name] = /^(.*?[^/.]*)\.(.*)$/.exec(handler) ?? [];
  if (!path) throw failure('Runtime.MalformedHandlerName', 'Bad handler');
  let found = await load(resolve(folder, path));
  for (const key of name.split('.')) found = found?.[key];
  if (found === undefined) throw failure('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  if (typeof found !== 'function') throw failure('Runtime.HandlerNotFound', `${handler} is not a function`);
  return found;
}

async function load(path) {
  const file = ['', '.js', '.mjs', '.cjs'].map((extension) => path + extension).find(existsSync);
  if (file === undefined) throw failure('Runtime.ImportModuleError', `Error: Cannot find module '${path}'`);
  try {
    return isModule(file) ? await import(pathToFileURL(file).href) : createRequire(file)(file);
  } catch (error) {
    if (error instanceof SyntaxError) throw failure('Runtime.UserCodeSyntaxError', `SyntaxError: ${error.message}`);
    const missing = error?.code === 'MODULE_NOT_FOUND' || error?.code === 'ERR_MODULE_NOT_FOUND';
    throw missing ? failure('Runtime.ImportModuleError', `Error: ${error.message}`) : error;
  }
}

function isModule(file) {
  if (!file.endsWith('.js')) return file.endsWith('.mjs');
  const manifest = join(folder, 'package.json');
  return existsSync(manifest) && createRequire(file)(manifest).type === 'module';
}

function report(error) {
  if (typeof error?.stack !== 'string') return { errorType: typeof error, errorMessage: String(error), trace: [] };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack.split('\n') };
}

function failure(name, message) {
  return Object.assign(new Error(message), { name });
}
