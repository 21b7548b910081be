import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Contents by path; an object becomes JSON, and `undefined` leaves a file of the good workspace away. */
export type Files = Readonly<Record<string, string | object | undefined>>;

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A good workspace of core and two service packages in a folder of its own, changed by `files`. */
export function workspace(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-checks-'));
  folders.push(folder);
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
  for (const [path, content] of Object.entries({ ...good(), ...files })) {
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** The manifest of a good service package, changed by `fields`. */
export function serviceManifest(name: string, fields: Readonly<Record<string, unknown>> = {}): object {
  return {
    name: `@sfn-tasks/${name}`,
    version: '1.0.0',
    description: `${name} tasks.`,
    keywords: ['aws', name],
    license: 'Apache-2.0',
    dependencies: { '@sfn-tasks/core': 'workspace:^' },
    devDependencies: { 'aws-cdk-lib': 'catalog:' },
    sfnTasks: { apis: [`${name}:send`] },
    ...fields,
  };
}

/** A well documented class and its props. */
export function taskSource(packageName: string, className: string): string {
  return `/** Props of {@link ${className}}. */
export interface ${className}Props {
  /** What is sent. */
  readonly body: string;
  /**
   * How long it waits, in seconds.
   *
   * @default - 0
   */
  readonly delay?: number;
}

/**
 * Sends something.
 *
 * @example
 * import { ${className} } from '${packageName}';
 *
 * new ${className}({ body: 'hello' });
 */
export class ${className} {
  constructor(public readonly props: ${className}Props) {}
}
`;
}

function good(): Files {
  return {
    '.gitignore': 'node_modules/\ndist/\n',
    'tsconfig.base.json': {
      compilerOptions: {
        target: 'ES2022',
        lib: ['ES2023'],
        module: 'ESNext',
        moduleResolution: 'Bundler',
        customConditions: ['@sfn-tasks/source'],
        types: [],
        strict: true,
        noUnusedLocals: true,
        skipLibCheck: true,
      },
    },
    ...configuration('core'),
    'packages/core/package.json': {
      name: '@sfn-tasks/core',
      version: '1.0.0',
      description: 'The base.',
      keywords: ['aws'],
      license: 'Apache-2.0',
      dependencies: { jsonata: 'catalog:' },
    },
    'packages/core/src/index.ts': "export { Base, type BaseProps } from './base';\n",
    'packages/core/src/base.ts': taskSource('@sfn-tasks/core', 'Base'),
    ...service('sns', 'SnsPublish'),
    ...service('sqs', 'SqsSend'),
  };
}

function service(name: string, className: string): Files {
  return {
    ...configuration(name),
    [`packages/${name}/package.json`]: serviceManifest(name),
    [`packages/${name}/README.md`]: `# ${name}\n`,
    [`packages/${name}/CHANGELOG.md`]: `# ${name}\n`,
    [`packages/${name}/src/index.ts`]: `export { ${className}, type ${className}Props } from './send';\n`,
    [`packages/${name}/src/send.ts`]: taskSource(`@sfn-tasks/${name}`, className),
  };
}

function configuration(name: string): Files {
  return {
    [`packages/${name}/tsconfig.json`]: '{ "extends": "../../tsconfig.base.json" }\n',
    [`packages/${name}/tsup.config.ts`]: 'export default {};\n',
    [`packages/${name}/jest.config.cjs`]: 'module.exports = {};\n',
  };
}
