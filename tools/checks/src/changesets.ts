import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf } from './workspace';

/** What a change lacks, or why nothing could be told. */
export interface ChangesetOutcome {
  /** The commit that the change is compared with; none where the branch is where it started. */
  readonly base: string | undefined;
  readonly problems: readonly string[];
}

/** A change below `packages/<name>/src` comes with a changeset, or the package would never be released with it. */
export function changesets(workspaceFolder: string): ChangesetOutcome {
  const base = mergeBase(workspaceFolder);
  if (base === undefined) return { base, problems: [] };
  const changed = [
    ...lines(git(workspaceFolder, 'diff', '--name-only', '--no-renames', base)),
    ...lines(git(workspaceFolder, 'ls-files', '--others', '--exclude-standard')),
  ];
  const named = new Set(
    changed
      .filter((path) => /^\.changeset\/(?!README)[^/]+\.md$/.test(path) && existsSync(join(workspaceFolder, path)))
      .flatMap((path) => packagesNamedIn(readFileSync(join(workspaceFolder, path), 'utf8'))),
  );
  const problems = packagesOf(workspaceFolder)
    .filter(({ folder }) => changed.some((path) => path.startsWith(`${folder}/src/`)))
    .filter(({ folder }) => existedAt(workspaceFolder, base, `${folder}/package.json`))
    .filter(({ manifest }) => !named.has(manifest.name))
    .map(
      ({ folder, manifest }) => `${folder}/src changed and no changeset names ${manifest.name}: run pnpm changeset.`,
    );
  return { base, problems };
}

/** Where the branch left main; nothing on main itself, or where there is no main. */
function mergeBase(workspaceFolder: string): string | undefined {
  for (const main of ['main', 'origin/main']) {
    try {
      const base = git(workspaceFolder, 'merge-base', 'HEAD', main).trim();
      return base === git(workspaceFolder, 'rev-parse', 'HEAD').trim() && isClean(workspaceFolder) ? undefined : base;
    } catch {
      // The branch is not known here; the next one may be.
    }
  }
  return undefined;
}

function isClean(workspaceFolder: string): boolean {
  return git(workspaceFolder, 'status', '--porcelain') === '';
}

function existedAt(workspaceFolder: string, commit: string, path: string): boolean {
  return git(workspaceFolder, 'ls-tree', '--name-only', commit, '--', path) !== '';
}

/** The front matter of a changeset: a package and a kind of release on each line. */
function packagesNamedIn(text: string): string[] {
  const front = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  return [...front.matchAll(/^["']?(@[^"':\s]+)["']?\s*:\s*(?:patch|minor|major)\s*$/gm)].map(([, name]) => name!);
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function git(workspaceFolder: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd: workspaceFolder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
