import { isKnown, type TaskContext } from '@sfn-tasks/core';
import type { DynamoProjectionExpression } from './projection-expression';

/** The paths of attributes as the text that the API takes; none for a list that only the run knows, which is reported. */
export function projectionText(
  paths: readonly (DynamoProjectionExpression | string)[] | undefined,
): string | undefined {
  return isKnown(paths) ? paths?.join() : undefined;
}

/** Reports paths of attributes that do not start with an attribute. */
export function checkProjection(
  task: TaskContext,
  paths: readonly (DynamoProjectionExpression | string)[] = [],
  at = 'projectionExpression',
): void {
  if (!isKnown(paths)) {
    task.reject(
      at,
      'the API takes one text, and this list is known at run time only. Give an expression for the text: ' +
        "additionalParameters: { ProjectionExpression: JsonPath.stringAt('$.attributes') }.",
    );
    return;
  }
  for (const [index, path] of paths.map(String).entries()) {
    if (path !== '' && !path.startsWith('[')) continue;
    task.reject(
      `${at}[${index}]`,
      `a path starts with an attribute, found ${JSON.stringify(path)}. Begin it with withAttribute.`,
    );
  }
}
