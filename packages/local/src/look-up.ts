import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Looks modules up from the project that runs this, then from beside this package. */
export function lookUps(): NodeJS.Require[] {
  return [join(process.cwd(), 'package.json'), __filename].map((from) => createRequire(from));
}

/** The folders that may hold a package, in the order of looking. */
export function moduleFolders(name: string): string[] {
  return lookUps().flatMap((lookUp) => lookUp.resolve.paths(name) ?? []);
}
