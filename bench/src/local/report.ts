/** How fast one workload is. */
export interface SpeedRow {
  readonly name: string;
  /** States for each second of processor time. */
  readonly ours: number;
  /** Undefined where the peer does not know the language. */
  readonly peer: number | undefined;
}

/** The largest memory of a process, in MB, by how much it had to do. */
export interface MemoryRow {
  readonly name: string;
  readonly small: number;
  readonly large: number;
}

/** All that one run measured. */
export interface LocalResults {
  readonly machine: string;
  readonly date: string;
  readonly rounds: number;
  readonly speed: readonly SpeedRow[];
  readonly memory: readonly MemoryRow[];
}

const BEGIN = '<!-- bench-local:begin -->';
const END = '<!-- bench-local:end -->';

/** A page with the figures between its marks replaced. */
export function withLocalResults(page: string, results: LocalResults): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`The page has no place for the figures: write ${BEGIN} and ${END}.`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${render(results)}\n\n${page.slice(end)}`;
}

function render({ machine, date, rounds, speed, memory }: LocalResults): string {
  const speeds = speed.map(({ name, ours, peer }) => [
    name,
    thousands(ours),
    peer === undefined ? '–' : thousands(peer),
    peer === undefined ? '–' : (ours / peer).toFixed(1),
  ]);
  const memories = memory.map(({ name, small, large }) => [name, small.toFixed(0), large.toFixed(0)]);
  return [
    `Measured on ${date}, ${machine}; medians of ${rounds} interleaved rounds, a fresh process each.`,
    table(['states in a second of processor time', 'ours', 'peer', 'ours / peer'], speeds),
    table(['largest memory of the process, MB', '100,000 states or 10,000 items', 'ten times as many'], memories),
  ].join('\n\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function thousands(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}
