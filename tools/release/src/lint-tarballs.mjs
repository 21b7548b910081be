// Holds tarballs against publint and attw, both at their strictest, and prints what they find as JSON: a list for each tarball.
// A program of its own, in plain JavaScript: both come as ES modules, which the runner of TypeScript does not load.
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const found = [];
for (const path of process.argv.slice(2)) {
  const tarball = new Uint8Array(readFileSync(path));
  const { messages, pkg } = await publint({ pack: { tarball: tarball.buffer }, strict: true });
  const { types, problems = [] } = await checkPackage(createPackageFromTarballData(tarball));
  found.push([
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...(types ? [] : ['attw: it has no types']),
    ...problems.map(({ kind, entrypoint = '', resolutionKind = '' }) =>
      `attw: ${problemKindInfo[kind].title} ${entrypoint} ${resolutionKind}`.trim(),
    ),
  ]);
}
console.log(JSON.stringify(found));
