import { join } from 'node:path';
import { updateReports } from './api-report';

const check = process.argv.includes('--check');
const stale = updateReports(join(__dirname, '../../..'), !check);
for (const path of stale)
  console.log(check ? `${path} is not what the package exports: run pnpm api` : `wrote ${path}`);
if (stale.length === 0) console.log('The API reports are up to date.');
process.exitCode = check && stale.length > 0 ? 1 : 0;
