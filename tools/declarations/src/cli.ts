import { join } from 'node:path';
import { emitDeclarations } from './emit';

const emitted = emitDeclarations(join(__dirname, '../../..'));
console.log(`${emitted.length} declaration files`);
