import { join } from 'node:path';
import { refreshModels } from './refresh';

const [botocore, version] = process.argv.slice(2);
if (botocore === undefined || !/^\d+\.\d+\.\d+$/.test(version ?? '')) {
  console.error('Usage: pnpm refresh-models <data folder of a botocore> <its version>');
  process.exitCode = 1;
} else {
  const { written, removed } = refreshModels(join(__dirname, '../../models'), botocore, version!);
  console.log(`${written.length} models changed, ${removed.length} removed. Now run pnpm generate.`);
}
