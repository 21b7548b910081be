import { exportStar } from '../src/index';
import { workspace } from './fixture';

test('given named exports, then it passes', () => {
  expect(exportStar(workspace({ 'packages/sqs/src/more.ts': "// export * from './send';\nexport {};\n" }))).toEqual([]);
});

test.each(["export * from './send';", "export * as send from './send';", "export type * from './send';"])(
  'given %s, then it names the place, in packages and tools alike',
  (statement) => {
    const files = {
      'packages/sqs/src/more.ts': `${statement}\n`,
      'tools/models/src/index.ts': `\n${statement}\n`,
      'tools/models/test/all.ts': `${statement}\n`,
    };
    expect(exportStar(workspace(files))).toEqual([
      'packages/sqs/src/more.ts:1 has an export *: name what it exports.',
      'tools/models/src/index.ts:2 has an export *: name what it exports.',
    ]);
  },
);
