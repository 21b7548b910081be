import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn } from '@sfn-tasks-internal/conformance';
import { Duration, TimeZone } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { basics, create, targetIn } from './fixture';

const { ActionAfterCompletion, EventBridgeSchedulerCreateScheduleTask, EventBridgeSchedulerTarget, Schedule } = ours;

describeTask({
  task: EventBridgeSchedulerCreateScheduleTask,
  resource: 'aws-sdk:scheduler:createSchedule',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['scheduler:CreateSchedule', 'iam:PassRole'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['scheduler:CreateSchedule', 'iam:PassRole'],
  },
  props: (stack) => basics(stack),
  tokenProps: basics,
});

describe('EventBridgeSchedulerCreateScheduleTask', () => {
  test('renders every prop', () => {
    const stack = stackIn();
    const { request } = create(stack, {
      scheduleName: 'reminder',
      schedule: Schedule.cron({ minute: '0' }),
      target: new EventBridgeSchedulerTarget(
        targetIn(stack, {
          input: JsonPath.stringAt('$.input'),
          retryPolicy: {
            maximumRetryAttempts: JsonPath.numberAt('$.attempts'),
            maximumEventAge: Duration.hours(1),
          },
          deadLetterQueue: new Queue(stack, 'Dead'),
          additionalParameters: { SqsParameters: { MessageGroupId: 'a' } },
        }),
      ),
      actionAfterCompletion: ActionAfterCompletion.DELETE,
      clientToken: JsonPath.executionName,
      description: 'reminds',
      startDate: new Date('2030-01-01T00:00:00Z'),
      endDate: JsonPath.stringAt('$.end'),
      flexibleTimeWindow: Duration.minutes(15),
      groupName: 'reminders',
      kmsKey: new Key(stack, 'Key'),
      timezone: TimeZone.EUROPE_PARIS,
      enabled: false,
    });
    expect(request).toEqual({
      ActionAfterCompletion: 'DELETE',
      'ClientToken.$': '$$.Execution.Name',
      Description: 'reminds',
      'EndDate.$': '$.end',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      GroupName: 'reminders',
      KmsKeyArn: expect.stringContaining('Key'),
      Name: 'reminder',
      ScheduleExpression: 'cron(0 * * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
      StartDate: '2030-01-01T00:00:00.000Z',
      State: 'DISABLED',
      Target: {
        Arn: expect.stringContaining('reminders'),
        RoleArn: expect.stringContaining('Role'),
        'Input.$': '$.input',
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, 'MaximumRetryAttempts.$': '$.attempts' },
        DeadLetterConfig: { Arn: expect.stringContaining('Dead') },
        SqsParameters: { MessageGroupId: 'a' },
      },
    });
  });

  test.each([
    ['the default group', { scheduleName: 'a' }, 'schedule/default/a"'],
    ['a group', { scheduleName: 'a', groupName: 'b' }, 'schedule/b/a"'],
    ['a name at run time', { scheduleName: JsonPath.stringAt('$.name') }, 'schedule/default/*"'],
    ['text around an expression', { scheduleName: `a-${JsonPath.stringAt('$.name')}` }, 'schedule/default/*"'],
    ['a group at run time', { groupName: JsonPath.stringAt('$.group') }, 'schedule/*/reminder"'],
  ])('permits the schedule as far as it is known: %s', (_, props, end) => {
    const stack = stackIn();
    const { scheduleArn } = create(stack, { ...basics(stack), ...props });
    expect(scheduleArn).toContain(`:scheduler:eu-west-1:123456789012:${end}`);
  });

  test('hands the role to EventBridge Scheduler only', () => {
    const stack = stackIn();
    const { statements } = create(stack, basics(stack));
    expect(statements).toContainEqual({
      Action: 'iam:PassRole',
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Role/), 'Arn'] },
      Condition: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
    });
  });

  test('lets the machine encrypt with the key, the target role decrypt, and the role fill the dead letter queue', () => {
    // GIVEN
    const stack = stackIn();
    const target = targetIn(stack, { deadLetterQueue: new Queue(stack, 'Dead') });
    // WHEN
    const { statements } = create(stack, {
      scheduleName: 'a',
      schedule: Schedule.rate(Duration.days(1)),
      target,
      kmsKey: new Key(stack, 'Key'),
    });
    // THEN
    const key = { 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] };
    expect(statements).toContainEqual({
      Action: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
      Effect: 'Allow',
      Resource: key,
    });
    const policies = Template.fromStack(stack).findResources('AWS::IAM::Policy');
    const ofRole = Object.entries(policies).find(([id]) => id.startsWith('RoleDefaultPolicy'))![1];
    expect(ofRole['Properties'].PolicyDocument.Statement).toEqual([
      { Action: 'kms:Decrypt', Effect: 'Allow', Resource: key },
      {
        Action: expect.arrayContaining(['sqs:SendMessage']),
        Effect: 'Allow',
        Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Dead/), 'Arn'] },
      },
    ]);
  });

  test('a callback puts the token into the input of the target, in both languages', () => {
    const integrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN;
    const inputOf = (input: string, queryLanguage: QueryLanguage) => {
      const stack = stackIn();
      return create(stack, {
        scheduleName: 'a',
        schedule: Schedule.rate(Duration.days(1)),
        target: targetIn(stack, { input }),
        integrationPattern,
        queryLanguage,
      }).request.Target;
    };
    expect(inputOf(JsonPath.jsonToString({ token: JsonPath.taskToken }), QueryLanguage.JSON_PATH)).toHaveProperty(
      ['Input.$'],
      expect.stringMatching(/^States\.JsonToString\(.*\$\$\.Task\.Token/),
    );
    expect(inputOf(Jsonata.jsonToString({ token: Jsonata.taskToken }), QueryLanguage.JSONATA).Input).toBe(
      '{% $string({"token": $states.context.Task.Token}) %}',
    );
    expect(() => inputOf('{}', QueryLanguage.JSON_PATH)).toThrow(
      /MISSING_TASK_TOKEN at target\.input: .* Put JsonPath\.taskToken into target\.input/,
    );
  });

  test('a time window that is known at run time', () => {
    const stack = stackIn();
    const flexibleTimeWindow = Duration.minutes(JsonPath.numberAt('$.window'));
    const { request } = create(stack, { ...basics(stack), flexibleTimeWindow });
    expect(request.FlexibleTimeWindow).toEqual({ Mode: 'FLEXIBLE', 'MaximumWindowInMinutes.$': '$.window' });
  });

  test.each<[string, Partial<ours.EventBridgeSchedulerCreateScheduleTaskProps>, RegExp]>([
    ['scheduleName', { scheduleName: 'a b' }, /expected 1 to 64 letters, digits, -, _ and \., found "a b"\./],
    ['groupName', { groupName: 'x'.repeat(65) }, /expected 1 to 64 letters/],
    ['clientToken', { clientToken: 'a.b' }, /expected 1 to 64 letters, digits, - and _, found "a\.b"\./],
    ['description', { description: 'x'.repeat(513) }, /expected 512 characters at most/],
    ['timezone', { timezone: '' }, /expected 1 to 50 characters, found ""\./],
    ['flexibleTimeWindow', { flexibleTimeWindow: Duration.days(2) }, /expected 1 to 1440 whole minutes, found 2880\./],
    [
      'flexibleTimeWindow',
      { flexibleTimeWindow: Duration.seconds(90) },
      /expected 1 to 1440 whole minutes, found 1\.5\./,
    ],
    [
      'startDate',
      { startDate: new Date('2031-01-01'), endDate: new Date('2030-01-01') },
      /it must lie before endDate\./,
    ],
    ['endDate', { endDate: new Date('never') }, /the date is no moment in time\./],
  ])('rejects %s that does not fit: %#', (prop, props, message) => {
    const stack = stackIn();
    expect(() => create(stack, { ...basics(stack), ...props })).toThrow(
      new RegExp(`\\[Stack/Create\\] INVALID_PROP at ${prop}: ${message.source}`),
    );
  });

  test('rejects all that does not fit in a target at once', () => {
    const stack = stackIn();
    const retryPolicy = { maximumRetryAttempts: 186, maximumEventAge: Duration.seconds(59) };
    const schedule = Schedule.rate(Duration.days(1));
    const target = targetIn(stack, { input: '', retryPolicy });
    expect(() => create(stack, { scheduleName: 'a', schedule, target })).toThrow(
      /at target\.input: expected one.*\n.*maximumRetryAttempts: expected 0 to 185.*\n.*maximumEventAge: expected 60 to 86400/,
    );
  });

  test('takes the classes of aws-cdk-lib', async () => {
    const peer = await import('aws-cdk-lib/aws-stepfunctions-tasks');
    const stack = stackIn();
    const { request } = create(stack, {
      scheduleName: 'a',
      schedule: peer.Schedule.rate(Duration.hours(1)),
      target: new peer.EventBridgeSchedulerTarget(targetIn(stack, { input: '{}' }) as never),
      actionAfterCompletion: ActionAfterCompletion.NONE,
    });
    expect(request).toMatchObject({ ScheduleExpression: 'rate(1 hours)', Target: { Input: '{}' } });
  });

  test('renders its target on its own', () => {
    const target = new EventBridgeSchedulerTarget(targetIn(stackIn(), { input: '{}' }));
    expect(target.renderTargetObject()).toMatchObject({ Arn: target.arn, RoleArn: target.role.roleArn, Input: '{}' });
  });
});

describeParity('EventBridgeSchedulerCreateScheduleTask', ours, [
  {
    name: 'minimal props',
    props: ({ stack, library }) => ({
      scheduleName: 'reminder',
      schedule: library.Schedule.rate(Duration.hours(1)),
      target: new library.EventBridgeSchedulerTarget(targetIn(stack)),
    }),
  },
  {
    name: 'all props',
    props: ({ stack, at, library }) => ({
      scheduleName: 'reminder',
      schedule: library.Schedule.cron({ minute: '0', hour: '8', weekDay: 'MON-FRI' }),
      target: new library.EventBridgeSchedulerTarget(
        targetIn(stack, {
          input: at('input'),
          retryPolicy: { maximumRetryAttempts: 3, maximumEventAge: Duration.hours(2) },
          deadLetterQueue: new Queue(stack, 'Dead'),
        }),
      ),
      actionAfterCompletion: library.ActionAfterCompletion.DELETE,
      clientToken: 'once',
      description: 'reminds',
      startDate: new Date('2030-01-01T00:00:00Z'),
      endDate: new Date('2031-01-01T00:00:00Z'),
      flexibleTimeWindow: Duration.minutes(15),
      groupName: 'reminders',
      timezone: 'Europe/Paris',
      enabled: false,
      comment: 'creates',
    }),
  },
  {
    name: 'a customer managed key',
    props: ({ stack, library }) => ({
      scheduleName: 'reminder',
      schedule: library.Schedule.cron({ day: '1' }),
      target: new library.EventBridgeSchedulerTarget(targetIn(stack)),
      kmsKey: new Key(stack, 'Key'),
    }),
    alsoGrants: ['kms:DescribeKey', 'kms:Decrypt', 'kms:GenerateDataKey*'],
    differences: ['schedule-key'],
  },
  {
    name: 'one time',
    props: ({ stack, library }) => ({
      scheduleName: 'reminder',
      schedule: library.Schedule.oneTime(new Date('2030-01-01T00:00:00Z')),
      target: new library.EventBridgeSchedulerTarget(targetIn(stack)),
    }),
    expectState: ({ Parameters, Arguments, ...state }) => ({
      ...state,
      [Parameters === undefined ? 'Arguments' : 'Parameters']: {
        ...(Parameters ?? Arguments),
        ScheduleExpression: 'at(2030-01-01T00:00:00)',
        ScheduleExpressionTimezone: 'Etc/UTC',
      },
    }),
    differences: ['schedule-one-time'],
  },
  {
    name: 'a name at run time',
    props: ({ stack, at, library }) => ({
      scheduleName: at('name'),
      groupName: at('group'),
      schedule: library.Schedule.rate(Duration.days(1)),
      target: new library.EventBridgeSchedulerTarget(targetIn(stack)),
    }),
    // The peer's validation refuses a JSONata group; its resource for a JSONPath name holds the path.
    languages: [QueryLanguage.JSON_PATH],
    alsoGrants: ['scheduler:CreateSchedule'],
    differences: ['schedule-arn'],
  },
  {
    name: 'a callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    props: ({ stack, token, library }) => ({
      scheduleName: 'reminder',
      schedule: library.Schedule.rate(Duration.days(1)),
      target: new library.EventBridgeSchedulerTarget(targetIn(stack, { input: token })),
    }),
  },
]);
