import { join } from 'node:path';
import { importCost } from '../src/imports';
import { packedSizes } from '../src/sizes';

const bench = join(__dirname, '..');
const PEER = 'aws-cdk-lib/aws-stepfunctions-tasks';

test('given a package that loads its classes when they are asked for, when it is imported, then those asked for are loaded', () => {
  const cost = (names?: readonly string[]) => importCost({ title: 'peer', modules: [PEER], names }, bench, 1);
  const [none, one, all] = [cost([]), cost(['SqsSendMessage']), cost()];
  expect([none.modules, one.modules > none.modules, all.modules > one.modules]).toEqual([1, true, true]);
  expect(all.cdkModules).toContain('aws-stepfunctions-tasks');
});

test('given a package, when it is packed, then its sizes are those that npm tells', () => {
  const [sizes] = packedSizes([join(bench, '../packages/core')]);
  expect(sizes!.packed).toBeGreaterThan(0);
  expect(sizes!.installed).toBeGreaterThan(sizes!.packed);
});
