import { allow } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { NamedCall } from './api-call-props';
import { arnsOf, type Destination, namedArns } from './arn-templates';
import { isArn } from './arn-values';
import type { Reject } from './call-problems';
import type { OperationPermissions, PermitTemplate } from './catalogue';
import { ANY, type RequestValue, valuesAt } from './request-values';
import type { Service } from './services';

/** A call as its permissions see it. */
export interface Call {
  readonly props: NamedCall;
  /** The service, where it is known. */
  readonly service?: Service;
  /** What is known of the operation; nothing where the API is not known. */
  readonly operation?: OperationPermissions;
  readonly destination: Destination;
}

/** The permissions of one call: what the operation needs on what the request names, and what the props say instead or besides. */
export function callStatements(call: Call, reject: Reject): PolicyStatement[] {
  const { props, service, operation = {}, destination } = call;
  return [
    ...ownStatements(call, reject),
    ...roleStatements(operation, props.parameters, destination),
    // Its SDKs ask the service for an endpoint first; IAM has no resource for that.
    ...(service?.iam === 'timestream' ? [allow('timestream:DescribeEndpoints', '*')] : []),
    ...(props.additionalIamStatements ?? []),
  ];
}

function ownStatements({ props, service, operation = {}, destination }: Call, reject: Reject): PolicyStatement[] {
  const { iamAction, iamResources, iamConditions, parameters } = props;
  const statement = (actions: readonly string[], resources: readonly string[]) =>
    allow(actions, resources, iamConditions);
  if (iamAction !== undefined) {
    if (iamResources !== undefined) return [statement([iamAction].flat(), iamResources)];
    reject('iamResources', `the resources of ${[iamAction].flat().join(', ')} are not known here. ${HOW_TO_NAME}`);
    return [];
  }
  if (operation.allow === undefined) {
    reject(
      'iamAction',
      `the IAM action of ${props.service}:${props.action} is not known. Look it up in the Service Authorization Reference and write it, such as ${JSON.stringify(`${service?.iam ?? 'service'}:Action`)}.`,
    );
    return [];
  }
  const tags =
    operation.tags !== undefined && valuesAt(parameters, operation.tags.member).length > 0
      ? operation.tags.actions
      : [];
  if (iamResources !== undefined) {
    const actions = operation.allow.flatMap((permit) => permit.actions);
    return actions.length === 0 ? [] : [statement([...actions, ...tags], iamResources)];
  }
  const found = operation.allow.map((permit) => ({ permit, resources: resourcesOf(permit, parameters, destination) }));
  const needed = found.filter(({ resources }) => resources?.length !== 0);
  if (
    (needed.length < found.length && needed.length === 0) ||
    needed.some(({ resources }) => resources === undefined)
  ) {
    const actions = found.flatMap(({ permit }) => permit.actions).join(', ');
    reject('iamResources', `the request does not tell which resources ${actions} is for. ${HOW_TO_NAME}`);
    return [];
  }
  return needed.map(({ permit, resources }, index) =>
    statement([...permit.actions, ...(index === 0 ? tags : [])], resources!),
  );
}

const HOW_TO_NAME = "Name their ARNs, such as iamResources: [bucket.bucketArn], or ['*'] where all are meant.";

function resourcesOf(
  { resources, optional }: PermitTemplate,
  parameters: NamedCall['parameters'],
  destination: Destination,
): readonly string[] | undefined {
  if (resources === undefined) return undefined;
  if (resources.length === 0) return ['*'];
  return optional ? namedArns(resources, parameters, destination) : arnsOf(resources, parameters, destination);
}

/** The roles of the request, which the service gets; nobody else does where the service is known. */
function roleStatements(
  { roles = [], passedTo }: OperationPermissions,
  parameters: unknown,
  { scope }: Destination,
): PolicyStatement[] {
  const stack = Stack.of(scope);
  const roleArn = (resourceName: string) =>
    stack.formatArn({ service: 'iam', region: '', resource: 'role', resourceName });
  const arnOfRole = (value: RequestValue): string =>
    value === ANY ? roleArn('*') : isArn(value, scope) ? value : roleArn(value);
  const arns = new Set(roles.flatMap((path) => valuesAt(parameters, path)).map(arnOfRole));
  const services = passedTo?.length === 1 ? passedTo[0]! : passedTo;
  const conditions = services === undefined ? undefined : { StringEquals: { 'iam:PassedToService': services } };
  return [...arns].map((arn) => allow('iam:PassRole', arn, conditions));
}
