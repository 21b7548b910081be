import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import { Duration, type Stack } from 'aws-cdk-lib';
import { IntegrationPattern, QueryLanguage, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { ExecutionClass, GlueStartJobRun, WorkerType, WorkerTypeV2 } = ours;
type Props = ours.GlueStartJobRunProps;

describeTask({
  task: GlueStartJobRun,
  resource: 'glue:startJobRun',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['glue:StartJobRun'],
    [IntegrationPattern.RUN_JOB]: ['glue:StartJobRun', 'glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun'],
  },
  props: () => ({ glueJobName: 'orders' }),
});

describe('GlueStartJobRun', () => {
  test('renders every prop, with numbers and booleans from the input', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const state = synthesiseState(
      stack,
      start(stack, {
        arguments: TaskInput.fromObject({ '--day': JsonPath.stringAt('$.day'), '--mode': 'full' }),
        securityConfiguration: 'sealed',
        notifyDelayAfter: Duration.hours(1),
        workerConfiguration: { workerTypeV2: WorkerTypeV2.of('R.2X'), numberOfWorkers: JsonPath.numberAt('$.workers') },
        executionClass: ExecutionClass.FLEX,
        jobRunQueuingEnabled: JsonPath.objectAt('$.queue'),
        taskTimeout: Timeout.duration(Duration.hours(2)),
        additionalParameters: { ExecutionRoleSessionPolicy: '{}' },
      }),
    );
    // THEN
    expect(state).toEqual({
      Type: 'Task',
      Resource: 'arn:<AWS::Partition>:states:::glue:startJobRun',
      End: true,
      Parameters: {
        JobName: 'orders',
        Arguments: { '--day.$': '$.day', '--mode': 'full' },
        Timeout: 120,
        SecurityConfiguration: 'sealed',
        NotificationProperty: { NotifyDelayAfter: 60 },
        WorkerType: 'R.2X',
        'NumberOfWorkers.$': '$.workers',
        ExecutionClass: 'FLEX',
        'JobRunQueuingEnabled.$': '$.queue',
        ExecutionRoleSessionPolicy: '{}',
      },
    });
  });

  test('takes a capacity and a time-out in JSONata', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      start(stack, {
        queryLanguage: QueryLanguage.JSONATA,
        arguments: TaskInput.fromJsonata('$states.input.arguments'),
        maxCapacity: 0.0625,
        jobRunQueuingEnabled: Jsonata.booleanAt('$states.input.queue'),
        taskTimeout: Timeout.jsonata('{% $states.input.minutes %}'),
      }),
    );
    expect(state).not.toHaveProperty('TimeoutSeconds');
    expect(state['Arguments']).toEqual({
      JobName: 'orders',
      Arguments: '{% $states.input.arguments %}',
      Timeout: '{% $states.input.minutes %}',
      MaxCapacity: 0.0625,
      JobRunQueuingEnabled: '{% $states.input.queue %}',
    });
  });

  test.each([
    ['orders', 'orders'],
    [JsonPath.stringAt('$.job'), '*'],
  ])('may run the job %p alone, or any that the input names', (glueJobName, name) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, start(stack, { glueJobName }));
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:glue:eu-west-1:123456789012:job/${name}`,
    ]);
  });

  test('an argument that is no string is an error, since Step Functions refuses it when the state runs', () => {
    const stack = stackIn();
    const task = start(stack, { arguments: TaskInput.fromObject({ '--count': 3 }) });
    expect(() => synthesise(stack, task)).toThrow(/API_WRONG_TYPE at Arguments\.--count: expected a string, found 3/);
  });

  test.each<[string, Partial<Props>, RegExp]>([
    [
      'no worker type',
      { workerConfiguration: { numberOfWorkers: 2 } },
      /at workerConfiguration: found neither workerType nor workerTypeV2\. Set workerTypeV2/,
    ],
    [
      'two worker types',
      {
        workerConfiguration: { numberOfWorkers: 2, workerType: WorkerType.G_1X, workerTypeV2: WorkerTypeV2.G_2X },
      },
      /at workerConfiguration: found both types/,
    ],
    [
      'workers and a capacity',
      { workerConfiguration: { numberOfWorkers: 2, workerTypeV2: WorkerTypeV2.G_2X }, maxCapacity: 4 },
      /at maxCapacity: the number of workers is the capacity/,
    ],
    ['part of a minute', { notifyDelayAfter: Duration.seconds(90) }, /at notifyDelayAfter: found 1 minute 30 seconds/],
    [
      'a time-out of seconds',
      { taskTimeout: Timeout.duration(Duration.seconds(30)) },
      /at taskTimeout: found 0\.5 minutes\. Give whole minutes/,
    ],
    ['a time-out of nothing', { timeout: Duration.minutes(0) }, /at timeout: found 0 minutes/],
  ])('%s is an error', (_, props, message) => {
    const stack = stackIn();
    expect(() => synthesise(stack, start(stack, props))).toThrow(message);
  });
});

function start(stack: Stack, props: Partial<Props>) {
  return new GlueStartJobRun(stack, 'Run', { glueJobName: 'orders', ...props });
}

const BOTH_PATTERNS = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

/** aws-cdk-lib renders `NotificationProperty: null` in JSONata states that have none. */
const withoutNull = (state: Record<string, any>) => {
  if (state['Arguments'] === undefined) return state;
  const { NotificationProperty, ...request } = state['Arguments'];
  return { ...state, Arguments: NotificationProperty === null ? request : state['Arguments'] };
};

describeParity('GlueStartJobRun', ours, [
  {
    name: 'minimal props',
    patterns: BOTH_PATTERNS,
    props: () => ({ glueJobName: 'orders' }),
    expectState: withoutNull,
    differences: ['glue-notification-property'],
  },
  {
    name: 'all props',
    patterns: BOTH_PATTERNS,
    props: ({ library, at }) => ({
      glueJobName: 'orders',
      arguments: TaskInput.fromObject({ '--day': at('day'), '--mode': 'full' }),
      securityConfiguration: 'sealed',
      notifyDelayAfter: Duration.minutes(5),
      workerConfiguration: { workerTypeV2: library.WorkerTypeV2.G_1X, numberOfWorkers: 2 },
      executionClass: library.ExecutionClass.FLEX,
      taskTimeout: Timeout.duration(Duration.minutes(30)),
    }),
  },
  {
    name: 'arguments from the input, and the older props',
    props: ({ library, at }) => ({
      glueJobName: 'orders',
      arguments: TaskInput.fromText(at('arguments')),
      notifyDelayAfter: Duration.minutes(5),
      workerConfiguration: { workerType: library.WorkerType.G_025X, numberOfWorkers: 2 },
      timeout: Duration.minutes(30),
    }),
  },
  {
    name: 'a job and a time-out from the input',
    languages: [QueryLanguage.JSON_PATH],
    props: ({ at }) => ({ glueJobName: at('job'), taskTimeout: Timeout.at('$.minutes') }),
    alsoGrants: ['glue:StartJobRun'],
    differences: ['glue-expressions-in-arns'],
  },
]);
