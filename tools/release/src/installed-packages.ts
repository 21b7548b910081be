import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Manifest } from '../../checks/src/workspace';

/** A package as the workspace has it installed. */
export interface InstalledPackage {
  readonly folder: string;
  readonly manifest: Manifest & { readonly version: string };
}

/** The named packages and all that they depend on, as installed for a package of the workspace; those of the workspace apart. */
export function installedPackages(
  folder: string,
  names: readonly string[],
  found = new Map<string, InstalledPackage>(),
): readonly InstalledPackage[] {
  for (const name of names) {
    const place = folderOf(folder, name);
    if (place === undefined || found.has(place) || !place.includes(`${sep}node_modules${sep}`)) continue;
    const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    found.set(place, { folder: place, manifest });
    const bundled: readonly string[] = manifest.bundleDependencies ?? manifest.bundledDependencies ?? [];
    const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
    installedPackages(
      place,
      needed.filter((dependency) => !bundled.includes(dependency)),
      found,
    );
  }
  return [...found.values()];
}

/** Looks where Node looks. An optional dependency may be missing. */
function folderOf(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate);
    if (folder === dirname(folder)) return undefined;
  }
}

/** Publishes an installed package as it is. No program of the package runs. */
export async function republish(registry: string, { folder, manifest }: InstalledPackage): Promise<void> {
  const tarball = execFileSync(
    'tar',
    [
      '--create',
      '--hard-dereference',
      '--use-compress-program',
      'gzip -1',
      '--directory',
      folder,
      '--transform',
      's,^\\.,package,',
      '.',
    ],
    { maxBuffer: 1 << 30 },
  );
  const { name, version } = manifest;
  const file = `${name}-${version}.tgz`;
  const dist = {
    tarball: new URL(`${name}/-/${file}`, registry).href,
    shasum: createHash('sha1').update(tarball).digest('hex'),
    integrity: `sha512-${createHash('sha512').update(tarball).digest('base64')}`,
  };
  const response = await fetch(new URL(name.replace('/', '%2f'), registry), {
    method: 'PUT',
    headers: { 'content-type': 'application/json', authorization: 'Bearer rehearsal' },
    body: JSON.stringify({
      _id: name,
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, _id: `${name}@${version}`, dist } },
      _attachments: {
        [file]: { content_type: 'application/octet-stream', data: tarball.toString('base64'), length: tarball.length },
      },
    }),
  });
  if (!response.ok) throw new Error(`${name} could not be published: ${response.status} ${await response.text()}`);
}
