import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { nameRepository } from './repository';

const workspaceFolder = join(__dirname, '../../..');
nameRepository(workspaceFolder, process.env);
const changesets = join(workspaceFolder, 'node_modules/@changesets/cli/bin.js');
const { status } = spawnSync(process.execPath, [changesets, 'publish'], { cwd: workspaceFolder, stdio: 'inherit' });
process.exitCode = status ?? 1;
