import type { Shape } from '../../../packages/core/src/api';
import { type ActionResourceType, iamData } from './iam-data';
import { reviewedArns } from './iam-overrides';

/** The parts of an operation that tell which resources it touches. */
export interface RequestParts {
  readonly operation: string;
  readonly request: Extract<Shape, { type: 'structure' }>;
  readonly shapes: ReadonlyMap<string, Shape>;
  /** Names of members near the top of the answer, in normal form: what a service makes up stands there. */
  readonly answered: ReadonlySet<string>;
}

/** Placeholders that the deployment fills in. */
const PLACES = new Set(['Partition', 'Region', 'Account']);

/**
 * The ARN templates of the resources that an operation is allowed on: none where IAM has no resource for it, undefined where the
 * request does not tell.
 *
 * In a template, `{Member}` is a value of the request and `*` what it does not tell; `Member=` before it is a member that holds the
 * whole ARN. `!` at the start marks a part that the call cannot do without.
 */
export function resourceArns(
  prefix: string,
  types: readonly ActionResourceType[],
  parts: RequestParts,
): readonly string[] | undefined {
  if (types.length === 0) return [];
  const found: string[] = [];
  for (const type of types) {
    const arns = arnsOfType(prefix, type, types, parts);
    if (arns === undefined && type.required) return undefined;
    found.push(...(arns ?? []).map((arn) => (type.required ? `!${arn}` : arn)));
  }
  const whole = found.length === 0 ? anyArn(prefix, types, parts) : [];
  return found.length + whole.length === 0 ? undefined : [...new Set([...found, ...whole])].sort();
}

function arnsOfType(
  prefix: string,
  type: ActionResourceType,
  types: readonly ActionResourceType[],
  parts: RequestParts,
): readonly string[] | undefined {
  const members = Object.keys(parts.request.members).filter((member) => isText(member, parts));
  const reviewed = reviewedArns(prefix, type.name)?.filter((arn) =>
    placeholdersOf(arn).every((name) => members.includes(name)),
  );
  if (reviewed !== undefined && reviewed.length > 0) return reviewed;
  const template = iamData.arn(prefix, type.name);
  const names = [...template.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name!).filter((name) => !PLACES.has(name));
  const whole = members.find((member) => /arns?$/i.test(member) && isArnOf(member, type.name, names));
  if (whole !== undefined) return [`${whole}=${fill(template, () => '*')}`];
  if (names.length === 0) return [fill(template, () => '*')];
  const only =
    types.filter(({ required }) => required).length <= 1 || normal(parts.operation).includes(normal(type.name));
  const bound = new Map<string, string>();
  names.forEach((name, index) => {
    const free = members.filter((member) => ![...bound.values()].includes(member));
    const required = only && index === names.length - 1 ? (parts.request.required ?? []) : [];
    const member = memberFor(name, type.name, free, required);
    if (member !== undefined) bound.set(name, member);
  });
  if (bound.size === 0) return isMadeUp(type.name, names, parts) ? [fill(template, () => '*')] : undefined;
  if (bound.size < names.length && !type.required) return undefined;
  const arn = fill(template, (name) => (bound.has(name) ? `{${bound.get(name)}}` : '*'));
  // A role's ARN holds its path, which requests do not name.
  return names.some((name) => name.endsWith('WithPath')) ? [arn, arn.replace('/{', '/*/{')] : [arn];
}

/** Requests that name any resource of the service by its ARN. */
function anyArn(prefix: string, types: readonly ActionResourceType[], { request }: RequestParts): readonly string[] {
  const member = Object.keys(request.members).find((name) => /^(resource)?arn$/i.test(name));
  return member === undefined ? [] : types.map(({ name }) => `${member}=${fill(iamData.arn(prefix, name), () => '*')}`);
}

/** The member that a placeholder stands for; `Name` alone is that of the resource where the operation is about one type. */
function memberFor(
  placeholder: string,
  type: string,
  members: readonly string[],
  required: readonly string[],
): string | undefined {
  const wanted = stem(placeholder) === '' ? normal(type) : stem(placeholder);
  return (
    members.find((member) => normal(member) === normal(placeholder)) ??
    members.find((member) => stem(member) === wanted && !/arns?$/i.test(member)) ??
    members.find((member) => required.includes(member) && stem(member) === '' && !/arns?$/i.test(member))
  );
}

/** Whether a member holds ARNs of that type: `TargetGroupArn` for `targetgroup`, `LoadBalancerArns` for `loadbalancer/app/`. */
function isArnOf(member: string, type: string, names: readonly string[]): boolean {
  const of = stem(member);
  return of !== '' && (normal(type).startsWith(of) || stem(names.at(-1) ?? '') === of);
}

/** Whether the service makes the name of what the operation creates, so that nobody could know it before. */
function isMadeUp(type: string, names: readonly string[], { operation, answered }: RequestParts): boolean {
  if (!/^(Create|Start|Request|Register|Allocate|Import|Copy|Run|Submit|Purchase)/.test(operation)) return false;
  const known = [...names.map(normal), `${normal(type)}arn`, `${normal(type)}id`, 'arn', 'id'];
  return known.some((name) => answered.has(name)) && normal(operation).includes(normal(type));
}

function isText(member: string, { request, shapes }: RequestParts): boolean {
  const to = request.members[member]!;
  const shape = shapes.get(to);
  if (shape?.type === 'list') return (shapes.get(shape.member)?.type ?? shape.member) === 'string';
  return (shape?.type ?? to) === 'string';
}

function fill(template: string, value: (name: string) => string): string {
  return template.replace(/\$\{([^}]+)\}/g, (_, name) => (PLACES.has(name) ? `{${name}}` : value(name)));
}

function placeholdersOf(arn: string): string[] {
  const whole = /^(\w+)=/.exec(arn)?.[1];
  const names = [...arn.matchAll(/\{([^}|]+)[^}]*\}/g)].map(([, name]) => name!).filter((name) => !PLACES.has(name));
  return whole === undefined ? names : [whole, ...names];
}

/** A name without what writers vary: case and punctuation. */
export function normal(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** What a name is about: `bucket` for `BucketName` and `Bucket`, nothing for `Name`. */
function stem(name: string): string {
  return normal(name)
    .replace(/withpath$/, '')
    .replace(/(name|identifier|id|arn)?s?$/, '');
}
