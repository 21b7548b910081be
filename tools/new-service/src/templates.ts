import { type GeneratedApi, requestOf } from './generated-api';
import { type ApiName, kebabCase, pascalCase, propName, sentence } from './names';
import { sampleOf } from './sample';

/** A task of the new package. */
export interface NewTask {
  readonly packageName: string;
  readonly api: ApiName;
  readonly generated: GeneratedApi;
}

/** The file of a task and of its test, without its ending. */
export function fileNameOf({ api }: Pick<NewTask, 'api'>): string {
  return kebabCase(api.name);
}

/** The name of a task's class, such as `SqsSendMessage`. */
export function classNameOf({ packageName, api }: Pick<NewTask, 'packageName' | 'api'>): string {
  return pascalCase(packageName) + pascalCase(api.name);
}

/** The source of a task. */
export function taskSource(task: NewTask): string {
  const { packageName, api, generated } = task;
  const className = classNameOf(task);
  const { constant, requestType } = generated;
  const members = membersOf(task);
  const props = members.map(({ prop, member, required }) =>
    required
      ? `  /** The \`${member}\` of the request. */\n  readonly ${prop}: ${requestType}['${member}'];\n`
      : `  /**\n   * The \`${member}\` of the request.\n   *\n   * @default - not sent\n   */\n  readonly ${prop}?: ${requestType}['${member}'];\n`,
  );
  const names = members.map(({ prop }) => prop).join(', ');
  const request = members.map(({ prop, plain }) => (prop === plain ? prop : `${plain}: ${prop}`)).join(', ');
  const example = exampleOf(task)
    .trimEnd()
    .split('\n')
    .map((line) => ` * ${line}`.trimEnd())
    .join('\n');
  return `import { allow, requestFrom, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { ${constant}, type ${requestType} } from './api.generated';

/** Props of {@link ${className}}. */
export interface ${className}Props extends TaskProps<${requestType}> {
${props.join('')}}

/**
 * Calls the API ${pascalCase(api.name)} of ${packageName}.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-services.html
 *
 * @example
${example}
 */
export class ${className} extends task<${className}Props, ${requestType}>({
  api: ${constant},
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: (${members.length === 0 ? '' : `{ ${names} }`}) => requestFrom(${constant}, { ${request} }),
  // Every resource of the service, until a prop names the one that the request is about.
  policies: () => [allow('${actionOf(api)}', '*')],
}) {}
`;
}

/** The table of contents of the package. */
export function indexSource(tasks: readonly NewTask[]): string {
  return tasks
    .map((task) => `export { ${classNameOf(task)}, type ${classNameOf(task)}Props } from './${fileNameOf(task)}';\n`)
    .join('');
}

/** The test of a task: what all tasks share, and that each prop reaches the request. */
export function testSource(task: NewTask): string {
  const className = classNameOf(task);
  const { shapes } = task.generated;
  const structure = requestOf(task.generated);
  const members = membersOf(task);
  const least = members.filter(({ required }) => required);
  const propsOf = (chosen: readonly Member[]) =>
    literal(Object.fromEntries(chosen.map(({ prop, member }) => [prop, sampleOf(shapes, structure.members[member]!)])));
  const parameters = literal(
    Object.fromEntries(members.map(({ member }) => [member, sampleOf(shapes, structure.members[member]!)])),
  );
  return `import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { ${className} } from '../src';

describeTask({
  task: ${className},
  resource: '${task.api.identifier}',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['${actionOf(task.api)}'] },
  props: () => (${propsOf(least)}),
  widened: ['${actionOf(task.api)}'],
});

describe('${className}', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new ${className}(stack, 'Task', ${propsOf(members)}));
    expect(state['Parameters']).toEqual(${parameters});
  });
});
`;
}

/** The page of the package. */
export function readmeText(packageName: string, tasks: readonly NewTask[]): string {
  const rows = tasks.map((task) => `| \`${classNameOf(task)}\` | \`${task.api.identifier}\` |\n`).join('');
  return `# @sfn-tasks/${packageName}

Tasks of ${packageName} for AWS Step Functions in the AWS CDK.

\`\`\`sh
npm install @sfn-tasks/${packageName}
\`\`\`

\`\`\`ts
${exampleOf(tasks[0]!)}\`\`\`

| task | API |
| --- | --- |
${rows}`;
}

/** The history of the package, at its start. */
export function changelogText(packageName: string): string {
  return `# @sfn-tasks/${packageName}\n\n## 1.0.0\n\n- First release.\n`;
}

interface Member {
  /** In the request, such as `QueueUrl`. */
  readonly member: string;
  /** In the props. */
  readonly prop: string;
  /** In the props if every task did not have a prop of that name. */
  readonly plain: string;
  readonly required: boolean;
}

function membersOf({ api, generated }: NewTask): Member[] {
  const { members, required = [] } = requestOf(generated);
  return Object.keys(members)
    .map((member) => ({
      member,
      prop: propName(api.name, member),
      plain: member.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (start) => start.toLowerCase()),
      required: required.includes(member),
    }))
    .sort((left, right) => Number(right.required) - Number(left.required));
}

function exampleOf(task: NewTask): string {
  const { shapes } = task.generated;
  const structure = requestOf(task.generated);
  const props = membersOf(task).filter(({ required }) => required);
  const values = props.map(
    ({ prop, member }) => `  ${prop}: ${literal(sampleOf(shapes, structure.members[member]!))},\n`,
  );
  return `import { ${classNameOf(task)} } from '@sfn-tasks/${task.packageName}';
import { App, Stack } from 'aws-cdk-lib';

const stack = new Stack(new App(), 'Workflows');
new ${classNameOf(task)}(stack, '${sentence(task.api.name)}', {
${values.join('')}});
`;
}

function actionOf({ iamPrefix, name }: ApiName): string {
  return `${iamPrefix}:${pascalCase(name)}`;
}

/** A value as TypeScript writes it: single quotes, and keys bare where they can be. */
function literal(value: unknown): string {
  if (typeof value === 'string') return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = Object.entries(value).map(
    ([key, entry]) => `${/^\w+$/.test(key) ? key : literal(key)}: ${literal(entry)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}
