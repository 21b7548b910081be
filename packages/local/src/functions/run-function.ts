import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FunctionContext, LocalFunction } from '../contract';
import type { Json } from '../json';
import { TaskFailure } from '../task-call';
import { functionWorker } from '../worker-files';
import { functionEnvironment } from './function-environment';
import type { FunctionFacts } from './function-facts';

/** What a function that runs here needs besides its facts. */
interface FunctionPlace {
  readonly region: string;
  /** Variables that name the endpoints of services. */
  readonly endpoints: Readonly<Record<string, string>>;
}

/** The code of a template's function as a function: each call runs it in a worker thread of its own, as a cold start. */
export function localFunction(facts: FunctionFacts, place: FunctionPlace): LocalFunction {
  return async (event: Json, context: FunctionContext) => {
    const { folder, remove } = codeFolder(facts);
    try {
      return await invoke(facts, folder, functionEnvironment(facts, folder, place, place.endpoints), event, context);
    } finally {
      remove();
    }
  };
}

function codeFolder({ code }: FunctionFacts): { folder: string; remove: () => void } {
  if ('folder' in code) return { folder: code.folder, remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-function-'));
  // Lambda keeps code of a template as index.js, or as index.mjs where it exports as a module does.
  const isModule = /^\s*export\s/m.test(code.text);
  writeFileSync(join(folder, isModule ? 'index.mjs' : 'index.js'), code.text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Answer {
  readonly result?: string;
  readonly error?: { readonly errorType: string; readonly errorMessage: string; readonly trace?: readonly string[] };
}

async function invoke(
  facts: FunctionFacts,
  folder: string,
  env: Record<string, string>,
  event: Json,
  { awsRequestId, signal }: FunctionContext,
): Promise<Json> {
  const { name: functionName, arn, timeoutSeconds, memoryMegabytes } = facts;
  const context = { functionName, arn, timeoutSeconds, memoryMegabytes, requestId: awsRequestId };
  const worker = new Worker(functionWorker, {
    env,
    workerData: { folder, handler: facts.handler, event, context },
    resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes },
    execArgv: [],
  });
  let timer: NodeJS.Timeout | undefined;
  let stop = (): void => {};
  try {
    const answer = await new Promise<Answer>((done) => {
      const end = (errorType: string, message: string): void =>
        done({ error: { errorType, errorMessage: `RequestId: ${awsRequestId} Error: ${message}` } });
      timer = setTimeout(
        () => end('Sandbox.Timedout', `Task timed out after ${timeoutSeconds.toFixed(2)} seconds`),
        timeoutSeconds * 1000,
      );
      stop = () => end('Sandbox.Timedout', 'The execution ended');
      signal.addEventListener('abort', stop);
      worker.once('message', done);
      worker.once('error', (error: Error & { code?: string }) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? end('Runtime.OutOfMemory', 'Runtime exited with error: signal: killed')
          : done({ error: { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') } }),
      );
      worker.once('exit', (code) => end('Runtime.ExitError', `Runtime exited with error: exit status ${code}`));
    });
    if (answer.error) throw new TaskFailure(answer.error.errorType, JSON.stringify(answer.error));
    return JSON.parse(answer.result ?? 'null') as Json;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
