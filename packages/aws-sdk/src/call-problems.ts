import { containsExpression } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { ApiCallProps } from './api-call-props';

/** Records a prop that cannot be honoured. */
export type Reject = (parameter: string, message: string) => void;

/** What is wrong with a call of any API. */
export function checkCall({ action, iamResources, iamAction }: ApiCallProps, reject: Reject): void {
  if (!Token.isUnresolved(action) && !/^[a-z][A-Za-z0-9]*$/.test(action)) {
    const written = /^[A-Za-z][A-Za-z0-9]*$/.test(action)
      ? `Write ${action.charAt(0).toLowerCase()}${action.slice(1)}.`
      : 'Write the name of the API, such as listBuckets.';
    reject('action', `an action is in camelCase, found ${JSON.stringify(action)}. ${written}`);
  }
  if (iamResources.length === 0) {
    reject(
      'iamResources',
      "found none, so nothing would be allowed. Name ARNs, or '*' where IAM has no resource for it.",
    );
  }
  if (iamResources.some(containsExpression)) {
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
