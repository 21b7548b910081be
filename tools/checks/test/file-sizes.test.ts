import { fileSizes } from '../src/index';
import { workspace } from './fixture';

const lines = (count: number) => '// line\n'.repeat(count);

test('given a file of 400 lines and a long generated one, then it passes', () => {
  const files = { 'packages/sqs/src/long.ts': lines(400), 'packages/sqs/src/api.generated.ts': lines(9000) };
  expect(fileSizes(workspace(files))).toEqual([]);
});

test('given a file of 401 lines, then it names it, in tools too', () => {
  expect(fileSizes(workspace({ 'tools/models/src/index.ts': lines(401) }))).toEqual([
    'tools/models/src/index.ts has 401 lines: split it, a source file has at most 400.',
  ]);
});
