import { execFileSync } from 'node:child_process';
import { median } from './median';

/** What is loaded together. */
export interface Import {
  /** What the table calls it. */
  readonly title: string;
  readonly modules: readonly string[];
  /**
   * The exports that are touched, since some packages load a class when it is first asked for.
   *
   * @default - all of them
   */
  readonly names?: readonly string[];
}

/** What it takes to load something in a fresh process, once all of aws-cdk-lib's Step Functions module is there. */
export interface ImportCost {
  readonly title: string;
  readonly milliseconds: number;
  readonly modules: number;
  /** The modules of aws-cdk-lib, such as `aws-iam`, that came with it. */
  readonly cdkModules: readonly string[];
}

const PROBE = `
  const touch = (module, names = Object.keys(module)) => names.forEach((name) => module[name]);
  touch(require('aws-cdk-lib'), ['App', 'Stack']);
  touch(require('aws-cdk-lib/aws-stepfunctions'));
  const before = new Set(Object.keys(require.cache));
  const { modules, names } = JSON.parse(process.argv[1]);
  const start = performance.now();
  for (const module of modules) touch(require(module), names);
  const milliseconds = performance.now() - start;
  const loaded = Object.keys(require.cache).filter((path) => !before.has(path));
  const places = loaded.map((path) => /node_modules.aws-cdk-lib.([\\w-]+)[/\\\\]/.exec(path)?.[1]);
  const cdkModules = [...new Set(places.filter(Boolean))].sort();
  console.log(JSON.stringify({ milliseconds, modules: loaded.length, cdkModules }));
`;

export function importCost({ title, ...what }: Import, folder: string, rounds: number): ImportCost {
  const args = ['--eval', PROBE, JSON.stringify(what)];
  const costs: Omit<ImportCost, 'title'>[] = Array.from({ length: rounds }, () =>
    JSON.parse(execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' })),
  );
  return { title, ...costs[0]!, milliseconds: median(costs.map(({ milliseconds }) => milliseconds)) };
}
