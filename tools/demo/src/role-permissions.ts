import { permissionText, type StatementJson } from './permission-text';
import { textOf } from './template-text';

/** The part of a template that is read here. */
export interface TemplateJson {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties: Readonly<Record<string, any>> }>
  >;
}

/** What a role of a template may do. */
export function statementsOf(roleId: string, { Resources }: TemplateJson): StatementJson[] {
  const policies = Object.values(Resources).filter(
    ({ Type, Properties }) =>
      Type === 'AWS::IAM::Policy' && Properties['Roles'].some(({ Ref }: { Ref?: string }) => Ref === roleId),
  );
  return policies.flatMap(({ Properties }) => Properties['PolicyDocument'].Statement);
}

/** What some statements allow and others do not, however either are grouped. */
export function permissionsBeyond(
  needed: readonly StatementJson[],
  granted: readonly StatementJson[],
  names: ReadonlyMap<string, string>,
): string[] {
  const key = (single: StatementJson) =>
    JSON.stringify([single.Action, textOf(single.Resource, names), single.Condition]);
  const explained = new Set(needed.flatMap(singles).map(key));
  return granted
    .flatMap(singles)
    .filter((single) => !explained.has(key(single)))
    .map((single) => permissionText(single, names));
}

/** One statement for each action on each resource. */
function singles(statement: StatementJson): StatementJson[] {
  return [statement.Action]
    .flat()
    .flatMap((Action) => [statement.Resource].flat().map((Resource) => ({ ...statement, Action, Resource })));
}
