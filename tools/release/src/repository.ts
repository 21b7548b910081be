import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf } from '../../checks/src/workspace';

/** Where a workflow of GitHub runs, as it says in its environment. */
export interface WorkflowEnvironment {
  readonly GITHUB_SERVER_URL?: string;
  readonly GITHUB_REPOSITORY?: string;
}

/**
 * Writes the repository that a workflow runs for into the manifest of every package: the registry holds the provenance of a tarball
 * against it, and resolves the relative links of a README from it. The manifests in git name none, so that a copy of this repository
 * publishes as itself.
 */
export function nameRepository(workspaceFolder: string, environment: WorkflowEnvironment): void {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = environment;
  if (!server || !repository) {
    throw new Error(
      'Packages are published by the release workflow: GITHUB_SERVER_URL and GITHUB_REPOSITORY say which repository they come from, and are not set here.',
    );
  }
  for (const { folder } of packagesOf(workspaceFolder)) {
    const file = join(workspaceFolder, folder, 'package.json');
    const manifest = JSON.parse(readFileSync(file, 'utf8'));
    manifest.repository = { type: 'git', url: `git+${server}/${repository}.git`, directory: folder };
    writeFileSync(file, `${JSON.stringify(manifest, undefined, 2)}\n`);
  }
}
