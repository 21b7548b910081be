import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CONTENDERS, type Contender } from './contenders';
import { median } from './median';
import type { Round } from './round';

/** How a contender did with one number of tasks. */
export interface Figures {
  readonly milliseconds: number;
  readonly kilobytes: number;
}

/** The contenders in turn, several times over, so that a slow minute of the machine hits all of them. */
export function runRounds(rounds: number, language: string, sizes: readonly number[]): Record<Contender, Round[]> {
  const results: Record<Contender, Round[]> = { ours: [], peer: [], floor: [] };
  for (let round = 0; round < rounds; round++) {
    for (const contender of CONTENDERS) {
      const args = ['--expose-gc', join(__dirname, 'round.js'), contender, language, ...sizes.map(String)];
      results[contender].push(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
    }
  }
  return results;
}

/** One line of the table: a number of tasks, and the ratios that the yardsticks are about. */
export interface Row {
  readonly count: number;
  readonly figures: Readonly<Record<Contender, Figures>>;
  readonly oursToPeer: number;
  readonly oursToFloor: number;
  readonly peerToFloor: number;
}

/** The medians over the rounds; a ratio is the median of the ratios of each round, whose runs lie close together. */
export function rowsOf(results: Record<Contender, Round[]>, sizes: readonly number[]): Row[] {
  return sizes.map((count) => {
    const of = (contender: Contender, figure: keyof Figures) =>
      results[contender].map((round) => round[count]![figure]);
    const ratio = (left: Contender, right: Contender) => {
      const divisors = of(right, 'milliseconds');
      return median(of(left, 'milliseconds').map((time, round) => time / divisors[round]!));
    };
    const figuresOf = (contender: Contender): Figures => ({
      milliseconds: median(of(contender, 'milliseconds')),
      kilobytes: median(of(contender, 'kilobytes')),
    });
    return {
      count,
      figures: { ours: figuresOf('ours'), peer: figuresOf('peer'), floor: figuresOf('floor') },
      oursToPeer: ratio('ours', 'peer'),
      oursToFloor: ratio('ours', 'floor'),
      peerToFloor: ratio('peer', 'floor'),
    };
  });
}
