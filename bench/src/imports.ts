import { execFileSync } from 'node:child_process';
import { median } from './median';

/** What it takes to load a package in a fresh process, once aws-cdk-lib's Step Functions module is there. */
export interface ImportCost {
  readonly name: string;
  readonly milliseconds: number;
  readonly modules: number;
  /** The modules of aws-cdk-lib, such as `aws-iam`, that came with it. */
  readonly cdkModules: readonly string[];
}

const PROBE = `
  require('aws-cdk-lib'); require('aws-cdk-lib/aws-stepfunctions');
  const before = new Set(Object.keys(require.cache));
  const start = performance.now();
  require(process.argv[1]);
  const milliseconds = performance.now() - start;
  const loaded = Object.keys(require.cache).filter((path) => !before.has(path));
  const cdkModules = [...new Set(loaded.map((path) => /node_modules.aws-cdk-lib.([^/\\\\]+)/.exec(path)?.[1]).filter(Boolean))];
  console.log(JSON.stringify({ name: process.argv[1], milliseconds, modules: loaded.length, cdkModules }));
`;

export function importCost(name: string, folder: string, rounds: number): ImportCost {
  const costs: ImportCost[] = Array.from({ length: rounds }, () =>
    JSON.parse(execFileSync(process.execPath, ['--eval', PROBE, name], { cwd: folder, encoding: 'utf8' })),
  );
  return { ...costs[0]!, milliseconds: median(costs.map(({ milliseconds }) => milliseconds)) };
}
