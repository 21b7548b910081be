import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { containsExpression } from './expression';
import type { Report } from './report';

/** Reports permissions on resources that only the run knows: a policy is fixed when it is deployed, and would allow nothing. */
export function checkKnownResources(statements: readonly PolicyStatement[], report: Report): void {
  for (const statement of statements) {
    if (!statement.resources.some(containsExpression)) continue;
    report.problem(
      'EXPRESSION_NOT_POSSIBLE',
      undefined,
      `the permission for ${statement.actions.join(', ')} would name a resource that an expression yields, and a policy is fixed when it is deployed. Import the resource by a name or ARN that is known then; or write the role yourself, and set grants: 'none'.`,
    );
  }
}
