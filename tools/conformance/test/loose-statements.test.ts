import { findLooseStatements } from '../src/loose-statements';

const RULE = 'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/';

describe('findLooseStatements', () => {
  test('accepts a role for one service, and the managed rules', () => {
    const statements = [
      {
        Action: 'iam:PassRole',
        Resource: '*',
        Condition: { StringEquals: { 'iam:PassedToService': 'a.amazonaws.com' } },
      },
      {
        Action: ['events:PutTargets', 'events:PutRule'],
        Resource: `${RULE}StepFunctionsGetEventForEMRAddJobFlowStepsRule`,
      },
      { Action: 'events:PutRule', Resource: `${RULE}StepFunctionsGetEventsForBatchJobsRule` },
      { Action: 'events:PutEvents', Resource: '*' },
    ];
    expect(findLooseStatements(statements)).toEqual([]);
  });

  test('names a role for any service, and other rules', () => {
    const statements = [
      { Action: ['iam:GetRole', 'iam:PassRole'], Resource: '*' },
      { Action: 'events:PutRule', Resource: `${RULE}*` },
    ];
    expect(findLooseStatements(statements)).toEqual([
      'iam:PassRole names no service that gets the role',
      `events:PutRule on ${RULE}*, which is no managed rule of Step Functions`,
    ]);
  });
});
