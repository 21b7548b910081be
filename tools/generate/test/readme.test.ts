import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { generate } from '../src';

const models = join(__dirname, 'fixtures', 'models');
const marked = (table: string) => `# Title\n\n<!-- packages:begin -->${table}<!-- packages:end -->\n\nThe end.\n`;
let root: string;

function write(path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generate-readme-'));
  write('pnpm-workspace.yaml', 'packages:\n  - packages/*\n');
  write(
    'packages/queues/package.json',
    JSON.stringify({ name: '@sfn-tasks/queues', sfnTasks: { apis: ['aws-sdk:sqs:sendMessage'] } }),
  );
  write(
    'packages/queues/src/index.ts',
    "export { Message, type MessageProps } from './message';\nexport { SendMessage, type SendMessageProps } from './send-message';\nexport { SendBatch, type SendBatchProps } from './send-batch';\n",
  );
  write('packages/queues/src/message.ts', 'export class Message {}\n');
  write(
    'packages/queues/src/send-message.ts',
    'export class SendMessage extends task<SendMessageProps>({\n  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],\n}) {}\n',
  );
  write(
    'packages/queues/src/send-batch.ts',
    'export class SendBatch extends TaskStateBase<SendBatchProps> {\n  constructor() {\n    super({ patterns: [\n      IntegrationPattern.RUN_JOB,\n      IntegrationPattern.WAIT_FOR_TASK_TOKEN,\n    ] });\n  }\n}\n',
  );
  write('packages/begun/package.json', JSON.stringify({ name: '@sfn-tasks/begun', sfnTasks: { apis: [] } }));
  write('packages/core/package.json', JSON.stringify({ name: '@sfn-tasks/core' }));
});

afterEach(() => rmSync(root, { recursive: true }));

describe('given a README with a place for the packages', () => {
  const table = `

| package | tasks | APIs | patterns besides request and response |
| --- | --- | --- | --- |
| [\`@sfn-tasks/queues\`](packages/queues) | \`SendMessage\`, \`SendBatch\` | \`aws-sdk:sqs:sendMessage\` | callback, run a job (1 of 2) |

`;

  test('when files are generated, then the packages that have tasks stand there, and the rest stays', () => {
    write('README.md', marked('\n'));
    expect(generate({ root, models }).changed).toContain('README.md');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(marked(table));
    expect(generate({ root, models }).unchanged).toContain('README.md');
  });

  test('when it is checked, then a stale table is told of and stays', () => {
    write('README.md', marked(' stale '));
    expect(generate({ root, models, check: true }).changed).toContain('README.md');
    expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe(marked(' stale '));
  });

  test('when one package is generated, then the README is left alone', () => {
    write('README.md', marked(' stale '));
    const { changed, unchanged } = generate({ root, models, packages: ['queues'] });
    expect([...changed, ...unchanged]).toEqual(['packages/queues/src/api.generated.ts']);
  });
});

test('given a README without that place, then it is a problem, and nothing is written', () => {
  write('README.md', '# Title\n');
  const { changed, problems } = generate({ root, models });
  expect(changed).toEqual([]);
  expect(problems).toEqual([expect.stringContaining('write <!-- packages:begin -->')]);
});
