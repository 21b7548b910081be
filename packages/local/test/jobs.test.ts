import { awsServices, type Json, simulate, startExecution } from '../src';
import { type JobService, jobService, refusal } from './job-service';
import { type Desk, openDesk } from './serve-desk';

const task = (resource: string, more: object = {}) => ({
  StartAt: 'Job',
  States: { Job: { Type: 'Task', Resource: `arn:aws:states:::${resource}`, End: true, ...more } },
});
/** Jobs go on at such a pace that a minute of theirs is a moment here. */
const tasksAt = (service: Pick<JobService, 'url'>) => [awsServices({ endpoint: service.url, jobPace: 6000 })];
const types = (events: readonly { type: string }[]) => events.map(({ type }) => type);

const QUERY = task('athena:startQueryExecution.sync', { Parameters: { QueryString: 'SELECT 1' } });
const queryIn = (State: string) => ({
  QueryExecution: { QueryExecutionId: 'q', Status: { State, SubmissionDateTime: 1_700_000_000.5 } },
});
const athena = (...states: string[]) =>
  jobService({
    StartQueryExecution: () => ({ QueryExecutionId: 'q' }),
    GetQueryExecution: (_, count) => queryIn(states[Math.min(count, states.length - 1)]!),
    StopQueryExecution: () => ({}),
  });

const SUBMIT = { Parameters: { JobName: 'j', JobQueue: 'queue', JobDefinition: 'definition' } };
const batch = (describe: (count: number) => object) =>
  jobService({
    SubmitJob: () => ({ jobId: 'id', jobName: 'j' }),
    DescribeJobs: (_, count) => describe(count) as any,
    TerminateJob: () => ({}),
  });
const jobIn = (status: string) => ({ jobs: [{ jobId: 'id', jobName: 'j', status, startedAt: 1 }] });

const RUN = { Parameters: { Cluster: 'c', TaskDefinition: 'd' } };
const ecs = (lastStatus: string, exitCode?: number, failures: object[] = []) =>
  jobService({
    RunTask: () => ({ tasks: failures.length > 0 ? [] : [{ taskArn: 'arn', lastStatus: 'PENDING' }], failures }),
    DescribeTasks: () => ({
      tasks: [{ taskArn: 'arn', lastStatus, containers: [{ name: 'main', exitCode }] }],
      failures: [],
    }),
    StopTask: () => ({}),
  });

describe('given a job that a task waits for', () => {
  test('when it succeeds, then the output is its description in the words of Step Functions', async () => {
    await using service = await athena('QUEUED', 'RUNNING', 'SUCCEEDED');
    const { output, events } = await simulate({ definition: QUERY, tasks: tasksAt(service) });
    const state = { State: 'SUCCEEDED', SubmissionDateTime: 1_700_000_000_500 };
    expect(output).toEqual({ QueryExecution: { QueryExecutionId: 'q', Status: state } });
    expect(service.calls).toEqual(['StartQueryExecution', ...Array(3).fill('GetQueryExecution')]);
    expect(service.requests('GetQueryExecution')[0]).toEqual({ QueryExecutionId: 'q' });
    expect(types(events).slice(2, 6)).toEqual(['TaskScheduled', 'TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
    expect(JSON.parse(events[4]!.taskSubmittedEventDetails!['output'] as string)).toMatchObject({
      QueryExecutionId: 'q',
      SdkHttpMetadata: { HttpStatusCode: 200 },
    });
    // It was looked at after 1, 2 and 4 seconds.
    expect(Number(events[5]!.timestamp) - Number(events[4]!.timestamp)).toBe(7000);
  });

  test('when it fails, then the cause is its description', async () => {
    await using service = await athena('FAILED');
    const result = await simulate({ definition: QUERY, tasks: tasksAt(service) });
    expect(result).toMatchObject({ status: 'FAILED', error: 'States.TaskFailed' });
    expect(JSON.parse(result.cause!)).toMatchObject({ QueryExecution: { Status: { State: 'FAILED' } } });
    expect(types(result.events)).toContain('TaskFailed');
    expect(service.calls).not.toContain('StopQueryExecution');
  });

  test('when the service is busy at times, then it is asked again', async () => {
    await using service = await batch((count) =>
      count < 2 ? refusal(count === 0 ? 429 : 503, 'TooManyRequestsException') : jobIn('SUCCEEDED'),
    );
    const { output } = await simulate({ definition: task('batch:submitJob.sync', SUBMIT), tasks: tasksAt(service) });
    expect(output).toEqual({ JobId: 'id', JobName: 'j', Status: 'SUCCEEDED', StartedAt: 1 });
    expect(service.requests('DescribeJobs')).toEqual(Array(3).fill({ jobs: ['id'] }));
  });

  test.each([
    ['is busy for good', 429, 10],
    ['refuses to tell', 403, 1],
  ])('when the service %s, then the task fails after a while', async (_, status, calls) => {
    await using service = await batch(() => refusal(status, 'SomeException'));
    const result = await simulate({ definition: task('batch:submitJob.sync', SUBMIT), tasks: tasksAt(service) });
    expect(result).toMatchObject({ status: 'FAILED', error: 'Batch.AWSBatchException' });
    expect(service.requests('DescribeJobs')).toHaveLength(calls);
  });

  test('when it takes longer than the task may, then the task times out and the job is stopped', async () => {
    await using service = await batch(() => jobIn('RUNNING'));
    const definition = task('batch:submitJob.sync', { ...SUBMIT, TimeoutSeconds: 600 });
    const { error, events } = await simulate({ definition, tasks: tasksAt(service) });
    expect(error).toBe('States.Timeout');
    const [started, timedOut] = ['TaskStarted', 'TaskTimedOut'].map((type) =>
      Number(events.find((event) => event.type === type)!.timestamp),
    );
    expect(timedOut! - started!).toBe(600_000);
    expect(await service.asked('TerminateJob')).toMatchObject({ jobId: 'id' });
    const looks = service.requests('DescribeJobs').length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(service.requests('DescribeJobs')).toHaveLength(looks);
  });

  test('when the execution is stopped, then the job is, too', async () => {
    await using service = await ecs('RUNNING');
    const execution = startExecution({ definition: task('ecs:runTask.sync', RUN), tasks: tasksAt(service) });
    await service.asked('DescribeTasks');
    execution.stop();
    expect(await execution.done).toMatchObject({ status: 'ABORTED' });
    expect(await service.asked('StopTask')).toMatchObject({ cluster: 'c', task: 'arn' });
  });

  test('when the clock is real, then it is looked at as often', async () => {
    await using service = await athena('SUCCEEDED');
    const { status } = await simulate({ definition: QUERY, tasks: tasksAt(service), clock: 'real' });
    expect(status).toBe('SUCCEEDED');
  });

  test.each([0, -1, Number.NaN])('when its pace is %s, then that is an error', (jobPace) => {
    expect(() => awsServices({ endpoint: 'http://127.0.0.1', jobPace })).toThrow(
      `jobPace must be a number above 0, found ${jobPace}.`,
    );
  });

  test('when other branches wait on the clock, then they go on meanwhile', async () => {
    await using service = await athena('RUNNING', 'RUNNING', 'RUNNING', 'SUCCEEDED');
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3, End: true } } };
    const definition = { StartAt: 'P', States: { P: { Type: 'Parallel', Branches: [QUERY, wait], End: true } } };
    const { events } = await simulate({ definition, tasks: tasksAt(service) });
    expect(types(events).indexOf('WaitStateExited')).toBeLessThan(types(events).indexOf('TaskSucceeded'));
  });
});

describe('given a task of Amazon ECS', () => {
  const run = async (service: JobService, pattern = '.sync') => {
    await using it = service;
    const result = await simulate({ definition: task(`ecs:runTask${pattern}`, RUN), tasks: tasksAt(it) });
    return result;
  };

  test('when all containers ended well, then the output is the task', async () => {
    expect(await run(await ecs('STOPPED', 0))).toMatchObject({ output: { TaskArn: 'arn', LastStatus: 'STOPPED' } });
  });

  test.each([1, undefined])('when a container ended with %s, then the task fails', async (exitCode) => {
    const result = await run(await ecs('STOPPED', exitCode));
    expect(result.error).toBe('States.TaskFailed');
    expect(JSON.parse(result.cause!)).toMatchObject({ TaskArn: 'arn', Containers: [{ Name: 'main' }] });
  });

  test('when it could not be started, then only a task that waits fails', async () => {
    const failures = [{ arn: 'arn', reason: 'RESOURCE:MEMORY' }];
    const { error, cause } = await run(await ecs('', 0, failures));
    expect(error).toBe('AmazonECS.Unknown');
    expect(JSON.parse(cause!)).toEqual({ Tasks: [], Failures: [{ Arn: 'arn', Reason: 'RESOURCE:MEMORY' }] });
    expect((await run(await ecs('', 0, failures), '')).status).toBe('SUCCEEDED');
  });
});

describe('given an execution that a task starts at an endpoint', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const run = async (pattern: string, child: object) => {
    const StateMachineArn = await desk.make(`${child['Type' as never]}${pattern.length}`, { Child: { ...child } });
    const Parameters = { StateMachineArn, Input: { total: 1 } };
    return simulate({ definition: task(`states:startExecution.${pattern}`, { Parameters }), tasks: tasksAt(desk) });
  };
  const pass = { Type: 'Pass', End: true };

  test('when it succeeds, then its output is text, or with sync:2 the JSON itself', async () => {
    const status = { Status: 'SUCCEEDED', StartDate: expect.any(Number), InputDetails: { Included: true } };
    const { output } = await run('sync', pass);
    expect(output).toMatchObject({ ...status, Input: '{"total":1}', Output: '{"total":1}' });
    expect((await run('sync:2', pass)).output).toMatchObject({ ...status, Input: { total: 1 }, Output: { total: 1 } });
  });

  test('when it fails, then the cause is its description', async () => {
    const { error, cause } = await run('sync:2', { Type: 'Fail', Error: 'Broken', Cause: 'It is.' });
    expect(error).toBe('States.TaskFailed');
    expect(JSON.parse(cause!)).toMatchObject({ Status: 'FAILED', Error: 'Broken', Cause: 'It is.' });
  });
});

describe('given a task that waits for a job and hands on its token', () => {
  const definition = task('athena:startQueryExecution.sync', {
    Parameters: { 'QueryString.$': "States.Format('{}', $$.Task.Token)" },
  });

  test('when the token is answered, then that ends the task, and the job goes on', async () => {
    await using service = await athena('RUNNING');
    const execution = startExecution({ definition, tasks: tasksAt(service) });
    const { QueryString } = await service.asked('StartQueryExecution');
    await service.asked('GetQueryExecution');
    expect(execution.sendTaskSuccess(QueryString, { early: true })).toBe(true);
    const { output, events } = await execution.done;
    expect(output).toEqual({ early: true });
    expect(types(events).slice(3, 6)).toEqual(['TaskStarted', 'TaskSubmitted', 'TaskSucceeded']);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(service.calls).not.toContain('StopQueryExecution');
    const looks = service.requests('GetQueryExecution').length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(service.requests('GetQueryExecution')).toHaveLength(looks);
  });

  test('when code answers tokens, then it hears of this one', async () => {
    await using service = await athena('RUNNING');
    const callbacks = (_: unknown, answer: { failure(error: string): void }) => answer.failure('Refused');
    expect(await simulate({ definition, tasks: tasksAt(service), callbacks })).toMatchObject({ error: 'Refused' });
  });

  test('when no heartbeat comes, then the task ends and the job is stopped', async () => {
    await using service = await athena('RUNNING');
    const watched = { ...definition.States.Job, HeartbeatSeconds: 30 };
    const { error } = await simulate({
      definition: { ...definition, States: { Job: watched } },
      tasks: tasksAt(service),
    });
    expect(error).toBe('States.HeartbeatTimeout');
    await service.asked('StopQueryExecution');
  });

  test('when the job is there first, then the token is void', async () => {
    await using service = await athena('SUCCEEDED');
    const late: boolean[] = [];
    const onEvent = ({ type }: { type: string }) => {
      const token = service.requests('StartQueryExecution')[0]?.QueryString;
      if (type === 'TaskSucceeded') late.push(execution.sendTaskSuccess(token, {} as Json));
    };
    const execution = startExecution({ definition, tasks: tasksAt(service), onEvent });
    expect((await execution.done).output).toMatchObject({ QueryExecution: {} });
    expect(late).toEqual([false]);
  });
});

describe('given a job that no AWS API runs', () => {
  test('when nothing answers for it, then the run does not start', async () => {
    await using service = await athena();
    const definition = task('eks:runJob.sync', { Parameters: { ClusterName: 'c' } });
    await expect(simulate({ definition, tasks: tasksAt(service) })).rejects.toThrow(/eks:runJob\.sync: pass .* a mock/);
  });
});

describe('given an execution that a task starts here, to which it hands its token', () => {
  const Child = task('sqs:sendMessage.waitForTaskToken', { Parameters: { 'MessageBody.$': '$.token' } });
  const definition = task('states:startExecution.sync:2', {
    Parameters: { StateMachineArn: 'Child', Input: { 'token.$': '$$.Task.Token' } },
  });
  const queue = { handles: ({ service = '' }) => service === 'sqs', run: async () => ({ MessageId: 'm' }) };
  const run = (onMessage: (token: string) => void) => {
    const callbacks = ({ service, parameters }: { service: string; parameters: Json }) => {
      if (service === 'sqs') onMessage((parameters as { MessageBody: string }).MessageBody);
    };
    const options = { definition, machines: { Child: { definition: Child } }, tasks: [queue], callbacks };
    return startExecution(options);
  };

  test('when who got the message answers, then the task ends before the execution', async () => {
    const execution = run((token) => void execution.sendTaskSuccess(token, 'done'));
    const { output, events } = await execution.done;
    expect(output).toBe('done');
    expect(types(events)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('when it fails the token, then the task fails', async () => {
    const execution = run((token) => void execution.sendTaskFailure(token, 'Refused', 'No.'));
    expect(await execution.done).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'No.' });
  });
});
