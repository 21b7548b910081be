import { readmes } from '../src/index';
import { serviceManifest, workspace } from './fixture';

const README = `# @sfn-tasks/sqs

Sends messages to
queues.

\`\`\`sh
npm install @sfn-tasks/sqs
\`\`\`

\`\`\`ts
import { SqsSend } from '@sfn-tasks/sqs';
\`\`\`

| task | API | patterns | permissions |
| --- | --- | --- | --- |
| \`SqsSend\` | \`sqs:send\` | request and response, run a job (default) | \`sqs:SendMessage\` on the queue |
`;
const TASK = `export interface SqsSendProps {}
export class SqsSend extends task<SqsSendProps>({
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
}) {}
`;

/** The problems of a workspace whose only package is sqs, with this README. */
function problemsOf(readme: string | undefined, manifest: object = serviceManifest('sqs')): string[] {
  return readmes(
    workspace({
      'packages/core/package.json': undefined,
      'packages/sns/package.json': undefined,
      'packages/sqs/package.json': manifest,
      'packages/sqs/README.md': readme,
      'packages/sqs/src/send.ts': TASK,
    }),
  );
}

test('given a README that has all, then nothing is wrong', () => {
  expect(problemsOf(README)).toEqual([]);
});

test('given a command, then it is run with npx, and needs no table where it has no tasks', () => {
  const manifest = { name: '@sfn-tasks/sqs', bin: './dist/cli.js' };
  const readme = README.replace('npm install', 'npx').replace(/\| [\s\S]*/, '');
  expect(problemsOf(readme, manifest)).toEqual([]);
  expect(problemsOf(README, manifest)).toEqual([
    'packages/sqs/README.md does not say how to get it: write "npx @sfn-tasks/sqs".',
  ]);
});

test('given a budget of its own, then the README says so', () => {
  const manifest = { ...serviceManifest('sqs'), sfnTasks: { service: true, packedKilobytes: 80 } };
  expect(problemsOf(README, manifest)).toEqual([
    'packages/sqs/README.md does not say that the package may weigh up to 80 kB, as its manifest does: say what weighs.',
  ]);
  expect(problemsOf(`${README}\nIts tables may weigh up to 80 kB.\n`, manifest)).toEqual([]);
});

test.each([
  ['is not there', undefined, 'is missing: every package has one, add it.'],
  ['is long', `${README}${'\n'.repeat(50)}The end.`, 'has 67 lines: a README has at most 60, shorten it.'],
  ['has another title', README.replace('# @sfn-tasks/', '# '), 'begins with "# sqs": begin with "# @sfn-tasks/sqs".'],
  [
    'has no sentence',
    README.replace('queues.', 'queues'),
    'has no sentence below its title: say what the package is for.',
  ],
  [
    'does not tell how to install',
    README.replace('npm install', 'npm i'),
    'does not say how to get it: write "npm install @sfn-tasks/sqs".',
  ],
  [
    'shows nothing',
    README.replace('```ts', '```js'),
    'has no TypeScript block that imports from @sfn-tasks/sqs: show it in use.',
  ],
  [
    'has another table',
    README.replace('| patterns |', '| how |'),
    'has no table of its tasks: write | task | API | patterns | permissions | and a row for each.',
  ],
  ['lacks a task', README.replace('`SqsSend` |', '`Other` |'), 'has no row for SqsSend: add it to the table of tasks.'],
  [
    'has other patterns',
    README.replace(', run a job (default)', ', callback'),
    'has the patterns "request and response, callback" for SqsSend: its facts have "request and response, run a job", copy that.',
  ],
  [
    'has no permissions',
    README.replace('`sqs:SendMessage` on the queue', ''),
    'says no permissions of SqsSend: say what the role gets, or "none".',
  ],
])('given a README that %s, then it is named with the way out', (_, readme, problem) => {
  expect(problemsOf(readme)).toEqual([`packages/sqs/README.md ${problem}`]);
});
