import { examples } from '../src/index';
import { taskSource, workspace } from './fixture';

const good = taskSource('@sfn-tasks/sqs', 'SqsSend');

function problemsWith(source: string): string[] {
  return examples(workspace({ 'packages/sqs/src/send.ts': source }));
}

describe('given examples that compile', () => {
  test('when they stand alone, in a fence, or use a sibling package, then it passes', () => {
    expect(examples(workspace())).toEqual([]);
    expect(
      problemsWith(good.replace('@example', '@example\n * ```ts').replace('});\n */', '});\n * ```\n */')),
    ).toEqual([]);
    const sibling =
      " * import { SnsPublish } from '@sfn-tasks/sns';\n * new SnsPublish({ body: 'x' });\n */\nexport class";
    expect(problemsWith(good.replace(' */\nexport class', sibling))).toEqual([]);
  });

  test('when another tag follows, then it is not part of the example', () => {
    expect(problemsWith(good.replace(' */\nexport class', ' * @see the docs, of course\n */\nexport class'))).toEqual(
      [],
    );
  });
});

describe('given examples that are wrong', () => {
  test('when one does not compile, then it names file, line, class and reason', () => {
    expect(problemsWith(good.replace("new SqsSend({ body: 'hello' })", 'new SqsSend({ body: 1 })'))).toEqual([
      "packages/sqs/src/send.ts:19 SqsSend does not compile: Type 'number' is not assignable to type 'string'.",
    ]);
  });

  test('when one is no program, then it says so', () => {
    expect(problemsWith(good.replace("new SqsSend({ body: 'hello' })", 'new SqsSend({'))).not.toEqual([]);
  });

  test('when it imports nothing from its package, then it gives the line to write', () => {
    const source = good.replace(
      "import { SqsSend } from '@sfn-tasks/sqs';",
      'declare const SqsSend: new (x: object) => {};',
    );
    expect(problemsWith(source)).toEqual([
      "packages/sqs/src/send.ts:21 SqsSend has an @example that does not import it: begin with import { SqsSend } from '@sfn-tasks/sqs';",
    ]);
  });

  test('when there is none, then it names the class', () => {
    expect(problemsWith(good.replace(/ \* @example[\s\S]*?\*\//, ' */'))).toEqual([
      'packages/sqs/src/send.ts:17 SqsSend has no @example: show it in use, import lines and all.',
    ]);
  });

  test('when there is no comment at all, then it names the class', () => {
    expect(problemsWith(good.replace(/\/\*\*\n \* Sends[\s\S]*?\*\/\n/, ''))).toEqual([
      'packages/sqs/src/send.ts:13 SqsSend has no doc comment: say in one sentence what it is for, and add an @example.',
    ]);
  });
});

test('given functions that the index exports, then each has an example; what stays inside has none', () => {
  const helpers = '\nexport function one(): void {}\nexport const two = () => 2;\nexport function inner(): void {}\n';
  const files = {
    'packages/sqs/src/index.ts': "export { one, SqsSend, type SqsSendProps, two } from './send';\n",
    'packages/sqs/src/send.ts': good + helpers,
  };
  expect(examples(workspace(files))).toEqual([
    expect.stringContaining('packages/sqs/src/send.ts:25 one has no doc comment'),
    expect.stringContaining('packages/sqs/src/send.ts:26 two has no doc comment'),
  ]);
});

test('given what a program generated, then it needs no example', () => {
  const files = {
    'packages/sqs/src/index.ts': "export { made } from './api.generated';\n",
    'packages/sqs/src/api.generated.ts': 'export function made(): void {}\n',
  };
  expect(examples(workspace(files))).toEqual([]);
});
