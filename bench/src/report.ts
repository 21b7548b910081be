import type { ImportCost } from './imports';
import type { OutputSize } from './outputs';
import type { Row } from './rounds';
import type { PackageSize } from './sizes';

/** All that one run measured. */
export interface Results {
  readonly machine: string;
  readonly date: string;
  readonly rounds: number;
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly outputs: Readonly<Record<string, { readonly ours: OutputSize; readonly peer: OutputSize }>>;
  readonly packages: readonly (ImportCost & Partial<PackageSize>)[];
  /** What became of a chain of 10,000 finished tasks. */
  readonly longChain: string;
}

const BEGIN = '<!-- bench:begin -->';
const END = '<!-- bench:end -->';

/** A page with the figures between its marks replaced. */
export function withResults(page: string, results: Results): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error(`The page has no place for the figures: write ${BEGIN} and ${END}.`);
  return `${page.slice(0, begin)}${BEGIN}\n\n${render(results)}\n\n${page.slice(end)}`;
}

function render({ machine, date, rounds, rows, outputs, packages, longChain }: Results): string {
  return [
    `Measured on ${date}, ${machine}; medians of ${rounds} interleaved rounds, a fresh process each.`,
    verdict(Object.values(rows).flat()),
    ...Object.entries(rows).map(([language, entries]) => `**${language}**\n\n${timeTable(entries)}`),
    table(
      ['1,000 tasks, characters', 'definition, ours', 'peer', 'policy, ours', 'peer'],
      Object.entries(outputs).map(([language, { ours, peer }]) =>
        [language, ours.definition, peer.definition, ours.policy, peer.policy].map(String),
      ),
    ),
    table(
      ['package', 'import ms', 'modules', 'modules of aws-cdk-lib', 'packed kB', 'installed kB'],
      packages.map(({ title, milliseconds, modules, cdkModules, packed, installed }) => [
        title,
        milliseconds.toFixed(1),
        String(modules),
        cdkModules.join(', ') || '–',
        ...[packed, installed].map((bytes) => (bytes === undefined ? '–' : (bytes / 1000).toFixed(1))),
      ]),
    ),
    `10,000 states in one chain, the floor's tasks: ${longChain}.`,
  ].join('\n\n');
}

/** The aims against the figures, so that the page cannot claim what was not measured. */
function verdict(rows: readonly Row[]): string {
  const of = rows.filter(({ count }) => count > 1);
  const line = (what: string, aim: number, ratioOf: (row: Row) => number) => {
    const missed = of.filter((row) => ratioOf(row) > aim).map(({ count }) => count);
    const worst = Math.max(...of.map(ratioOf)).toFixed(2);
    const at = [...new Set(missed)].map((count) => count.toLocaleString('en')).join(', ');
    return `at most ${aim} times ${what}: ${missed.length === 0 ? 'reached' : `missed at ${at} tasks`}, ${worst} at worst`;
  };
  return `The aims, at every size from 10 tasks on: ${line('the peer', 0.8, (row) => row.oursToPeer)}; ${line('the floor', 1.4, (row) => row.oursToFloor)}.`;
}

function timeTable(rows: readonly Row[]): string {
  const head = ['tasks', 'ours ms', 'peer ms', 'floor ms', 'ours / peer', 'ours / floor', 'peer / floor'];
  return table(
    [...head, 'ours kB', 'peer kB', 'floor kB'],
    rows.map(({ count, figures: { ours, peer, floor }, oursToPeer, oursToFloor, peerToFloor }) => [
      String(count),
      ...[ours, peer, floor].map(({ milliseconds }) => milliseconds.toFixed(3)),
      ...[oursToPeer, oursToFloor, peerToFloor].map((ratio) => ratio.toFixed(2)),
      ...[ours, peer, floor].map(({ kilobytes }) => kilobytes.toFixed(1)),
    ]),
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
