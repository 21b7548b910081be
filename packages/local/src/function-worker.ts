import { join } from 'node:path';

/** The file that runs a Lambda function in a worker thread: it lies beside this module, as source and in the build. */
export const functionWorker = join(__dirname, 'handler', 'function-worker.js');
