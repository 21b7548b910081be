import { allow } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ApiCallProps } from './api-call-props';
import { IAM_ACTION_NAMES } from './iam-action-names';
import type { Service } from './services';

/** API Gateway allows by HTTP method; these operations of it have actions of their own. */
const NAMED_IN_API_GATEWAY = /Portal|Product(Rest|Page)|RoutingRule/;
/** The HTTP methods of API Gateway's operations by how their names begin; the rest is read with GET. */
const METHODS: readonly (readonly [RegExp, string])[] = [
  [/^(Create|Generate|ImportApiKeys|ImportRestApi|Reject|TagResource|Test)/, 'POST'],
  [/^(Put|Import|Reimport)/, 'PUT'],
  [/^Update/, 'PATCH'],
  [/^(Delete|Flush|Reset|Untag)/, 'DELETE'],
];

/** The IAM actions that an operation needs. */
export function iamActionsOf(service: Service, action: string): string[] {
  const operation = action.charAt(0).toUpperCase() + action.slice(1);
  const key = service.segment ?? service.client;
  const named = IAM_ACTION_NAMES[key];
  // An own member, since an operation could be spelled like one that all objects have.
  const names =
    named !== undefined && Object.hasOwn(named, operation) ? named[operation]! : namesBesides(key, operation);
  return names.map((name) => `${service.iam}:${name}`);
}

function namesBesides(key: string, operation: string): string[] {
  if (key === 'apigatewaymanagementapi') return ['ManageConnections'];
  if (!key.startsWith('apigateway') || NAMED_IN_API_GATEWAY.test(operation)) return [operation];
  if (key === 'apigateway' && operation === 'TagResource') return ['PUT'];
  return [METHODS.find(([pattern]) => pattern.test(operation))?.[1] ?? 'GET'];
}

/** The permissions of one call: its action on the resources that the props name, and what the props add. */
export function callStatements(props: ApiCallProps, service: Service): PolicyStatement[] {
  const actions = [props.iamAction ?? iamActionsOf(service, props.action)].flat();
  const needsNone = service.iam === null && props.iamAction === undefined;
  return [
    ...(needsNone ? [] : [allow(actions, props.iamResources, props.iamConditions)]),
    // Its SDKs ask the service for an endpoint first; IAM has no resource for that.
    ...(service.iam === 'timestream' ? [allow('timestream:DescribeEndpoints', '*')] : []),
    ...(props.additionalIamStatements ?? []),
  ];
}
