import * as peer from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { rewrite } from '../src';
import { tasks } from '../src/origin';

const MODULE = 'aws-cdk-lib/aws-stepfunctions-tasks';

function rewritten(text: string, path = 'app.ts'): string {
  return rewrite(path, text).text;
}

/** What stays, as `what: way out`. */
function leftIn(text: string, path = 'app.ts'): string[] {
  return rewrite(path, text).left.map(({ line, what, wayOut }) => `${line} ${what}: ${wayOut}`);
}

describe('given imports of names', () => {
  test('when they have several homes, then each package has an import of its own, and all else stays to the letter', () => {
    const before = `// The workflow.\r\nimport { SqsSendMessage, LambdaInvoke as Invoke,\r\n  type LambdaInvokeProps } from "${MODULE}"\r\n\r\nconst  odd =[ 1 ]\r\n`;
    expect(rewritten(before)).toBe(
      '// The workflow.\r\nimport { LambdaInvoke as Invoke, type LambdaInvokeProps } from "@sfn-tasks/lambda"\r\nimport { SqsSendMessage } from "@sfn-tasks/sqs"\r\n\r\nconst  odd =[ 1 ]\r\n',
    );
  });

  test('when the import is of types, then those are too', () => {
    expect(rewritten(`import type { SnsPublishProps } from '${MODULE}';`)).toBe(
      "import type { SnsPublishProps } from '@sfn-tasks/sns';",
    );
  });

  test('when one has no home, then it stays and is named with the way out', () => {
    const before = `import {\n  ContainerOverrides,\n  BatchSubmitJob,\n  SqsSendMessageJsonataProps,\n  SqsSendMessage,\n} from '${MODULE}';`;
    expect(rewritten(before)).toBe(
      `import {\n  ContainerOverrides,\n  SqsSendMessageJsonataProps,\n} from '${MODULE}';\nimport { BatchSubmitJob } from '@sfn-tasks/batch';\nimport { SqsSendMessage } from '@sfn-tasks/sqs';`,
    );
    expect(leftIn(before)).toEqual([
      '2 ContainerOverrides: no package exports it; docs/differences.md says what to use instead',
      '4 SqsSendMessageJsonataProps: write JsonataProps<SqsSendMessageProps>, with JsonataProps from @sfn-tasks/core and SqsSendMessageProps from @sfn-tasks/sqs',
    ]);
  });

  test('when they are handed on, then from their package', () => {
    expect(rewritten(`export { SqsSendMessage as Send, type LambdaInvokeProps } from '${MODULE}';`)).toBe(
      "export { type LambdaInvokeProps } from '@sfn-tasks/lambda';\nexport { SqsSendMessage as Send } from '@sfn-tasks/sqs';",
    );
  });

  test('when a type names the module, then it names the package', () => {
    expect(rewritten(`let task: import('${MODULE}').EmrCreateCluster.InstanceRoleType;`)).toBe(
      "let task: import('@sfn-tasks/emr').EmrCreateCluster.InstanceRoleType;",
    );
  });
});

describe.each([
  ['import * as', `import * as tasks from '${MODULE}';`, 'import { LambdaInvoke, type LambdaInvokeProps } from'],
  [
    'import type * as',
    `import type * as tasks from '${MODULE}';`,
    'import type { LambdaInvoke, LambdaInvokeProps } from',
  ],
  ['a default import', `import tasks from '${MODULE}';`, 'import { LambdaInvoke, type LambdaInvokeProps } from'],
  ['import =', `import tasks = require('${MODULE}');`, 'import { LambdaInvoke, type LambdaInvokeProps } from'],
  [
    'a member of aws-cdk-lib alone',
    "import { aws_stepfunctions_tasks as tasks } from 'aws-cdk-lib';",
    'import { LambdaInvoke, type LambdaInvokeProps } from',
  ],
])('given the module under a name by %s', (_, statement, imports) => {
  test('when members are used, then they become names of their own', () => {
    const before = `${statement}\nconst make = (props: tasks.LambdaInvokeProps): tasks.LambdaInvoke => props as never;\n`;
    expect(rewritten(before)).toBe(
      `${imports} '@sfn-tasks/lambda';\nconst make = (props: LambdaInvokeProps): LambdaInvoke => props as never;\n`,
    );
    expect(leftIn(before)).toEqual([]);
  });
});

describe('given the module under a name', () => {
  test('when the name is one among others of aws-cdk-lib, then those stay', () => {
    const use = "new tasks.SnsPublish(new Stack(), 'Tell', {});\n";
    expect(rewritten(`import { App, aws_stepfunctions_tasks as tasks, Stack } from 'aws-cdk-lib';\n${use}`)).toBe(
      "import { App, Stack } from 'aws-cdk-lib';\nimport { SnsPublish } from '@sfn-tasks/sns';\nnew SnsPublish(new Stack(), 'Tell', {});\n",
    );
  });

  test('when it is reached through aws-cdk-lib, then its members are imported', () => {
    expect(
      rewritten("import * as cdk from 'aws-cdk-lib';\nnew cdk.aws_stepfunctions_tasks.SnsPublish(new cdk.Stack());"),
    ).toBe(
      "import * as cdk from 'aws-cdk-lib';\nimport { SnsPublish } from '@sfn-tasks/sns';\nnew SnsPublish(new cdk.Stack());",
    );
  });

  test('when the file has such a name, then the import takes another, also where the name is of an inner scope', () => {
    const before = `import * as tasks from '${MODULE}';\nfunction f(Mode: string) { return tasks.Mode.SINGLE_MODEL + Mode; }\n`;
    expect(rewritten(before)).toBe(
      "import { Mode as SfnMode } from '@sfn-tasks/sagemaker';\nfunction f(Mode: string) { return SfnMode.SINGLE_MODEL + Mode; }\n",
    );
  });

  test('when the file imports the name already, then once', () => {
    const before = `import * as tasks from '${MODULE}';\nimport { SnsPublish as Tell } from '@sfn-tasks/sns';\nnew tasks.SnsPublish(new Tell());\n`;
    expect(rewritten(before)).toBe("import { SnsPublish as Tell } from '@sfn-tasks/sns';\nnew Tell(new Tell());\n");
  });

  test('when another thing has the name of the module, then it is left alone', () => {
    const before = `import * as tasks from '${MODULE}';\nconst f = (tasks: any) => tasks.LambdaInvoke;\nnew tasks.SqsSendMessage();\n`;
    expect(rewritten(before)).toBe(
      "import { SqsSendMessage } from '@sfn-tasks/sqs';\nconst f = (tasks: any) => tasks.LambdaInvoke;\nnew SqsSendMessage();\n",
    );
  });

  test('when it is used as a whole, then that use stays and is named', () => {
    const before = `import * as tasks from '${MODULE}';\nnew tasks.SnsPublish();\nObject.keys(tasks);\nlet { LambdaInvoke } = tasks;\nexport { tasks };\nnew tasks.Nonsense();\n`;
    expect(rewritten(before)).toBe(
      before
        .replace(';\n', ";\nimport { SnsPublish } from '@sfn-tasks/sns';\n")
        .replace('tasks.SnsPublish()', 'SnsPublish()'),
    );
    const whole = 'tasks: the module is used as a whole: name its members one by one';
    expect(leftIn(before)).toEqual([
      `3 ${whole}`,
      `4 ${whole}`,
      `5 ${whole}`,
      '6 Nonsense: no package exports it; docs/differences.md says what to use instead',
    ]);
  });

  test('when names are taken out of it, then they are imported in its place, under the same names', () => {
    const before = `import * as tasks from '${MODULE}';\nconst { SqsSendMessage: Send, LambdaInvoke } = tasks;\nnew tasks.SqsSendMessage();\nnew tasks.SnsPublish();\n`;
    expect(rewritten(before)).toBe(
      "import { LambdaInvoke } from '@sfn-tasks/lambda';\nimport { SnsPublish } from '@sfn-tasks/sns';\nimport { SqsSendMessage as Send } from '@sfn-tasks/sqs';\nnew Send();\nnew SnsPublish();\n",
    );
    expect(leftIn(before)).toEqual([]);
    const twice = `import * as cdk from 'aws-cdk-lib';\nconst { SnsPublish, SnsPublish: Tell } = cdk.aws_stepfunctions_tasks;\n`;
    expect(rewritten(twice)).toBe(
      "import * as cdk from 'aws-cdk-lib';\nimport { SnsPublish as Tell, SnsPublish } from '@sfn-tasks/sns';\n",
    );
  });

  test('when some of the names taken out have no package, or more than names are taken, then those stay and are named', () => {
    const before = `import * as tasks from '${MODULE}';\nconst { Nonsense, SnsPublish } = tasks;\n`;
    expect(rewritten(before)).toBe(
      `import * as tasks from '${MODULE}';\nimport { SnsPublish } from '@sfn-tasks/sns';\nconst { Nonsense } = tasks;\n`,
    );
    expect(leftIn(before)).toEqual(['2 Nonsense: no package exports it; docs/differences.md says what to use instead']);
    const whole = '3 tasks: the module is used as a whole: name its members one by one';
    for (const taking of [
      'const { SnsPublish, ...others }',
      'export const { SnsPublish }',
      'const { SnsPublish = 1 }',
    ]) {
      const text = `import * as tasks from '${MODULE}';\n\n${taking} = tasks;\n`;
      expect(rewritten(text)).toBe(text);
      expect(leftIn(text)).toEqual([whole]);
    }
  });

  test('when nothing uses it, then it is named', () => {
    expect(leftIn(`import * as tasks from '${MODULE}';\n`)).toEqual(['1 * as tasks: nothing uses it: take it away']);
  });
});

describe('given JavaScript', () => {
  test.each([
    [
      `const { LambdaInvoke, SqsSendMessage: Send } = require('${MODULE}');`,
      "const { LambdaInvoke } = require('@sfn-tasks/lambda');\nconst { SqsSendMessage: Send } = require('@sfn-tasks/sqs');",
    ],
    [
      `const tasks = require('${MODULE}')\nnew tasks.LambdaInvoke()`,
      "const { LambdaInvoke } = require('@sfn-tasks/lambda')\nnew LambdaInvoke()",
    ],
    [
      "const { App, aws_stepfunctions_tasks: tasks } = require('aws-cdk-lib');\nnew tasks.LambdaInvoke();",
      "const { App } = require('aws-cdk-lib');\nconst { LambdaInvoke } = require('@sfn-tasks/lambda');\nnew LambdaInvoke();",
    ],
    [
      "const cdk = require('aws-cdk-lib');\nnew cdk.aws_stepfunctions_tasks.LambdaInvoke();",
      "const cdk = require('aws-cdk-lib');\nconst { LambdaInvoke } = require('@sfn-tasks/lambda');\nnew LambdaInvoke();",
    ],
    [
      `async function load() {\n  const { LambdaInvoke } = await import('${MODULE}');\n}`,
      "async function load() {\n  const { LambdaInvoke } = await import('@sfn-tasks/lambda');\n}",
    ],
  ])('when it loads %j, then from the package', (before, after) => {
    expect(rewritten(before, 'app.js')).toBe(after);
    expect(leftIn(before, 'app.js')).toEqual([]);
  });
});

describe('given what cannot move', () => {
  test.each([
    [`export * from '${MODULE}';`, 'only names that are listed can move: write them out'],
    [`import tasks, { SqsSendMessage } from '${MODULE}';`, 'only names that are listed can move: write them out'],
    [`jest.mock('${MODULE}');`, 'only names that are listed can move: write them out'],
    [`const a = require('${MODULE}'), b = 1;`, 'only names that are listed can move: write them out'],
    [`const { a = 1 } = require('${MODULE}');`, 'only names that are listed can move: write them out'],
    [`import { Foo } from '${MODULE}/lib/foo';`, 'only names that are listed can move: write them out'],
    [
      "import { Foo } from '@aws-cdk/aws-stepfunctions-tasks';",
      'it is of version 1 of the CDK: move the project to aws-cdk-lib first',
    ],
    ["export { aws_stepfunctions_tasks } from 'aws-cdk-lib';", 'only names that are listed can move: write them out'],
  ])('when a file says %j, then it stays and is named', (text, wayOut) => {
    const result = rewrite('app.ts', text);
    expect(result.text).toBe(text);
    expect(result.left).toEqual([{ line: 1, what: expect.any(String), wayOut }]);
  });
});

describe('given JsonPath and TaskInput', () => {
  const before =
    "import { JsonPath, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';\nimport * as sfn from 'aws-cdk-lib/aws-stepfunctions';\nsfn.JsonPath.stringAt('$.a');\n";

  test('when nothing else is asked for, then they stay', () => {
    expect(rewrite('app.ts', before)).toEqual({ text: before, moved: [], left: [] });
  });

  test('when core is asked for, then they move, and the rest of that module is not complained about', () => {
    const { text, left } = rewrite('app.ts', before, { core: true });
    expect(text).toBe(
      "import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';\nimport { JsonPath, TaskInput } from '@sfn-tasks/core';\nJsonPath.stringAt('$.a');\n",
    );
    expect(left).toEqual([]);
  });
});

test('every class and enum of aws-cdk-lib has a package, those of the time before its version 2 apart', () => {
  // Its types do not offer these any more; docs/differences.md says what stands for them.
  const older = [
    'EcsRunTaskBase',
    'InvocationType',
    'InvokeActivity',
    'InvokeFunction',
    'PublishToTopic',
    'RunBatchJob',
    'RunEcsEc2Task',
    'RunEcsFargateTask',
    'RunGlueJobTask',
    'RunLambdaTask',
    'SendToQueue',
    'StartExecution',
  ];
  expect(
    Object.keys(peer)
      .filter((name) => tasks.homeOf(name) === undefined)
      .sort(),
  ).toEqual(older);
});
