// Runs the tests on another CDK: `floor` is the least that the packages allow, `newest` what the registry has, or a version.
// They run in a copy of the last commit, so that the workspace and its lockfile stay as they are. What follows goes to jest.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [wanted = 'newest', ...jestArguments] = process.argv.slice(2);
const { peerDependencies } = JSON.parse(readFileSync(join(root, 'packages/core/package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-cdk-'));
const run = (cwd, program, ...args) => execFileSync(program, args, { cwd, stdio: 'inherit' });

try {
  run(root, 'git', 'clone', '--quiet', '--shared', '.', folder);
  const workspace = join(folder, 'pnpm-workspace.yaml');
  let text = readFileSync(workspace, 'utf8');
  for (const [name, range] of Object.entries(peerDependencies)) {
    text = text.replace(new RegExp(`^(  ${name}: ).*$`, 'm'), `$1${versionOf(name, range)}`);
  }
  writeFileSync(workspace, text);
  console.log(text.match(/^ {2}(aws-cdk-lib|constructs): .*$/gm).join('\n'));
  run(folder, 'pnpm', 'install', '--no-frozen-lockfile', '--prefer-offline', '--config.strict-peer-dependencies=false');
  run(folder, 'pnpm', 'exec', 'tsc');
  run(folder, 'pnpm', 'exec', 'jest', ...jestArguments);
} catch {
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A version goes with the constructs of the floor, which it allows. */
function versionOf(name, range) {
  if (wanted === 'newest') return 'latest';
  return wanted === 'floor' || name !== 'aws-cdk-lib' ? range.replace(/^\^/, '') : wanted;
}
