import overrides from '../data/iam-overrides.json';
import { iamData } from './iam-data';

/** Actions with the resources that the request names, or those whose resources are found like any other's. */
export interface Permit {
  readonly action: string;
  /**
   * ARN templates, each a part of the permission.
   *
   * @default - found by the types of resources that IAM has for the action
   */
  readonly resources?: readonly string[];
  /** Whether the call can do without, where the request names none of the resources. */
  readonly optional?: boolean;
}

const ACTIONS: Readonly<Record<string, Readonly<Record<string, readonly (string | Permit)[]>>>> = overrides.actions;
const TYPES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = overrides.resourceTypes;
/** Each principal has its source: a page of AWS, a file of aws-cdk-lib that makes such roles, or `unverified`. */
const PASSED_TO: Readonly<Record<string, Readonly<Record<string, string>>>> = overrides.passedTo;

/** What the reviewed table says of an operation whose IAM action has another name, or whose resources stand deep in the request. */
export function reviewedPermits(service: string, operation: string): readonly Permit[] | undefined {
  return ACTIONS[service]?.[operation]?.map((entry) => (typeof entry === 'string' ? { action: entry } : entry));
}

/** How requests name a type of resource where its ARN template does not tell. */
export function reviewedArns(prefix: string, type: string): readonly string[] | undefined {
  return TYPES[prefix]?.[type];
}

/** The principals that get the roles of a service's requests, where they are known. */
export function passedTo(service: string): readonly string[] | undefined {
  return PASSED_TO[service] && Object.keys(PASSED_TO[service]);
}

/** Actions of the table that IAM does not have. */
export function overrideProblems(service: string, prefix: string | null): readonly string[] {
  return Object.keys(ACTIONS[service] ?? {}).flatMap((operation) =>
    reviewedPermits(service, operation)!
      .filter(({ action }) => prefix === null || iamData.action(prefix, action) === undefined)
      .map(
        ({ action }) =>
          `iam-overrides.json: IAM has no action ${prefix}:${action}, which ${service}:${operation} names.`,
      ),
  );
}

/** The services that the table names. */
export function reviewedServices(): readonly string[] {
  return [...new Set([...Object.keys(ACTIONS), ...Object.keys(PASSED_TO)])];
}
