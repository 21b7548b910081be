import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packagesOf } from '../../checks/src/workspace';

const ROOT = join(__dirname, '../../..');
const FOLDER = join(ROOT, '.github/workflows');
const SCRIPTS: Record<string, string> = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).scripts;
/** Commands of pnpm itself, and programs that it runs from the workspace. */
const COMMANDS = ['install', 'nx', 'changeset'];

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  const text = readFileSync(join(FOLDER, file), 'utf8');
  const workflow = parse(text, { strict: true, uniqueKeys: true });
  const jobs: any[] = Object.values(workflow.jobs);
  const steps: any[] = jobs.flatMap((job) => job.steps);

  test('says when it runs and what it may do', () => {
    expect(Object.keys(workflow.on).length).toBeGreaterThan(0);
    expect(Object.keys(workflow.permissions).length).toBeGreaterThan(0);
    for (const job of jobs) expect(job['runs-on']).toBeTruthy();
  });

  test('pins every action to a major version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w.-]+\/[\w.-]+@v\d+$/.test(action))).toEqual([]);
  });

  test('runs scripts that the workspace has', () => {
    const called = [...text.matchAll(/\bpnpm ([a-z][\w:-]*)(\$\{\{)?/g)]
      .filter(([, , expression]) => expression === undefined)
      .map(([, name]) => name!);
    expect(called.filter((name) => !COMMANDS.includes(name) && SCRIPTS[name] === undefined)).toEqual([]);
    for (const cdk of jobs.flatMap((job) => job.strategy?.matrix?.cdk ?? []))
      expect(SCRIPTS).toHaveProperty(`test:${cdk}`);
  });

  test('names no package of the workspace', () => {
    const named = packagesOf(ROOT).filter(
      ({ manifest, folder }) => text.includes(manifest.name) || text.includes(`${folder}/`),
    );
    expect(named).toEqual([]);
  });
});
