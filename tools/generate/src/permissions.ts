import type { Shape } from '../../../packages/core/src/api';
import type { AssembledApi } from './assemble';
import { dependentActions, type IamAction, iamData } from './iam-data';
import { passedTo, reviewedPermits } from './iam-overrides';
import type { Model, Operation } from './model';
import { normal, type RequestParts, resourceArns } from './resource-arns';

/** What the role needs for an operation; the package `aws-sdk` reads it. */
export interface OperationPermissions {
  readonly allow?: readonly {
    readonly actions: readonly string[];
    readonly resources?: readonly string[];
    readonly optional?: true;
  }[];
  /** The members that name roles which the service gets, and who gets them. */
  readonly roles?: readonly string[];
  readonly passedTo?: readonly string[];
  /** Members that name roles of which it is not known whether the service gets them. */
  readonly otherRoles?: readonly string[];
  /** The actions that tags need, where the request has any, and their member. */
  readonly tags?: { readonly member: string; readonly actions: readonly string[] };
  /** Actions that some calls need besides; which ones the request does not tell. */
  readonly besides?: readonly string[];
}

interface Parts {
  readonly segment: string;
  readonly prefix: string | null;
  readonly name: string;
  readonly operation: Operation;
  readonly api: AssembledApi;
  readonly model: Model;
}

/** The permissions of one operation. */
export function permissionsOf({ segment, prefix, name, operation, api, model }: Parts): OperationPermissions {
  // Its API takes a token of the service instead of AWS credentials.
  if (prefix === null) return { allow: [] };
  const request = api.shapes.get(api.input) as Extract<Shape, { type: 'structure' }>;
  const parts: RequestParts = {
    operation: name,
    request,
    shapes: api.shapes,
    answered: answeredNames(model, operation),
  };
  const permits = reviewedPermits(segment, name) ?? methodPermit(prefix, operation, api) ?? [{ action: name }];
  const actions = permits.map(({ action }) => iamData.action(prefix, action));
  if (actions.includes(undefined)) return {};
  const allow = permits.map(({ resources, optional }, index) => {
    const { name: action, resourceTypes } = actions[index]!;
    const arns = resources ?? resourceArns(prefix, resourceTypes, parts);
    return {
      actions: [`${prefix}:${action}`],
      ...(arns === undefined ? {} : { resources: arns }),
      ...(optional === true ? { optional } : {}),
    };
  });
  return { allow: merged(allow), ...dependents(segment, prefix, actions as IamAction[], parts) };
}

/** API Gateway allows by the method and the path of its own API. */
function methodPermit(prefix: string, { http }: Operation, api: AssembledApi) {
  if (prefix !== 'apigateway' || http === undefined || iamData.action(prefix, api.name) !== undefined) return undefined;
  const members = Object.keys((api.shapes.get(api.input) as Extract<Shape, { type: 'structure' }>).members);
  const path = http.requestUri
    .replace(/^\/v2(?=\/)/, '')
    .replace(/\?.*$/, '')
    .replace(/\{([^}]+)\}/g, (_, name) => {
      const member = members.find((candidate) => normal(candidate) === normal(name));
      return member === undefined ? '*' : `{${member}}`;
    });
  return [{ action: http.method, resources: [`arn:{Partition}:apigateway:{Region}::${path}`], optional: undefined }];
}

function dependents(
  segment: string,
  prefix: string,
  actions: readonly IamAction[],
  parts: RequestParts,
): OperationPermissions {
  const needed = new Set(
    actions.flatMap(({ name }) => {
      const action = dependentActions.action(prefix, name);
      return [
        ...(action?.dependentActions ?? []),
        ...(action?.resourceTypes ?? []).flatMap((type) => type.dependentActions),
      ];
    }),
  );
  const named = rolePaths(parts);
  const principals = passedTo(segment);
  // The reference of IAM names the action that passes a role for some operations only.
  const given = isRead(parts.operation) ? [] : named.filter((path) => !path.endsWith('Name'));
  const roles = needed.has('iam:PassRole') ? named : principals === undefined ? [] : given;
  const otherRoles = roles.length > 0 ? [] : given;
  if (roles.length > 0) needed.delete('iam:PassRole');
  const member = Object.keys(parts.request.members).find((name) =>
    /^(tags?|taglist|tagset|tagspecifications)$/i.test(name),
  );
  const tagging = [...needed].filter(
    (action) =>
      action.startsWith(`${prefix}:`) && /^(TagResource|AddTags|CreateTags|TagQueue)/.test(action.split(':')[1]!),
  );
  for (const action of tagging) needed.delete(action);
  const known = tagging.filter((action) => iamData.action(prefix, action.split(':')[1]!) !== undefined).sort();
  return {
    ...(roles.length === 0 ? {} : { roles, ...(principals === undefined ? {} : { passedTo: principals }) }),
    ...(otherRoles.length === 0 ? {} : { otherRoles }),
    ...(member === undefined || known.length === 0 ? {} : { tags: { member, actions: known } }),
    ...(needed.size === 0 ? {} : { besides: [...needed].sort() }),
  };
}

/** An operation that looks at what there is, ends it, or acts with the role itself. */
function isRead(operation: string): boolean {
  return /^(Assume|Cancel|Delete|Describe|Get|List|Search)/.test(operation) && operation !== 'DeleteStack';
}

/** Where a request names roles: members for texts that are called after a role, at any depth that is not a circle. */
function rolePaths({ request, shapes }: RequestParts): string[] {
  const found: string[] = [];
  const isRole = (member: string, to: string): boolean => {
    const shape = shapes.get(to) ?? { type: to };
    return shape.type === 'string' && !('enum' in shape) && /role(arn|name)?$/i.test(member);
  };
  const visit = (to: string, at: string, above: readonly string[]): void => {
    if (above.includes(to) || above.length > 6) return;
    const shape = shapes.get(to);
    if (shape?.type === 'list') visit(shape.member, `${at}[]`, [...above, to]);
    if (shape?.type !== 'structure') return;
    for (const [member, next] of Object.entries(shape.members)) {
      const path = at === '' ? member : `${at}.${member}`;
      if (isRole(member, next)) found.push(path);
      else visit(next, path, [...above, to]);
    }
  };
  for (const [member, to] of Object.entries(request.members)) {
    if (isRole(member, to)) found.push(member);
    else visit(to, member, []);
  }
  return found.sort();
}

function answeredNames(model: Model, { output }: Operation): ReadonlySet<string> {
  const names = new Set<string>();
  const visit = (to: string, depth: number): void => {
    const shape = model.shapes[to];
    if (shape?.type === 'list' && depth > 0) visit(shape.member!.shape, depth);
    for (const [member, next] of Object.entries(shape?.members ?? {})) {
      names.add(normal(member));
      if (depth > 0) visit(next.shape, depth - 1);
    }
  };
  if (output !== undefined) visit(output.shape, 1);
  return names;
}

/** Actions on the same resources in one entry. */
function merged(allow: NonNullable<OperationPermissions['allow']>): OperationPermissions['allow'] {
  const entries = new Map<string, (typeof allow)[number]>();
  for (const entry of allow) {
    const key = JSON.stringify([entry.resources, entry.optional]);
    const other = entries.get(key);
    entries.set(key, { ...entry, actions: [...(other?.actions ?? []), ...entry.actions] });
  }
  return [...entries.values()];
}
