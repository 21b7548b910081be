import { join } from 'node:path';
import {
  type Check,
  cdkRange,
  examples,
  exportStar,
  fileSizes,
  imports,
  links,
  manifest,
  markdown,
  packageLists,
  propDocs,
  readmes,
  sameFiles,
  userAsks,
  words,
  yardsticks,
} from './index';

const checks: Readonly<Record<string, Check>> = {
  'the same files in every package': sameFiles,
  'the same manifest in every package': manifest,
  'the same CDK for every package': cdkRange,
  'imports of packages': imports,
  'no export *': exportStar,
  'examples of classes and functions': examples,
  'docs of props and enum members': propDocs,
  'sizes of source files': fileSizes,
  'the yardsticks of `pnpm yardsticks`': yardsticks,
  'words that are out of place': words,
  'no package list kept by hand': packageLists,
  'READMEs of packages': readmes,
  'links in Markdown': links,
  'what users asked for is shown': userAsks,
  'TypeScript blocks in Markdown': markdown,
};

const workspaceFolder = join(__dirname, '../../..');
let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  const problems = check(workspaceFolder);
  if (problems.length > 0) failed++;
  console.log(problems.length === 0 ? `ok      ${name}` : `FAILED  ${name}: ${problems.length}`);
  for (const problem of problems) console.log(`        ${problem}`);
}
console.log(failed === 0 ? 'The house is in order.' : `${failed} of ${Object.keys(checks).length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;
