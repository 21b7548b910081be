import { type Check, packagesOf, textOf } from './workspace';

const PEERS = ['aws-cdk-lib', 'constructs'];

/** Every package asks for the CDK that core asks for, which the first page names: what `pnpm test:floor` tests. */
export const cdkRange: Check = (workspaceFolder) => {
  const packages = packagesOf(workspaceFolder);
  const core = packages.find(({ shortName }) => shortName === 'core')?.manifest.peerDependencies ?? {};
  return [
    ...packages.flatMap(({ folder, manifest: { peerDependencies = {} } }) =>
      PEERS.filter((name) => peerDependencies[name] !== undefined && peerDependencies[name] !== core[name]).map(
        (name) =>
          `${folder}/package.json asks for ${name} ${peerDependencies[name]}: core asks for ${core[name]}, copy it.`,
      ),
    ),
    ...firstPage(workspaceFolder, core['aws-cdk-lib']),
  ];
};

function firstPage(workspaceFolder: string, range: string | undefined): string[] {
  const floor = range?.match(/^\^(\d+\.\d+)\.0$/)?.[1];
  if (range === undefined) return [];
  if (floor === undefined) return [`packages/core/package.json asks for aws-cdk-lib ${range}: write it as ^2.240.0.`];
  const sentence = `aws-cdk-lib ${floor} `;
  return textOf(workspaceFolder, 'README.md').includes(sentence)
    ? []
    : [`README.md does not say which CDK is the least: write "${sentence.trim()}".`];
}
