import { join } from 'node:path';
import { yardsticksOf, yardstickTable } from './index';

const rows = yardsticksOf(join(__dirname, '../../..'));
console.log(yardstickTable(rows));
process.exitCode = rows.every(({ holds }) => holds) ? 0 : 1;
