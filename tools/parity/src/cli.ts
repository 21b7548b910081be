import { join } from 'node:path';
import { parityOf, passes, report } from './index';

const parity = parityOf(join(__dirname, '../../..'));
console.log(report(parity));
process.exitCode = passes(parity) ? 0 : 1;
