import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { importCost } from './imports';
import { longChain } from './long-chain';
import { outputSize } from './outputs';
import { withResults } from './report';
import { rowsOf, runRounds } from './rounds';
import { sizeOf } from './sizes';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SIZES = (process.env['BENCH_SIZES'] ?? '10,30,100,300,1000,3000').split(',').map(Number);
const LANGUAGES = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA];
const root = join(__dirname, '../..');

const rows = Object.fromEntries(
  LANGUAGES.map((language) => [language, rowsOf(runRounds(ROUNDS, language, SIZES), SIZES)]),
);
const outputs = Object.fromEntries(
  LANGUAGES.map((language) => [
    language,
    { ours: outputSize('ours', 1000, language), peer: outputSize('peer', 1000, language) },
  ]),
);
const peer = 'aws-cdk-lib/aws-stepfunctions-tasks';
const imports = [
  ...readdirSync(join(root, 'packages')).map((name) => {
    const folder = join(root, 'packages', name);
    const { name: packageName } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { ...importCost(packageName, folder, ROUNDS), ...sizeOf(folder, ['dist', 'package.json', 'README.md']) };
  }),
  { ...importCost(peer, join(root, 'bench'), ROUNDS), ...sizeOf(dirname(require.resolve(peer)), ['.']) },
];

const page = join(root, 'docs/performance.md');
const results = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}`,
  date: new Date().toISOString().slice(0, 10),
  rounds: ROUNDS,
  rows,
  outputs,
  imports,
  longChain: longChain(10_000),
};
writeFileSync(page, withResults(readFileSync(page, 'utf8'), results));
console.log(`Written to ${page}.`);
