import { simulate } from '../src';

/** Prints the size of the heap, in bytes, when a workflow is about to end, without its input: `map` with so many items, `loop` with so many states. */
const [kind, given] = process.argv.slice(2);
const count = Number(given);
const collect = globalThis.gc!;

const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const task = { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:seen', End: true };

interface Measured {
  readonly definition: object;
  readonly objects: Record<string, Record<string, string>>;
  /** Whether an event is that of the last call. */
  isLast(event: any): boolean;
}

function mapOf(items: number): Measured {
  const text = Array.from({ length: items }, (_, id) => JSON.stringify({ id, name: `item number ${id}` })).join('\n');
  const state = {
    Type: 'Map',
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSONL' },
      Parameters: { Bucket: 'bucket', Key: 'items' },
    },
    ItemProcessor: {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'Each',
      States: { Each: task },
    },
    ResultPath: null,
    End: true,
  };
  const objects = { bucket: { items: text } };
  return { definition: { StartAt: 'All', States: { All: state } }, objects, isLast: ({ id }) => id === items - 1 };
}

function loopOf(states: number): Measured {
  const all = {
    More: {
      Type: 'Choice',
      Choices: [{ Condition: `{% $states.input.i < ${states / 2} %}`, Next: 'Add' }],
      Default: 'Last',
    },
    Add: { Type: 'Pass', Output: '{% { "i": $states.input.i + 1 } %}', Next: 'More' },
    Last: task,
  };
  const definition = { QueryLanguage: 'JSONata', StartAt: 'More', States: all };
  return { definition, objects: {}, isLast: () => true };
}

async function growth(run: Measured): Promise<number> {
  let before = 0;
  let after = 0;
  const seen = (event: unknown): null => {
    if (run.isLast(event)) after = heap();
    return null;
  };
  before = heap();
  const { definition, objects } = run;
  // A loop would reach the quota of events in a STANDARD execution, and EXPRESS has no Map Runs.
  const type = kind === 'map' ? 'STANDARD' : 'EXPRESS';
  const options = { history: 'none', type, input: { i: 0 } } as const;
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
