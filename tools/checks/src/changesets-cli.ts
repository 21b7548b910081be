import { join } from 'node:path';
import { changesets } from './changesets';

const { base, problems } = changesets(join(__dirname, '../../..'));
for (const problem of problems) console.log(problem);
if (base === undefined) console.log('There is nothing to compare with: this is main, or main is not known here.');
else if (problems.length === 0) console.log(`Every package changed since ${base.slice(0, 8)} has its changeset.`);
process.exitCode = problems.length === 0 ? 0 : 1;
