import { Worker } from 'node:worker_threads';
import { moduleFolders } from '../look-up';
import { emulatorWorker } from '../worker-files';
import type { EmbeddedService } from './embedded-services';

/** Emulators that run, with the endpoint of each. */
export interface Emulators {
  readonly endpoints: Readonly<Partial<Record<EmbeddedService['emulator'], string>>>;
  stop(): Promise<void>;
}

/** Starts emulators in a thread of their own. */
export async function startEmulators(
  packages: readonly EmbeddedService['emulator'][],
  region: string,
): Promise<Emulators> {
  const folders = Object.fromEntries(packages.map((name) => [name, moduleFolders(name)]));
  const worker = new Worker(emulatorWorker, { workerData: { packages, folders, region }, execArgv: [] });
  const stop = async (): Promise<void> => {
    await worker.terminate();
  };
  const answer = await new Promise<{ endpoints?: Emulators['endpoints']; error?: string }>((done) => {
    worker.once('message', done);
    worker.once('error', (error) => done({ error: error.message }));
  });
  if (answer.endpoints === undefined) {
    await stop();
    throw new Error(answer.error);
  }
  return { endpoints: answer.endpoints, stop };
}
