import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf } from '../../checks/src/workspace';

/** What a packed package may weigh, in bytes; one that says `"sfnTasks": { "packedKilobytes": … }` has a budget of its own. */
const BUDGET_KILOBYTES = 60;

/** How many packages a package may bring: a service package core, the others what they are built on. */
const BUDGET_DEPENDENCIES = 1;

/** A package as users get it. */
export interface Packed {
  readonly name: string;
  readonly tarball: string;
  readonly bytes: number;
  readonly manifest: Record<string, any>;
}

/** Packs every built package into a folder. */
export function packAll(workspaceFolder: string, target: string): Packed[] {
  execFileSync('pnpm', ['--filter', './packages/*', '--recursive', 'pack', '--pack-destination', target], {
    cwd: workspaceFolder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return packagesOf(workspaceFolder).map(({ shortName, manifest }) => {
    const tarball = join(target, `sfn-tasks-${shortName}-${manifest.version}.tgz`);
    const packed = execFileSync('tar', ['-xzOf', tarball, 'package/package.json'], { encoding: 'utf8' });
    return { name: manifest.name, tarball, bytes: statSync(tarball).size, manifest: JSON.parse(packed) };
  });
}

/** What is wrong with packed packages, each problem as a sentence. */
export function problemsOf(packed: readonly Packed[]): string[] {
  const tarballs = packed.map(({ tarball }) => tarball);
  const output = execFileSync(process.execPath, [join(__dirname, 'lint-tarballs.mjs'), ...tarballs], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const found: string[][] = JSON.parse(output);
  return packed.flatMap((entry, index) => [
    ...ownProblems(entry),
    ...found[index]!.map((problem) => `${entry.name}: ${problem}`),
  ]);
}

/** Weight, ranges that only the workspace knows, and files that no user needs. */
export function ownProblems({ name, bytes, manifest, tarball }: Packed): string[] {
  const problems: string[] = [];
  const budget = manifest.sfnTasks?.packedKilobytes ?? BUDGET_KILOBYTES;
  if (bytes > budget * 1000) {
    problems.push(
      `${name} weighs ${(bytes / 1000).toFixed(1)} kB packed: the budget is ${budget} kB, make it smaller.`,
    );
  }
  const dependencies = Object.keys(manifest.dependencies ?? {});
  if (dependencies.length > BUDGET_DEPENDENCIES) {
    problems.push(`${name} depends on ${dependencies.join(', ')}: the budget is ${BUDGET_DEPENDENCIES}, do with less.`);
  }
  const shipped = JSON.stringify({ ...manifest, scripts: undefined, devDependencies: undefined });
  for (const [found] of shipped.matchAll(/workspace:|catalog:|@sfn-tasks\/source/g)) {
    problems.push(`${name} is packed with "${found}", which only this workspace understands.`);
  }
  const files = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).split('\n');
  for (const file of files.filter((path) => /^package\/(src|test)\/.*[^/]$/.test(path))) {
    problems.push(`${name} is packed with ${file}: leave it away.`);
  }
  return problems;
}
