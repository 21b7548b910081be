import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { imports, manifest, propDocs } from '../../checks/src/index';
import { emitDeclarations } from '../../declarations/src';
import { createService, UsageError } from '../src/index';
import { REAL, WorkspaceCopy } from './workspace-copy';

const NAME = 'secrets-manager';
const APIS = ['aws-sdk:secretsmanager:getSecretValue', 'aws-sdk:secretsmanager:createSecret'];
const FILES = [
  'CHANGELOG.md',
  'README.md',
  'jest.config.cjs',
  'package.json',
  'src/api.generated.ts',
  'src/create-secret.ts',
  'src/get-secret-value.ts',
  'src/index.ts',
  'test/create-secret.test.ts',
  'test/get-secret-value.test.ts',
  'tsconfig.json',
  'tsup.config.ts',
];

let copy: WorkspaceCopy;
let before: Record<string, string>;

beforeAll(() => {
  copy = new WorkspaceCopy();
  before = copy.contents();
});
afterAll(() => copy.remove());

/** Runs a tool of the workspace in the new package, and yields what it said if it failed. */
function run(tool: string, ...args: string[]): Promise<string> {
  const cwd = copy.path('packages', NAME);
  return new Promise((resolve) => {
    execFile(
      `${REAL}/node_modules/.bin/${tool}`,
      args,
      { cwd, env: { ...process.env, NODE_OPTIONS: '' } },
      (error, out, err) => resolve(error === null ? '' : `${error.message}\n${out}${err}`),
    );
  });
}

describe('given a name and two APIs', () => {
  test('when the service is created, then its package is complete and nothing else changes', () => {
    const { written, kept } = createService(copy.folder, NAME, APIS);
    expect([...written].sort()).toEqual(FILES.map((file) => `packages/${NAME}/${file}`));
    expect(kept).toEqual([]);
    const after = copy.contents();
    expect(
      Object.keys(after)
        .filter((path) => after[path] !== before[path])
        .sort(),
    ).toEqual([...written].sort());
    copy.install(NAME);
  });

  test('then its configuration is that of the others, byte by byte', () => {
    for (const file of ['tsconfig.json', 'tsup.config.ts', 'jest.config.cjs']) {
      expect(readFileSync(copy.path('packages', NAME, file))).toEqual(readFileSync(copy.path('packages/sqs', file)));
    }
    expect(JSON.parse(readFileSync(copy.path('packages', NAME, 'package.json'), 'utf8'))).toMatchObject({
      name: '@sfn-tasks/secrets-manager',
      version: '1.0.0',
      keywords: ['aws', 'cdk', 'step-functions', 'task', 'secrets-manager'],
      sfnTasks: { apis: APIS },
    });
    spawnSync('git', ['init', '--quiet'], { cwd: copy.folder });
    expect(manifest(copy.folder)).toEqual([]);
    expect([...imports(copy.folder), ...propDocs(copy.folder)].filter((problem) => problem.includes(NAME))).toEqual([]);
  });

  test('then it lints, typechecks, tests and builds', async () => {
    // At the same time, since each waits for the declarations of the CDK to load.
    const [lint, types, tests, build] = await Promise.all([
      run('biome', 'check', '.'),
      run('tsc'),
      // One of the two tasks, since each test file loads the CDK anew: the one with more props.
      run('jest', '--runInBand', 'create-secret'),
      run('tsup'),
    ]);
    expect({ lint, types, tests, build }).toEqual({ lint: '', types: '', tests: '', build: '' });
    emitDeclarations(copy.folder);
    for (const file of ['index.js', 'index.mjs', 'index.d.ts', 'index.d.mts']) {
      expect(existsSync(copy.path('packages', NAME, 'dist', file))).toBe(true);
    }
    expect(readFileSync(copy.path('packages', NAME, 'dist/index.d.ts'), 'utf8')).toContain(
      'SecretsManagerGetSecretValue',
    );
  }, 240_000);
});

describe('given the package that is there', () => {
  test('when the command runs again, then it changes nothing', () => {
    const first = copy.contents();
    expect(createService(copy.folder, NAME, APIS)).toMatchObject({ written: [], kept: [] });
    expect(copy.contents()).toEqual(first);
  });

  test('when a file was edited and another is missing, then one is kept and the other written', () => {
    const edited = copy.path('packages', NAME, 'src/get-secret-value.ts');
    writeFileSync(edited, '// mine\n');
    rmSync(copy.path('packages', NAME, 'README.md'));
    expect(createService(copy.folder, NAME, APIS)).toMatchObject({
      written: [`packages/${NAME}/README.md`],
      kept: [`packages/${NAME}/src/get-secret-value.ts`],
    });
    expect(readFileSync(edited, 'utf8')).toBe('// mine\n');
  });

  test('when another API is asked for, then it says where to add it', () => {
    const first = copy.contents();
    expect(() => createService(copy.folder, NAME, ['aws-sdk:secretsmanager:listSecrets'])).toThrow(
      'packages/secrets-manager/package.json does not list the API aws-sdk:secretsmanager:listSecrets: add it to sfnTasks.apis and run the command again.',
    );
    expect(copy.contents()).toEqual(first);
  });
});

describe('given what cannot be created', () => {
  test.each([
    [undefined, APIS, 'Name the package, in kebab case'],
    ['Secrets', APIS, '"Secrets" is no name of a package: write it in kebab case'],
    ['../secrets', APIS, 'is no name of a package'],
    ['core', APIS, 'packages/core exists and is no service package: choose another name.'],
    ['polly', [], 'Name at least one API: --api service:api'],
    ['polly', ['SynthesizeSpeech'], '"SynthesizeSpeech" is no API: write service:api'],
    ['polly', ['sns:publish', 'aws-sdk:sns:publish'], 'Two APIs are named publish'],
    ['polly', ['aws-sdk:polly:synthesizeSpeach'], 'Did you mean synthesizeSpeech'],
  ])('when it is %s with %j, then the error says what fits and nothing is left', (name, apis, message) => {
    const first = copy.contents();
    const create = () => createService(copy.folder, name, apis);
    expect(create).toThrow(UsageError);
    expect(create).toThrow(message);
    expect(copy.contents()).toEqual(first);
    expect(existsSync(copy.path('packages/polly'))).toBe(false);
  });
});
