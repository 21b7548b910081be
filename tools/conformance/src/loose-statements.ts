import { flatten, type Statement } from './permissions';

/** What statements permit beyond a task's need: roles for any service, and rules that are not those of Step Functions. */
export function findLooseStatements(statements: readonly Statement[]): string[] {
  return statements.flatMap(({ Action, Resource, Condition }) => {
    const actions = [Action].flat();
    const loose: string[] = [];
    if (actions.includes('iam:PassRole') && Condition?.['StringEquals']?.['iam:PassedToService'] === undefined) {
      loose.push('iam:PassRole names no service that gets the role');
    }
    if (actions.some((action) => action.startsWith('events:Put') && action !== 'events:PutEvents')) {
      const others = [Resource]
        .flat()
        .map(flatten)
        .filter((arn) => !MANAGED_RULE.test(arn));
      loose.push(...others.map((arn) => `${actions.join(', ')} on ${arn}, which is no managed rule of Step Functions`));
    }
    return loose;
  });
}

const MANAGED_RULE = /:rule\/StepFunctionsGetEvents?For\w+Rule$/;
