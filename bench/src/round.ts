import type { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type Contender, tasksOf } from './contenders';
import { prepare } from './machine';
import { median } from './median';

/** What one process measured of one contender, by number of tasks. */
export type Round = Readonly<Record<number, { readonly milliseconds: number; readonly kilobytes: number }>>;

// A process of its own for each round, run by cli.ts: no contender inherits another's garbage or compiled code.
const [contender, language, ...sizes] = process.argv.slice(2);
const queryLanguage = language as QueryLanguage;
const tasks = tasksOf(contender as Contender, queryLanguage);
for (let warmUp = 0; warmUp < 10; warmUp++) prepare(tasks, 100, queryLanguage).run();

const round: Record<number, { milliseconds: number; kilobytes: number }> = {};
for (const count of sizes.map(Number)) round[count] = measure(count);
console.log(JSON.stringify(round));

/** The median of several runs: processor time, which other work on the machine disturbs less than the clock. */
function measure(count: number) {
  const times: number[] = [];
  const heaps: number[] = [];
  const runs = Math.max(3, Math.min(40, Math.round(1000 / count)));
  for (let run = 0; run < runs; run++) {
    const preparation = prepare(tasks, count, queryLanguage);
    globalThis.gc!();
    const heap = process.memoryUsage().heapUsed;
    const start = process.cpuUsage();
    const template = preparation.run();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000 / count);
    globalThis.gc!();
    heaps.push((process.memoryUsage().heapUsed - heap) / 1024 / count);
    if (Object.keys(template.Resources).length === 0) throw new Error('The template is empty.');
  }
  return { milliseconds: median(times), kilobytes: median(heaps) };
}
