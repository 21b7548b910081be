import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { median } from '../median';
import type { Figures, Job } from './measure';
import { installPeer } from './peer';
import { withLocalResults } from './report';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SECONDS = 1;
const root = join(__dirname, '../../..');
const ours = join(root, 'packages/local/dist/index.js');
const folder = mkdtempSync(join(tmpdir(), 'bench-local-'));

try {
  const { module, node } = installPeer(folder);
  const run = (job: Job): Figures =>
    JSON.parse(
      execFileSync(node, [join(__dirname, 'measure.js'), JSON.stringify(job)], {
        encoding: 'utf8',
        maxBuffer: 1e9,
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
  const speedOf = (name: string, workload: Job['workload'], size: number, withPeer: boolean) => {
    const figures = { ours: [] as number[], peer: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = run({ module: ours, contender: 'ours', workload, size, seconds: SECONDS });
      figures.ours.push(own.statesPerSecond);
      if (!withPeer) continue;
      const other = run({ module, contender: 'peer', workload, size, seconds: SECONDS });
      if (!isDeepStrictEqual(own.output, other.output)) throw new Error(`${name}: the outputs differ.`);
      figures.peer.push(other.statesPerSecond);
    }
    return { name, ours: median(figures.ours), peer: withPeer ? median(figures.peer) : undefined };
  };
  const memoryOf = (name: string, workload: Job['workload'], size: number) => {
    const largest = (count: number) => run({ module: ours, contender: 'ours', workload, size: count }).memory / 1024;
    return { name, small: largest(size), large: largest(size * 10) };
  };
  const results = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`,
    date: new Date().toISOString().slice(0, 10),
    rounds: ROUNDS,
    speed: [
      speedOf('loop of Choice and Pass, 2,000 states', 'loop', 1_000, true),
      speedOf('inline Map of 1,000 items', 'inlineMap', 1_000, true),
      speedOf('the loop in JSONata', 'jsonataLoop', 1_000, false),
    ],
    memory: [
      memoryOf('loop without history', 'loop', 50_000),
      memoryOf('loop in JSONata without history', 'jsonataLoop', 50_000),
      memoryOf('distributed Map', 'distributedMap', 10_000),
    ],
  };
  const page = join(root, 'docs/performance.md');
  writeFileSync(page, withLocalResults(readFileSync(page, 'utf8'), results));
  console.log(`Written to ${page}.`);
} finally {
  rmSync(folder, { recursive: true });
}
