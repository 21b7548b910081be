import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { own } from './contenders';
import { type ImportCost, importCost } from './imports';
import { folderSize, type PackageSize, packedSizes } from './sizes';

const PEER = 'aws-cdk-lib/aws-stepfunctions-tasks';

/** What packages cost those who install and load them: the classes of the mix from each side, each package of ours, all of the peer. */
export function packageCosts(root: string, rounds: number): (ImportCost & Partial<PackageSize>)[] {
  const bench = join(root, 'bench');
  const { dependencies } = manifestIn(bench);
  const mix = Object.keys(dependencies).filter((name) => name.startsWith('@sfn-tasks/'));
  const names = Object.keys(own);
  const folders = readdirSync(join(root, 'packages')).map((name) => join(root, 'packages', name));
  const sizes = packedSizes(folders);
  return [
    importCost({ title: `the ${names.length} classes of the mix, ours`, modules: mix }, bench, rounds),
    importCost({ title: `the ${names.length} classes of the mix, peer`, modules: [PEER], names }, bench, rounds),
    ...folders.map((folder, index) => {
      const { name } = manifestIn(folder);
      return { ...importCost({ title: `\`${name}\``, modules: [name] }, folder, rounds), ...sizes[index]! };
    }),
    {
      ...importCost({ title: `\`${PEER}\``, modules: [PEER] }, bench, rounds),
      ...folderSize(dirname(require.resolve(PEER))),
    },
  ];
}

function manifestIn(folder: string): { readonly name: string; readonly dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}
