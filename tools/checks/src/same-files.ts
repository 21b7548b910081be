import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, filesOf, mostCommon, packagesOf } from './workspace';

const IDENTICAL = ['tsconfig.json', 'tsup.config.ts', 'jest.config.cjs'];
const REQUIRED = ['README.md', 'CHANGELOG.md', 'package.json', ...IDENTICAL];
/** Written from the build, and so not there yet in a package that was just made. */
const BUILT = ['api.md'];

/** All service packages have the same files outside `src` and `test`, and all packages the same configuration. */
export const sameFiles: Check = (workspaceFolder) => {
  const packages = packagesOf(workspaceFolder).map((entry) => ({
    ...entry,
    files: filesOf(workspaceFolder, entry.folder)
      .map((path) => path.slice(entry.folder.length + 1))
      .filter((path) => !/^(src|test)\//.test(path)),
  }));
  const services = packages.filter(({ isService }) => isService);
  const problems: string[] = [];

  for (const { folder, files, isService } of packages) {
    for (const required of isService ? REQUIRED : IDENTICAL) {
      if (!files.includes(required)) problems.push(`${folder}/${required} is missing: every package has one, add it.`);
    }
    if (!isService) continue;
    for (const file of files.filter((path) => ![...REQUIRED, ...BUILT].includes(path))) {
      if (services.every((service) => service.files.includes(file))) continue;
      problems.push(
        `${folder}/${file} is in this package and not in all service packages: move it below src or test, or give every service package one.`,
      );
    }
  }

  for (const file of IDENTICAL) {
    const holders = packages
      .filter(({ files }) => files.includes(file))
      .map(({ folder }) => ({ folder, digest: digestOf(join(workspaceFolder, folder, file)) }));
    const usual = mostCommon(holders.map(({ digest }) => digest));
    const model = holders.find(({ digest }) => digest === usual)?.folder;
    for (const { folder, digest } of holders) {
      if (digest !== usual) {
        problems.push(
          `${folder}/${file} differs from ${model}/${file}: the two are byte-identical, copy it from there.`,
        );
      }
    }
  }
  return problems;
};

function digestOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
