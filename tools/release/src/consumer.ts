import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run';

/** The project of a user: a folder outside the workspace, where npm installs from the registry. */
export class Consumer {
  constructor(
    readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
    files: Readonly<Record<string, string>>,
    manifest: Readonly<Record<string, unknown>> = {},
  ) {
    mkdirSync(folder, { recursive: true });
    this.write('package.json', JSON.stringify({ name: 'consumer', version: '1.0.0', private: true, ...manifest }));
    for (const [path, text] of Object.entries(files)) this.write(path, text);
  }

  install(...packages: readonly string[]): Promise<string> {
    return this.run('npm', 'install', '--ignore-scripts', ...packages);
  }

  update(): Promise<string> {
    return this.run('npm', 'update', '--ignore-scripts');
  }

  run(program: string, ...args: readonly string[]): Promise<string> {
    return run(this.folder, this.environment, program, ...args);
  }

  /** The packages below `@sfn-tasks` in its `node_modules`, with their versions. */
  installed(): Record<string, string> {
    const scope = join(this.folder, 'node_modules/@sfn-tasks');
    return Object.fromEntries(
      readdirSync(scope)
        .sort()
        .map((name) => [
          `@sfn-tasks/${name}`,
          JSON.parse(readFileSync(join(scope, name, 'package.json'), 'utf8')).version,
        ]),
    );
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  write(path: string, text: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), text);
  }
}
