import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rehearse } from './rehearsal';
import { packAll, problemsOf } from './tarballs';

async function main(): Promise<void> {
  const workspaceFolder = join(__dirname, '../../..');
  const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-release-'));
  try {
    mkdirSync(join(folder, 'tarballs'));
    const packed = packAll(workspaceFolder, join(folder, 'tarballs'));
    const problems = problemsOf(packed);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
    const heaviest = [...packed].sort((left, right) => right.bytes - left.bytes)[0]!;
    console.log(
      `${problems.length === 0 ? 'ok  ' : ''}${packed.length} tarballs; the heaviest is ${heaviest.name}: ${(heaviest.bytes / 1000).toFixed(1)} kB`,
    );
    await rehearse(workspaceFolder, folder, (line) => console.log(`ok  ${line}`));
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
