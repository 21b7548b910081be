// Every check of the project, in the order that fails soonest; one line a check, and a closing count.
import { spawnSync } from 'node:child_process';

const checks = [
  ['lint and format', 'biome', ['check', '.']],
  ['generated files up to date', 'pnpm', ['generate', '--check']],
  ['package checks', 'pnpm', ['check']],
  ['changes have changesets', 'pnpm', ['--silent', 'changed']],
  ['parity with aws-cdk-lib', 'pnpm', ['parity']],
  ['typecheck', 'tsc', []],
  ['build', 'nx', ['run-many', '-t', 'build']],
  ['API reports', 'pnpm', ['--silent', 'api', '--check']],
  ['a release, rehearsed', 'pnpm', ['--silent', 'rehearse-release']],
  ['tests', 'jest', ['--maxWorkers=2']],
];

const failed = [];
for (const [name, command, args] of checks) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) failed.push(name);
}
console.log(`\n${failed.length === 0 ? 'All checks pass.' : `Failed: ${failed.join(', ')}.`}`);
console.log(`${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
