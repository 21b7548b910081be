import { type Workload, workloads } from './workloads';

/** What one process measures. */
export interface Job {
  /** The folder of the package. */
  readonly module: string;
  readonly contender: 'ours' | 'peer';
  readonly workload: keyof typeof workloads;
  /** How large the workload is. */
  readonly size: number;
  /** How long it is repeated; once without. */
  readonly seconds?: number;
}

/** What a process has found. */
export interface Figures {
  readonly statesPerSecond: number;
  /** The largest memory of the process, in kB. */
  readonly memory: number;
  readonly output: unknown;
}

/** Processor time, since the machine may have other work; in seconds. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function runnerOf({ module, contender }: Job, workload: Workload & { objects?: object }): () => Promise<unknown> {
  const { definition, input, objects, type = 'EXPRESS' } = workload;
  if (contender === 'ours') {
    const { simulate } = require(module);
    return async () => {
      const result = await simulate({ definition, input, objects, type, history: 'none' });
      if (result.status !== 'SUCCEEDED') throw new Error(`${result.error}: ${result.cause}`);
      return result.output;
    };
  }
  const { StateMachine } = require(module);
  const machine = new StateMachine(definition);
  return () => machine.run(input).result;
}

async function measure(job: Job): Promise<Figures> {
  const workload = workloads[job.workload](job.size);
  const run = runnerOf(job, workload);
  let output: unknown;
  if (job.seconds !== undefined) for (let warm = 0; warm < 3; warm += 1) output = await run();
  const from = processorTime();
  let runs = 0;
  do {
    output = await run();
    runs += 1;
  } while (processorTime() - from < (job.seconds ?? 0));
  const statesPerSecond = (runs * workload.states) / (processorTime() - from);
  return { statesPerSecond, memory: process.resourceUsage().maxRSS, output };
}

void measure(JSON.parse(process.argv[2]!) as Job).then((figures) => process.stdout.write(JSON.stringify(figures)));
