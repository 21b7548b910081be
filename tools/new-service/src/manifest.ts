import type { ApiName } from './names';

/** The manifest of a new package: a service package's, with its own facts. */
export function manifestFor(model: string, name: string, apis: readonly ApiName[]): string {
  const fields = JSON.parse(model);
  const keywords: readonly string[] = fields.keywords ?? [];
  const modelName: string = fields.name.split('/').at(-1);
  return JSON.stringify({
    ...fields,
    name: `@sfn-tasks/${name}`,
    version: '1.0.0',
    description: `Tasks of ${name} for AWS Step Functions in the AWS CDK.`,
    keywords: [...keywords.filter((keyword) => keyword !== modelName), name],
    sfnTasks: { apis: apis.map(({ identifier }) => identifier) },
  });
}
