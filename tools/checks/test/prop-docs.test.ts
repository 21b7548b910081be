import { propDocs } from '../src/index';
import { taskSource, workspace } from './fixture';

const good = taskSource('@sfn-tasks/sqs', 'SqsSend');

function problemsWith(source: string): string[] {
  return propDocs(workspace({ 'packages/sqs/src/send.ts': source }));
}

test('given props that say what they are, then it passes', () => {
  expect(propDocs(workspace())).toEqual([]);
});

test.each([
  [
    '  /** What is sent. */\n',
    '',
    'packages/sqs/src/send.ts:3 SqsSendProps.body has no doc sentence: say what it sets.',
  ],
  ['What is sent.', 'body', 'packages/sqs/src/send.ts:4 SqsSendProps.body has no doc sentence: say what it sets.'],
  [
    '   * @default - 0\n',
    '',
    'packages/sqs/src/send.ts:9 SqsSendProps.delay is optional and has no @default: say what happens without it.',
  ],
  [
    '@default - 0',
    '@default',
    'packages/sqs/src/send.ts:10 SqsSendProps.delay is optional and has no @default: say what happens without it.',
  ],
  [
    '/** Props of {@link SqsSend}. */\n',
    '',
    'packages/sqs/src/send.ts:1 SqsSendProps has no doc sentence: say what it is.',
  ],
])('given %j as %j, then it names the prop', (before, after, problem) => {
  expect(problemsWith(good.replace(before, after))).toEqual([problem]);
});

test('given an enum whose members say nothing, then it names each', () => {
  const files = {
    'packages/sqs/src/index.ts': "export { Mode } from './mode';\n",
    'packages/sqs/src/mode.ts':
      "/** How it goes. */\nexport enum Mode {\n  /** With haste. */\n  FAST = 'F',\n  SLOW = 'S',\n}\n",
  };
  expect(propDocs(workspace(files))).toEqual([
    'packages/sqs/src/mode.ts:5 Mode.SLOW has no doc sentence: say what it sets.',
  ]);
});
