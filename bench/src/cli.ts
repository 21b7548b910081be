import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { longChain } from './long-chain';
import { outputSize } from './outputs';
import { packageCosts } from './packages';
import { withResults } from './report';
import { rowsOf, runRounds } from './rounds';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 5);
const SIZES = (process.env['BENCH_SIZES'] ?? '1,10,30,100,300,1000,3000').split(',').map(Number);
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
const page = join(root, 'docs/performance.md');
const results = {
  machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, Node.js ${process.version}`,
  date: new Date().toISOString().slice(0, 10),
  rounds: ROUNDS,
  rows,
  outputs,
  packages: packageCosts(root, ROUNDS),
  longChain: longChain(10_000),
};
writeFileSync(page, withResults(readFileSync(page, 'utf8'), results));
console.log(`Written to ${page}.`);
