import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceFolders } from './workspace';

/** The generated files of the packages that generation does not yield, such as that of a service which AWS has withdrawn. */
export function strayFiles(
  root: string,
  isWanted: (packageName: string) => boolean,
  generated: ReadonlySet<string>,
): string[] {
  return workspaceFolders(root)
    .filter((folder) => isWanted(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).name))
    .map((folder) => join(folder, 'src'))
    .filter((source) => existsSync(source))
    .flatMap((source) =>
      readdirSync(source, { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.generated\.\w+$/.test(file))
        .map((file) => join(source, file)),
    )
    .filter((file) => !generated.has(file))
    .sort();
}
