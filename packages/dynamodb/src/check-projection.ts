import type { TaskContext } from '@sfn-tasks/core';
import type { DynamoProjectionExpression } from './projection-expression';

/** Reports paths of attributes that do not start with an attribute. */
export function checkProjection(
  task: TaskContext,
  paths: readonly (DynamoProjectionExpression | string)[] = [],
  at = 'projectionExpression',
): void {
  for (const [index, path] of paths.map(String).entries()) {
    if (path !== '' && !path.startsWith('[')) continue;
    task.reject(
      `${at}[${index}]`,
      `a path starts with an attribute, found ${JSON.stringify(path)}. Begin it with withAttribute.`,
    );
  }
}
