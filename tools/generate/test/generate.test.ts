import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../src';
import { main } from '../src/cli';

const models = join(__dirname, 'fixtures', 'models');
let root: string;

function writePackage(name: string, apis?: readonly string[]): void {
  const folder = join(root, 'packages', name);
  mkdirSync(join(folder, 'src'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ name: `@sfn-tasks/${name}`, ...(apis && { sfnTasks: { apis } }) }),
  );
}

const generated = (name: string): string => join(root, 'packages', name, 'src', 'api.generated.ts');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'generate-'));
  writeFileSync(
    join(root, 'pnpm-workspace.yaml'),
    '# Folders\npackages:\n  - packages/*\n  - tools/*\n\ncatalog:\n  jest: 1.0.0\n',
  );
  writePackage('core');
  writePackage('glue', ['aws-sdk:glue:startCrawler']);
  writePackage('queues', ['aws-sdk:sqs:sendMessage', 'aws-sdk:sqs:deleteQueue']);
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

describe('given a workspace', () => {
  test('when files are generated, then each package that names APIs has its own, and no other', () => {
    const result = generate({ root, models });
    expect(result).toEqual({
      changed: ['packages/glue/src/api.generated.ts', 'packages/queues/src/api.generated.ts'],
      unchanged: [],
      stray: [],
      problems: [],
    });
    expect(existsSync(generated('core'))).toBe(false);
    expect(readFileSync(generated('glue'), 'utf8')).toContain(
      'from the AWS API models of the folder models; do not edit.',
    );
  });

  test('when they are generated again, with the APIs in another order, then not a byte changes', () => {
    generate({ root, models });
    const before = readFileSync(generated('queues'));
    writePackage('queues', ['aws-sdk:sqs:deleteQueue', 'aws-sdk:sqs:sendMessage']);
    expect(generate({ root, models }).changed).toEqual([]);
    expect(readFileSync(generated('queues'))).toEqual(before);
  });

  test('when one package is named, then only its file is written', () => {
    expect(generate({ root, models, packages: ['@sfn-tasks/glue'] }).changed).toEqual([
      'packages/glue/src/api.generated.ts',
    ]);
    expect(existsSync(generated('queues'))).toBe(false);
  });

  test('when a package is named that there is not, then the problem names the nearest', () => {
    expect(generate({ root, models, packages: ['gleu'] }).problems).toEqual([
      'No package gleu has sfnTasks.apis in its package.json. Did you mean glue?',
    ]);
  });

  test('when a package asks for no API any more, then its file is removed, and what nobody generated stays', () => {
    generate({ root, models });
    const written = join(root, 'packages', 'glue', 'src', 'start-crawler.ts');
    writeFileSync(written, '');
    writePackage('glue');
    expect(generate({ root, models, check: true }).stray).toEqual(['packages/glue/src/api.generated.ts']);
    expect(existsSync(generated('glue'))).toBe(true);
    expect(generate({ root, models, packages: ['queues'] }).stray).toEqual([]);
    expect(generate({ root, models })).toMatchObject({ changed: [], stray: ['packages/glue/src/api.generated.ts'] });
    expect([generated('glue'), generated('queues'), written].map((file) => existsSync(file))).toEqual([
      false,
      true,
      true,
    ]);
  });

  test('when several APIs are unknown, then all are reported at once and nothing is written', () => {
    writePackage('glue', ['aws-sdk:glue:startCrawlr', 'sqs:sendMesage']);
    expect(generate({ root, models }).problems).toEqual([
      '@sfn-tasks/glue: aws-sdk:glue:startCrawlr: glue has no API startCrawlr. Did you mean startCrawler?',
      '@sfn-tasks/glue: sqs:sendMesage: the optimised integration sqs has no API sendMesage. Did you mean sendMessage?',
    ]);
    expect(existsSync(generated('queues'))).toBe(false);
  });
});

describe('given the command line', () => {
  let output: string;

  beforeEach(() => {
    output = '';
    for (const stream of ['log', 'error'] as const) {
      jest.spyOn(console, stream).mockImplementation((...parts: unknown[]) => {
        output += `${parts.join(' ')}\n`;
      });
    }
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  test('when --check finds files as generated, then it succeeds', () => {
    expect(main(['--models', models], root)).toBe(0);
    expect(main(['--models', models, '--check'], root)).toBe(0);
    expect(output).toContain('0 changed, 0 removed, 2 up to date');
  });

  test('when --check finds a changed file, then it fails, names it and leaves it alone', () => {
    main(['--models', models], root);
    writeFileSync(generated('glue'), 'edited');
    output = '';
    expect(main(['--models', models, '--check'], root)).toBe(1);
    expect(output).toMatch(/^packages\/glue\/src\/api\.generated\.ts\nThese files/);
    expect(readFileSync(generated('glue'), 'utf8')).toBe('edited');
  });

  test('when --check finds a generated file that nothing asks for, then it fails and names it', () => {
    main(['--models', models], root);
    writePackage('glue');
    output = '';
    expect(main(['--models', models, '--check'], root)).toBe(1);
    expect(output).toMatch(/^packages\/glue\/src\/api\.generated\.ts \(nothing asks for it\)\nThese files/);
    expect(main(['--models', models], root)).toBe(0);
    expect(main(['--models', models, '--check'], root)).toBe(0);
  });

  test('when --check finds a file missing, then it fails', () => {
    expect(main(['--models', models, '--check'], root)).toBe(1);
  });

  test('when an API is unknown, then it fails with the reason', () => {
    writePackage('glue', ['aws-sdk:glue:startCrawlr']);
    expect(main(['--models', models], root)).toBe(1);
    expect(output).toContain('Did you mean startCrawler?\n1 problem; nothing is written.');
  });

  test('when an option is unknown, then it fails and shows how to call it', () => {
    expect(main(['--chek'], root)).toBe(1);
    expect(output).toContain('Usage: pnpm generate');
  });
});
