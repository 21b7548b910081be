/** Each service package that ships Lambda code, and a task that deploys it. */
export const HANDLERS: Readonly<Record<string, string>> = {
  'evaluate-expression': "new tasks.EvaluateExpression(stack, 'Task', { expression: '$.a + 1' })",
  'emr-containers':
    "new tasks.EmrContainersStartJobRun(stack, 'Task', { virtualCluster: tasks.VirtualClusterInput.fromVirtualClusterId('vc'), releaseLabel: tasks.ReleaseLabel.EMR_6_2_0, jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText('local:///job.py') } } })",
  'aws-sdk':
    "new tasks.CallAwsServiceCrossRegion(stack, 'Task', { service: 'sqs', action: 'sendMessage', region: 'us-east-1', parameters: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/123456789012/q', MessageBody: 'a' } })",
};

/** An app in plain JavaScript: it writes what every package exports into a file, and has a stack for each package with Lambda code. */
export function javascriptApp(module: 'cjs' | 'mjs', packages: readonly string[]): string {
  const load = (specifier: string) => (module === 'cjs' ? `require(${specifier})` : `await import(${specifier})`);
  const start =
    module === 'cjs' ? "const { writeFileSync } = require('node:fs');" : "import { writeFileSync } from 'node:fs';";
  return `${start}
main();
async function main() {
  const { App, Stack } = ${load("'aws-cdk-lib'")};
  const { DefinitionBody, StateMachine, TaskInput } = ${load("'aws-cdk-lib/aws-stepfunctions'")};
  const exported = {};
  for (const name of ${JSON.stringify(packages)}) {
    const library = ${load('name')};
    exported[name] = Object.keys(library).filter((key) => key !== 'default' && key !== 'module.exports').sort();
  }
  writeFileSync('exported-${module}.json', JSON.stringify(exported));
  const app = new App();
${Object.entries(HANDLERS)
  .map(
    ([name, task]) => `  {
    const tasks = ${load(`'@sfn-tasks/${name}'`)};
    const stack = new Stack(app, '${name}');
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(${task}) });
  }`,
  )
  .join('\n')}
  app.synth();
}
`;
}

/** An app in TypeScript that uses the types of every package. */
export function typescriptApp(packages: readonly string[]): string {
  const names = packages.map((name) => `p${name.replace(/\W/g, '_')}`);
  return `import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { LambdaInvoke, type LambdaInvokeProps } from '@sfn-tasks/lambda';
import { SqsSendMessage } from '@sfn-tasks/sqs';
import { App, Stack } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
${packages.map((name, index) => `import * as ${names[index]} from '${name}';`).join('\n')}

const app = new App();
const stack = new Stack(app, 'Typed');
const props: LambdaInvokeProps = {
  lambdaFunction: LambdaFunction.fromFunctionArn(stack, 'Price', 'arn:aws:lambda:us-east-1:123456789012:function:price'),
  payload: TaskInput.fromJsonPathAt('$.order'),
};
const tell = new SqsSendMessage(stack, 'Tell', {
  queue: new Queue(stack, 'Orders'),
  messageBody: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId') }),
});
// @ts-expect-error A queue is no text.
export const wrong = () => new SqsSendMessage(stack, 'Wrong', { queue: 'orders', messageBody: TaskInput.fromText('') });
new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(new LambdaInvoke(stack, 'Ask', props).next(tell)) });
console.log([${names.join(', ')}].map((library) => Object.keys(library).length).join());
app.synth();
`;
}

/** The compiler's settings of a strict user, for one way to resolve modules. */
export function typescriptConfiguration(resolution: 'NodeNext' | 'Bundler'): string {
  return JSON.stringify({
    compilerOptions: {
      target: 'ES2022',
      lib: ['ES2023'],
      module: resolution === 'NodeNext' ? 'NodeNext' : 'ESNext',
      moduleResolution: resolution,
      strict: true,
      skipLibCheck: false,
      types: ['node'],
      rootDir: '.',
      outDir: resolution.toLowerCase(),
    },
    files: ['app.ts'],
  });
}
