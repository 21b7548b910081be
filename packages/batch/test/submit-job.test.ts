import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { CfnParameter, Duration, Size } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { IntegrationPattern, QueryLanguage, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { BatchSubmitJob, type BatchSubmitJobProps } from '../src';

const RULE_ACTIONS = ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'];
const minimal = { jobName: 'render', jobDefinitionArn: 'render', jobQueueArn: 'films' };

describeTask({
  task: BatchSubmitJob,
  resource: 'batch:submitJob',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['batch:SubmitJob'],
    [IntegrationPattern.RUN_JOB]: ['batch:SubmitJob', 'batch:DescribeJobs', 'batch:TerminateJob', ...RULE_ACTIONS],
  },
  props: () => minimal,
});

/** The request of a job with some props. */
function requestOf(props: Partial<BatchSubmitJobProps>, jsonata = false) {
  const stack = stackIn();
  const queryLanguage = jsonata ? QueryLanguage.JSONATA : QueryLanguage.JSON_PATH;
  const state = synthesiseState(stack, new BatchSubmitJob(stack, 'Submit', { ...minimal, ...props, queryLanguage }));
  return state[jsonata ? 'Arguments' : 'Parameters'];
}

describe('BatchSubmitJob', () => {
  test('runs the job unless it is told otherwise', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new BatchSubmitJob(stack, 'Submit', minimal));
    expect(state['Resource']).toBe('arn:<AWS::Partition>:states:::batch:submitJob.sync');
  });

  test('takes every prop from the state, in JSONPath', () => {
    expect(
      requestOf({
        jobName: JsonPath.stringAt('$.name'),
        jobDefinitionArn: JsonPath.stringAt('$.definition'),
        jobQueueArn: JsonPath.stringAt('$.queue'),
        arraySize: JsonPath.numberAt('$.size'),
        attempts: JsonPath.numberAt('$.attempts'),
        payload: TaskInput.fromJsonPathAt('$.parameters'),
        dependsOn: [{ jobId: JsonPath.stringAt('$.before'), type: 'N_TO_N' }, { type: 'SEQUENTIAL' }],
        shareIdentifier: JsonPath.stringAt('$.share'),
        schedulingPriorityOverride: JsonPath.numberAt('$.priority'),
        tags: { team: JsonPath.stringAt('$.team') },
        propagateTags: JsonPath.objectAt('$.propagate'),
        taskTimeout: Timeout.at('$.seconds'),
        containerOverrides: {
          command: ['render', JsonPath.stringAt('$.scene')],
          environment: { SCENE: JsonPath.stringAt('$.scene') },
          instanceType: new InstanceType(JsonPath.stringAt('$.instance')),
          memory: Size.mebibytes(JsonPath.numberAt('$.memory')),
          gpuCount: JsonPath.numberAt('$.gpus'),
          vcpus: JsonPath.numberAt('$.vcpus'),
        },
      }),
    ).toEqual({
      'JobName.$': '$.name',
      'JobDefinition.$': '$.definition',
      'JobQueue.$': '$.queue',
      ArrayProperties: { 'Size.$': '$.size' },
      RetryStrategy: { 'Attempts.$': '$.attempts' },
      'Parameters.$': '$.parameters',
      DependsOn: [{ 'JobId.$': '$.before', Type: 'N_TO_N' }, { Type: 'SEQUENTIAL' }],
      'ShareIdentifier.$': '$.share',
      'SchedulingPriorityOverride.$': '$.priority',
      Tags: { 'team.$': '$.team' },
      'PropagateTags.$': '$.propagate',
      Timeout: { 'AttemptDurationSeconds.$': '$.seconds' },
      ContainerOverrides: {
        'Command.$': "States.Array('render', $.scene)",
        Environment: [{ Name: 'SCENE', 'Value.$': '$.scene' }],
        'InstanceType.$': '$.instance',
        ResourceRequirements: [
          { Type: 'GPU', 'Value.$': "States.Format('{}', $.gpus)" },
          { Type: 'MEMORY', 'Value.$': "States.Format('{}', $.memory)" },
          { Type: 'VCPU', 'Value.$': "States.Format('{}', $.vcpus)" },
        ],
      },
    });
  });

  test('takes numbers and lists from the state, in JSONata', () => {
    expect(
      requestOf(
        {
          arraySize: '{% $states.input.size %}',
          attempts: Jsonata.numberAt('$states.input.attempts'),
          dependsOn: '{% $states.input.before %}',
          taskTimeout: Timeout.jsonata('{% $states.input.seconds %}'),
          containerOverrides: {
            command: '{% $states.input.command %}',
            gpuCount: '{% $states.input.gpus %}',
            vcpus: Jsonata.numberAt('$states.input.vcpus'),
          },
        },
        true,
      ),
    ).toMatchObject({
      ArrayProperties: { Size: '{% $states.input.size %}' },
      RetryStrategy: { Attempts: '{% $states.input.attempts %}' },
      DependsOn: '{% $states.input.before %}',
      Timeout: { AttemptDurationSeconds: '{% $states.input.seconds %}' },
      ContainerOverrides: {
        Command: '{% $states.input.command %}',
        ResourceRequirements: [
          { Type: 'GPU', Value: '{% $string($states.input.gpus) %}' },
          { Type: 'VCPU', Value: '{% $string($states.input.vcpus) %}' },
        ],
      },
    });
  });

  test('takes numbers that only the deployment knows', () => {
    const stack = stackIn();
    const vcpus = new CfnParameter(stack, 'Vcpus', { type: 'Number' }).valueAsNumber;
    const task = new BatchSubmitJob(stack, 'Submit', { ...minimal, containerOverrides: { vcpus } });
    expect(synthesiseState(stack, task)['Parameters'].ContainerOverrides.ResourceRequirements).toEqual([
      { Type: 'VCPU', Value: '<Vcpus>' },
    ]);
  });

  test('a time ends an attempt of the job, not the state', () => {
    const stack = stackIn();
    const timeout = Duration.minutes(5);
    const state = synthesiseState(stack, new BatchSubmitJob(stack, 'Submit', { ...minimal, timeout }));
    expect(state['Parameters'].Timeout).toEqual({ AttemptDurationSeconds: 300 });
    expect(state).not.toHaveProperty('TimeoutSeconds');
  });

  test('a time from the state does not end the state either', () => {
    const stack = stackIn();
    const taskTimeout = Timeout.at('$.seconds');
    const state = synthesiseState(stack, new BatchSubmitJob(stack, 'Submit', { ...minimal, taskTimeout }));
    expect(state).not.toHaveProperty('TimeoutSecondsPath');
  });

  test('the rest of the API goes beside the props', () => {
    const additionalParameters = {
      RetryStrategy: { EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }] },
      NodeOverrides: { NumNodes: 4 },
      EksPropertiesOverride: { PodProperties: { Containers: [{ Name: 'main', Args: [JsonPath.stringAt('$.a')] }] } },
      EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'main', Command: ['a'] }] }] },
    };
    expect(requestOf({ attempts: 3, additionalParameters })).toMatchObject({
      RetryStrategy: { Attempts: 3, EvaluateOnExit: [{ Action: 'RETRY', OnStatusReason: 'Host EC2*' }] },
      NodeOverrides: { NumNodes: 4 },
      EksPropertiesOverride: {
        PodProperties: { Containers: [{ Name: 'main', 'Args.$': 'States.Array($.a)' }] },
      },
      EcsPropertiesOverride: { TaskProperties: [{ Containers: [{ Name: 'main', Command: ['a'] }] }] },
    });
  });

  test('overrides that override nothing are left away', () => {
    expect(requestOf({ containerOverrides: {} })).not.toHaveProperty('ContainerOverrides');
  });

  test.each<[string, Partial<BatchSubmitJobProps>, string]>([
    ['an array of one', { arraySize: 1 }, 'arraySize: found 1, an array job has 2 to 10000 children.'],
    ['an array too large', { arraySize: 10_001 }, 'arraySize: found 10001,'],
    ['no attempt', { attempts: 0 }, 'attempts: found 0, a job starts 1 to 10 times.'],
    ['too many attempts', { attempts: 11 }, 'attempts: found 11,'],
    [
      'a short time',
      { timeout: Duration.seconds(59) },
      'timeout: found 59 seconds, an attempt of a job gets 60 or more.',
    ],
    ['another short time', { taskTimeout: Timeout.duration(Duration.seconds(1)) }, 'taskTimeout: found 1 seconds,'],
    [
      '21 dependencies',
      { dependsOn: Array(21).fill({ jobId: 'a' }) },
      'dependsOn: found 21 jobs, a job waits for up to 20.',
    ],
    [
      'a reserved name',
      { containerOverrides: { environment: { AWS_BATCH_X: 'a' } } },
      'containerOverrides.environment: found AWS_BATCH_X, but AWS Batch keeps',
    ],
    ['no GPU', { containerOverrides: { gpuCount: 0 } }, 'containerOverrides.gpuCount: found 0, more than 0 fits.'],
    ['no vCPU', { containerOverrides: { vcpus: 0 } }, 'containerOverrides.vcpus: found 0, more than 0 fits.'],
    [
      'a scope of a known definition',
      { jobDefinitionScope: ['a'] },
      'jobDefinitionScope: no expression yields the ARN',
    ],
    ['a scope of a known queue', { jobQueueScope: ['a'] }, 'jobQueueScope: no expression yields the ARN'],
    ['a name with a blank', { jobName: 'my job' }, 'jobName: found "my job". Use up to 128 letters'],
  ])('%s is an error', (_, props, message) => {
    const stack = stackIn();
    const task = new BatchSubmitJob(stack, 'Submit', { ...minimal, ...props });
    expect(() => synthesise(stack, task)).toThrow(`[Stack/Submit] INVALID_PROP at ${message}`);
  });

  test.each<[string, Partial<BatchSubmitJobProps>]>([
    ['the smallest', { arraySize: 2, attempts: 1, timeout: Duration.seconds(60) }],
    ['the largest', { arraySize: 10_000, attempts: 10, dependsOn: Array(20).fill({ jobId: 'a' }) }],
    ['expressions that yield them', { jobName: JsonPath.format('a{}', JsonPath.stringAt('$.n')) }],
  ])('%s values are none', (_, props) => {
    expect(requestOf(props)).toMatchObject({ JobQueue: 'films' });
  });

  test('parameters are text', () => {
    const stack = stackIn();
    const payload = TaskInput.fromObject({ frames: 24 });
    const task = new BatchSubmitJob(stack, 'Submit', { ...minimal, payload });
    expect(() => synthesise(stack, task)).toThrow(/API_WRONG_TYPE at Parameters.frames: expected a string, found 24/);
  });
});
