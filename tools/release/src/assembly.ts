import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The stacks of a cloud assembly whose template deploys Lambda code that is there, as `index.js` in an asset. */
export function stacksWithHandler(assembly: string): string[] {
  const files = readdirSync(assembly);
  return files
    .filter((file) => file.endsWith('.assets.json'))
    .filter((file) => {
      const { files: assets } = JSON.parse(readFileSync(join(assembly, file), 'utf8'));
      return Object.values<any>(assets ?? {}).some(({ source }) => existsSync(join(assembly, source.path, 'index.js')));
    })
    .map((file) => file.replace('.assets.json', ''))
    .sort();
}
