import { flatten, type Statement } from './permissions';
import { wildcards } from './wildcards';

/**
 * The permissions of one policy that another does not cover, as `action on resource`; conditions only narrow.
 *
 * @param besides actions that need no cover
 */
export function coveredBy(
  statements: readonly Statement[],
  wider: readonly Statement[],
  besides: readonly string[] = [],
): string[] {
  const covers = permissionsOf(wider);
  return permissionsOf(statements)
    .filter(({ action }) => !besides.includes(action))
    .filter(
      (inner) =>
        !covers.some(
          (outer) => wildcards(outer.action).test(inner.action) && wildcards(outer.resource).test(inner.resource),
        ),
    )
    .map(({ action, resource }) => `${action} on ${resource}`);
}

function permissionsOf(statements: readonly Statement[]): { action: string; resource: string }[] {
  return statements.flatMap(({ Action, Resource }) =>
    [Action]
      .flat()
      .flatMap((action) =>
        [Resource].flat().map((resource) => ({ action: String(action), resource: flatten(resource) })),
      ),
  );
}
