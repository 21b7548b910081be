import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { findUnprovenPermissions, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import {
  Activity,
  CustomerManagedEncryptionConfiguration,
  IntegrationPattern,
  Map as MapState,
  QueryLanguage,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { StepFunctionsInvokeActivity, type StepFunctionsInvokeActivityProps } from '../src';

describe('StepFunctionsInvokeActivity', () => {
  test.each(['cn-north-1', 'us-gov-west-1'])('names the activity in %s', (region) => {
    const stack = stackIn(region);
    const activity = Activity.fromActivityName(stack, 'Activity', 'packing');
    const state = synthesiseState(stack, new StepFunctionsInvokeActivity(stack, 'Task', { activity }));
    expect(state).toEqual({
      Type: 'Task',
      End: true,
      Resource: `arn:<AWS::Partition>:states:${region}:123456789012:activity:packing`,
    });
  });

  test('hands parameters to the worker', () => {
    const state = stateOf({ parameters: { kind: 'order', lines: ['a', JsonPath.stringAt('$.line')] } });
    expect(state['Parameters']).toEqual({ kind: 'order', 'lines.$': "States.Array('a', $.line)" });
  });

  test.each([
    ['an object', { id: Jsonata.stringAt('$states.input.id') }, { id: '{% $states.input.id %}' }],
    ['one expression', '{% $states.input.order %}', '{% $states.input.order %}'],
  ])('hands arguments to the worker: %s', (_, args, rendered) => {
    expect(stateOf({ arguments: args, queryLanguage: QueryLanguage.JSONATA })['Arguments']).toEqual(rendered);
  });

  test('takes the query language of the machine, in a Map too', () => {
    const stack = stackIn();
    const activity = new Activity(stack, 'Activity');
    const map = MapState.jsonata(stack, 'Each');
    map.itemProcessor(new StepFunctionsInvokeActivity(stack, 'Task', { activity, arguments: { a: 1 } }));
    const { definition } = synthesise(stack, map, { queryLanguage: QueryLanguage.JSONATA });
    expect(definition.States['Each']!['ItemProcessor'].States.Task).toMatchObject({ Arguments: { a: 1 } });
  });

  test('may use the customer managed key of the activity, for that activity alone', async () => {
    // GIVEN
    const stack = stackIn();
    const encryptionConfiguration = new CustomerManagedEncryptionConfiguration(new Key(stack, 'Key'));
    const activity = new Activity(stack, 'Activity', { encryptionConfiguration });
    // WHEN
    const { statements } = synthesise(stack, new StepFunctionsInvokeActivity(stack, 'Task', { activity }));
    // THEN
    expect(statements).toEqual([
      {
        Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
        Condition: {
          StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': stack.resolve(activity.activityArn) },
        },
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': ['Key961B73FD', 'Arn'] },
      },
    ]);
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });

  test('leaves a role of one’s own alone, and says what it needs', () => {
    const stack = stackIn();
    const encryptionConfiguration = new CustomerManagedEncryptionConfiguration(new Key(stack, 'Key'));
    const activity = new Activity(stack, 'Activity', { encryptionConfiguration });
    const task = new StepFunctionsInvokeActivity(stack, 'Task', { activity, grants: 'none' });
    expect(synthesise(stack, task).statements).toEqual([]);
    expect(task.neededStatements.map(({ actions }) => actions)).toEqual([['kms:Decrypt', 'kms:GenerateDataKey']]);
  });

  test('needs no permission otherwise', () => {
    const stack = stackIn();
    const task = new StepFunctionsInvokeActivity(stack, 'Task', { activity: new Activity(stack, 'Activity') });
    expect(synthesise(stack, task).statements).toEqual([]);
  });

  test('has the metrics of the activity', () => {
    const stack = stackIn();
    const task = new StepFunctionsInvokeActivity(stack, 'Task', { activity: new Activity(stack, 'Activity') });
    expect(task.metricStarted().metricName).toBe('ActivitiesStarted');
    expect(task.metricRunTime()).toMatchObject({ namespace: 'AWS/States', metricName: 'ActivityRunTime' });
    expect(stack.resolve(task.metricRunTime().dimensions)).toEqual({
      ActivityArn: { Ref: expect.stringMatching(/^Activity/) },
    });
  });

  test.each([IntegrationPattern.RUN_JOB, IntegrationPattern.WAIT_FOR_TASK_TOKEN])(
    'rejects the pattern %s',
    (integrationPattern) => {
      const message = new RegExp(
        `UNSUPPORTED_PATTERN at integrationPattern: states:activity has no pattern ${integrationPattern}`,
      );
      expect(() => stateOf({ integrationPattern })).toThrow(message);
    },
  );

  test('is not part of an EXPRESS workflow', () => {
    const stack = stackIn();
    const task = new StepFunctionsInvokeActivity(stack, 'Task', { activity: new Activity(stack, 'Activity') });
    const express = { stateMachineType: StateMachineType.EXPRESS };
    expect(() => synthesise(stack, task, express)).toThrow(
      /INVALID_PROP at activity: an EXPRESS workflow has no activities/,
    );
  });

  test('one JSONPath expression as a whole, and two inputs, are errors', () => {
    const path = JsonPath.stringAt('$.order');
    expect(() => stateOf({ arguments: path })).toThrow(
      /INVALID_PROP at arguments: JSONPath has no place .* Select it with inputPath/,
    );
    expect(() => stateOf({ arguments: { a: 1 }, parameters: {} })).toThrow(
      /INVALID_PROP at arguments: parameters is given too/,
    );
  });

  test('an expression of the other language is reported with its place', () => {
    const parameters = { order: { id: Jsonata.stringAt('$states.input.id') } };
    expect(() => stateOf({ parameters })).toThrow(/EXPRESSION_WRONG_LANGUAGE at parameters\.order\.id: /);
  });
});

function stateOf(props: Omit<StepFunctionsInvokeActivityProps, 'activity'>): Record<string, any> {
  const stack: Stack = stackIn();
  const activity = new Activity(stack, 'Activity');
  return synthesiseState(stack, new StepFunctionsInvokeActivity(stack, 'Task', { activity, ...props }));
}
