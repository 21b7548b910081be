import { setTimeout } from 'node:timers/promises';
import type { Json, JsonObject } from '../json';
import { ANSWERED, type TaskCall, TaskFailure } from '../task-call';
import { fillTemplate, type Roots, valueAt } from './fill-template';
import type { Job, JobCall } from './integration';
import type { ServiceClient } from './service-client';
import { isTransient } from './task-error';

/** Seconds of virtual time between two looks at a job: doubled from one second to a minute. */
const LONGEST_INTERVAL = 60;

/** So many looks that fail for a reason that passes, one after the other, are taken for the end of the service. */
const MOST_FAILURES = 10;

/** Looks at a job until it ends; what it comes to is the output or the failure of the task. Stops the job when the task ends before. */
export async function awaitJob(
  job: Job,
  call: TaskCall,
  roots: Roots,
  client: Pick<ServiceClient, 'send'>,
  pace: number,
): Promise<Json> {
  const { signal } = call;
  const send = ({ operation, request }: JobCall) => client.send(operation, fillTemplate(request, roots)!);
  // The clock of an execution that was stopped stands still, so that a sleep on it does not end.
  const ended = new Promise<never>((_, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
  ended.catch(() => undefined);
  try {
    return await Promise.race([follow(job, call, roots, () => send(job.describe), pace), ended]);
  } catch (thrown) {
    if (job.stop && signal.aborted && signal.reason !== ANSWERED) await send(job.stop).catch(() => undefined);
    throw thrown;
  }
}

async function follow(
  job: Job,
  call: TaskCall,
  roots: Roots,
  describe: () => ReturnType<ServiceClient['send']>,
  pace: number,
): Promise<Json> {
  let failures = 0;
  let found: Json | undefined;
  for (let interval = 1; !call.signal.aborted; interval = Math.min(interval * 2, LONGEST_INTERVAL)) {
    await pass(interval, pace, call);
    try {
      found = findJob(job, roots, (await describe()).result) ?? found;
      failures = 0;
    } catch (thrown) {
      if ((thrown as Error).name === job.gone) return outputOf(job, call, roots, found ?? roots.response!);
      failures += 1;
      if (!isTransient(thrown as Error) || failures === MOST_FAILURES) throw thrown;
      continue;
    }
    const status = valueAt(found, job.status.split('.')) as string;
    const succeeded = job.succeeded.includes(status);
    if (!succeeded && !job.failed.includes(status)) continue;
    const output = outputOf(job, call, roots, found!);
    if (!succeeded || !exitedWell(job, found!)) throw new TaskFailure('States.TaskFailed', JSON.stringify(output));
    return output;
  }
  throw call.signal.reason;
}

/** Lets time pass, in which the job goes on: a little of it here, and on the clock of the simulation what it stands for. */
async function pass(seconds: number, pace: number, { clock, signal }: TaskCall): Promise<void> {
  const from = clock.now();
  await setTimeout((seconds * 1000) / pace, undefined, { signal });
  // A real clock has gone on meanwhile.
  const left = seconds - (clock.now() - from) / 1000;
  if (left > 0) await clock.sleep(left);
}

/** The job in its description; undefined while the service does not list it. */
function findJob({ item, where }: Job, roots: Roots, description: Json): Json | undefined {
  const found = item === undefined ? description : valueAt(description, [item]);
  if (!Array.isArray(found)) return found;
  const told = where === undefined ? [] : Object.entries(fillTemplate(where, roots) as JsonObject);
  return found.find((each) => told.every(([name, value]) => (each as JsonObject)[name] === value));
}

function outputOf({ output, parsed = [] }: Job, { pattern }: TaskCall, roots: Roots, job: Json): Json {
  if (output !== undefined) return fillTemplate(output, { ...roots, job })!;
  if (pattern !== 'sync:2') return job;
  const entries = Object.entries(job as JsonObject);
  return Object.fromEntries(entries.map(([name, value]) => [name, parsed.includes(name) ? fromText(value) : value]));
}

function fromText(value: Json): Json {
  return typeof value === 'string' ? (JSON.parse(value) as Json) : value;
}

/** A container that never started has no exit code. */
function exitedWell({ exitCodes }: Job, job: Json): boolean {
  const all = exitCodes === undefined ? [] : ((job as JsonObject)[exitCodes] ?? []);
  return (all as JsonObject[]).every(({ ExitCode }) => ExitCode === 0);
}
