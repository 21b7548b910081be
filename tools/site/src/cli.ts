import { join, resolve } from 'node:path';
import { buildSite } from './build-site';
import { deadLinksOf } from './dead-links';

const workspaceFolder = join(__dirname, '../../..');
const out = resolve(process.argv[2] ?? join(workspaceFolder, 'site'));

buildSite(workspaceFolder, out)
  .then((complaints) => {
    const problems = [...complaints, ...deadLinksOf(out)];
    for (const problem of problems) console.error(problem);
    console.log(problems.length === 0 ? `Open ${join(out, 'index.html')}` : `${problems.length} problems in ${out}`);
    process.exitCode = problems.length === 0 ? 0 : 1;
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  });
