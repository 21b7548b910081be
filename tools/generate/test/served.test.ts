import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../src';

describe('given a package that serves an API', () => {
  const root = mkdtempSync(join(tmpdir(), 'served-'));
  const folder = join(root, 'packages', 'any');
  const models = join(root, 'models');
  const file = 'packages/any/src/serve/requests.generated.ts';
  const serves = (service: string) => {
    const manifest = { name: '@sfn-tasks/any', sfnTasks: { served: service } };
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    return generate({ root, models, packages: ['any'] });
  };
  beforeAll(() => {
    for (const made of [folder, models]) mkdirSync(made, { recursive: true });
    writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
    const shapes = {
      StartInput: {
        type: 'structure',
        required: ['name'],
        members: { name: { shape: 'Name' }, tags: { shape: 'Tags' } },
      },
      StartOutput: { type: 'structure', members: { arn: { shape: 'Arn' } } },
      Tags: { type: 'list', member: { shape: 'Name' }, max: 3 },
      Name: { type: 'string', min: 1, pattern: '[a-z]+', sensitive: true },
      Arn: { type: 'string' },
    };
    const operations = { Start: { input: { shape: 'StartInput' }, output: { shape: 'StartOutput' } } };
    writeFileSync(join(models, 'some.json'), JSON.stringify({ operations, shapes }));
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test('when files are generated, then there is what requests must be like, and nothing of responses', () => {
    expect(serves('some')).toMatchObject({ changed: [file], problems: [] });
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain("  Start: 'StartInput',\n");
    expect(text).toContain(
      "  StartInput: { type: 'structure', members: { name: 'Name', tags: 'Tags' }, required: ['name'] },\n",
    );
    expect(text).toContain("  Name: { type: 'string', min: 1, pattern: '[a-z]+', sensitive: true },\n");
    expect(text).toContain("  Tags: { type: 'list', member: 'Name', max: 3 },\n");
    expect(text).not.toMatch(/StartOutput|Arn/);
  });

  test('when the service has no model, then that is a problem', () => {
    expect(serves('other').problems).toEqual([
      '@sfn-tasks/any: sfnTasks.served in its package.json names other, which has no model.',
    ]);
  });
});
