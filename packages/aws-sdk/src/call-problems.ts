import { containsExpression } from '@sfn-tasks/core';
import { Annotations, Token } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { NamedCall } from './api-call-props';
import type { OperationPermissions } from './catalogue';
import { valuesAt } from './request-values';

/** Records a prop that cannot be honoured. */
export type Reject = (parameter: string, message: string) => void;

/** What is wrong with a call of any API. */
export function checkCall({ action, iamResources, iamAction }: NamedCall, reject: Reject): void {
  if (!Token.isUnresolved(action) && !/^[a-z][A-Za-z0-9]*$/.test(action)) {
    const written = /^[A-Za-z][A-Za-z0-9]*$/.test(action)
      ? `Write ${action.charAt(0).toLowerCase()}${action.slice(1)}.`
      : 'Write the name of the API, such as listBuckets.';
    reject('action', `an action is in camelCase, found ${JSON.stringify(action)}. ${written}`);
  }
  if (iamResources?.length === 0) {
    reject(
      'iamResources',
      'found none, so nothing would be allowed. Name ARNs, or leave the prop away to have them follow from the parameters.',
    );
  }
  if (Array.isArray(iamResources) && iamResources.some(containsExpression)) {
    reject(
      'iamResources',
      'a policy is fixed when it is deployed, found an expression. Name the ARNs that it can yield, with * in them.',
    );
  }
  for (const named of [iamAction ?? []].flat()) {
    if (Token.isUnresolved(named) || /^[^:]+:[^:]+$/.test(named)) continue;
    reject('iamAction', `an IAM action has a service and a name, found ${JSON.stringify(named)}. Write s3:GetObject.`);
  }
}

/** Warns of permissions that some calls need, where nobody has thought of them. */
export function warnOfDependents(
  task: Construct,
  { service, action, parameters, additionalIamStatements }: NamedCall,
  operation: OperationPermissions | undefined,
): void {
  const { besides = [], otherRoles = [] } = operation ?? {};
  const namesRole = otherRoles.some((path) => valuesAt(parameters, path).length > 0);
  const further = [...besides, ...(namesRole && !besides.includes('iam:PassRole') ? ['iam:PassRole'] : [])];
  if (further.length === 0 || additionalIamStatements !== undefined) return;
  Annotations.of(task).addWarningV2(
    '@sfn-tasks/aws-sdk:DEPENDENT_ACTIONS',
    `some calls of ${service}:${action} need more: ${further.join(', ')}. Allow in additionalIamStatements what yours needs, [] if nothing.`,
  );
}
