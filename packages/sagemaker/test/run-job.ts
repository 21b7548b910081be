import { flatten, type Statement } from '@sfn-tasks-internal/conformance';

/** Holds that the role which a task made goes to SageMaker alone, and that the task waits through a managed rule. */
export function expectRunJob(statements: readonly Statement[], rule: string): void {
  expect(statements).toContainEqual({
    Action: 'iam:PassRole',
    Effect: 'Allow',
    Resource: { 'Fn::GetAtt': [expect.stringMatching(/^TaskSagemakerRole/), 'Arn'] },
    Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  });
  const waiting = statements.find(({ Action }) => Action.includes('events:PutRule'))!;
  expect(flatten(waiting.Resource)).toMatch(new RegExp(`:rule/${rule}$`));
}
