import { distributedMap, jsonataLoop, type Workload } from '../../../bench/src/local/workloads';
import { type Json, simulate } from '../src';

/** Prints the size of the heap, in bytes, when a workflow is about to end, without its input: `map` with so many items, `loop` with so many states. */
const [kind, given] = process.argv.slice(2);
const count = Number(given);
const collect = globalThis.gc!;

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:seen', End: true };

/** A workload whose last call is the event that `isLast` tells. */
interface Measured extends Workload {
  readonly objects?: Record<string, Record<string, string>>;
  isLast(event: any): boolean;
}

function mapOf(items: number): Measured {
  return { ...distributedMap(items, task), isLast: ({ id }) => id === items - 1 };
}

function loopOf(states: number): Measured {
  return { ...jsonataLoop(states / 2, task), isLast: () => true };
}

async function growth(run: Measured): Promise<number> {
  let before = 0;
  let after = 0;
  const seen = (event: unknown): null => {
    if (run.isLast(event)) after = heap();
    return null;
  };
  before = heap();
  const { definition, input, objects, type = 'EXPRESS' } = run;
  const options = { history: 'none', type, input: input as Json } as const;
  const { status } = await simulate({ ...options, definition, objects, functions: { seen } });
  if (status !== 'SUCCEEDED') throw new Error(status);
  return after - before;
}

void (async () => {
  const make = kind === 'map' ? mapOf : loopOf;
  // Once before it counts: code is compiled and caches are filled.
  await growth(make(2_000));
  const plain = heap();
  console.log(plain + (await growth(make(count))));
})();
