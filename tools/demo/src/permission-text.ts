import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { textOf } from './template-text';

/** A statement as a reader needs it: `dynamodb:GetItem, PutItem on Shop/Stock`. */
export function permissionText(resolved: StatementJson, names: ReadonlyMap<string, string>): string {
  const resources = list(resolved.Resource).map((resource) => shortResource(textOf(resource, names)));
  const condition = resolved.Condition === undefined ? '' : ` if ${conditionText(resolved.Condition, names)}`;
  return `${actionsText(list(resolved.Action))} on ${resources.join(', ')}${condition}`;
}

/** What {@link PolicyStatement.toStatementJson} resolves to. */
export interface StatementJson {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The service stands before its first action only. */
function actionsText(actions: readonly string[]): string {
  const services = actions.map((action) => action.split(':')[0]);
  return actions
    .map((action, index) => (services[index] === services[index - 1] ? action.split(':')[1] : action))
    .join(', ');
}

function conditionText(condition: NonNullable<StatementJson['Condition']>, names: ReadonlyMap<string, string>): string {
  return Object.values(condition)
    .flatMap((keys) => Object.entries(keys))
    .map(
      ([key, value]) =>
        `${key} is ${list(value)
          .map((one) => textOf(one, names))
          .join(' or ')}`,
    )
    .join(' and ');
}

/** The name of a resource; of an ARN that was put together, the part that tells resources of an account apart. */
function shortResource(text: string): string {
  const known = text.replace(/\$\{AWS::[^}]*\}/g, '');
  const resource = known.startsWith('arn:') ? known.split(':').slice(5).join(':') : known;
  return resource.replace(/\$\{([^}]*?)(?:\.Arn)?\}/g, '$1');
}

function list<Value>(value: Value | readonly Value[]): readonly Value[] {
  return Array.isArray(value) ? value : [value as Value];
}
