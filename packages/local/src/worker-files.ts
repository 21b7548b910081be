import { join } from 'node:path';

/** The folder of the code that runs in worker threads: it lies beside this module, as source and in the build. */
const folder = join(__dirname, 'worker');

/** Runs one call of a Lambda function. */
export const functionWorker = join(folder, 'function-worker.js');

/** Runs the emulators of AWS services. */
export const emulatorWorker = join(folder, 'emulators.js');
