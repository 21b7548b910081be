import {
  CreateActivityCommand,
  DeleteActivityCommand,
  DescribeActivityCommand,
  DescribeExecutionCommand,
  GetActivityTaskCommand,
  GetExecutionHistoryCommand,
  ListActivitiesCommand,
  ListExecutionsCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import type { TaskRunner } from '../src';
import { type Desk, openDesk } from './serve-desk';

/** Takes the place of a queue: whoever waits gets the next message. */
const messages: ((token: string) => void)[] = [];
const queue: TaskRunner = {
  handles: ({ service }) => service === 'sqs',
  run: async ({ parameters }) => {
    messages.shift()!((parameters as { MessageBody: { token: string } }).MessageBody.token);
    return { MessageId: '1' };
  },
};
const ask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Parameters: { QueueUrl: 'q', MessageBody: { 'token.$': '$$.Task.Token' } },
  End: true,
};

describe('given workers that know the server by its API', () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk({ tasks: [queue] });
  });
  afterAll(() => desk.close());

  const start = async (stateMachineArn: string, input = '{}') =>
    (await desk.send(new StartExecutionCommand({ stateMachineArn, input }))).executionArn!;

  test('when an activity has a task, then the worker that waits gets it, and its answer is the output', async () => {
    const { activityArn, creationDate } = await desk.send(new CreateActivityCommand({ name: 'pack' }));
    expect(activityArn).toBe('arn:aws:states:us-east-1:123456789012:activity:pack');
    // Making it again changes nothing.
    expect(await desk.send(new CreateActivityCommand({ name: 'pack' }))).toMatchObject({ activityArn, creationDate });
    expect(await desk.send(new DescribeActivityCommand({ activityArn }))).toMatchObject({ name: 'pack', creationDate });
    const { activities } = await desk.send(new ListActivitiesCommand({}));
    expect(activities).toEqual([{ activityArn, name: 'pack', creationDate }]);

    const stateMachineArn = await desk.make('Packs', { Pack: { Type: 'Task', Resource: activityArn, End: true } });
    const waiting = desk.send(new GetActivityTaskCommand({ activityArn, workerName: 'ann' }));
    const early = await start(stateMachineArn, '{"order":1}');
    const late = await start(stateMachineArn, '{"order":2}');
    const first = await waiting;
    const second = await desk.send(new GetActivityTaskCommand({ activityArn }));
    expect([first.input, second.input]).toEqual(['{"order":1}', '{"order":2}']);

    await desk.send(new SendTaskSuccessCommand({ taskToken: first.taskToken, output: '{"packed":true}' }));
    await desk.send(new SendTaskFailureCommand({ taskToken: second.taskToken, error: 'Broken', cause: 'it fell' }));
    expect(await desk.end(early)).toMatchObject({ status: 'SUCCEEDED', output: '{"packed":true}' });
    expect(await desk.end(late)).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'it fell' });
    const { events } = await desk.send(new GetExecutionHistoryCommand({ executionArn: early }));
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'ActivityStarted', activityStartedEventDetails: { workerName: 'ann' } }),
    );
    await desk.send(new DeleteActivityCommand({ activityArn }));
    await expect(desk.send(new GetActivityTaskCommand({ activityArn }))).rejects.toMatchObject({
      name: 'ActivityDoesNotExist',
      message: `Activity Does Not Exist: '${activityArn}'`,
    });
    const lost = await desk.end(await start(stateMachineArn));
    expect(lost).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(lost.cause).toContain(` The activity ${activityArn} does not exist.`);
    const { events: rest } = await desk.send(new GetExecutionHistoryCommand({ executionArn: lost.executionArn }));
    expect(rest!.map(({ type }) => type)).toEqual(['ExecutionStarted', 'TaskStateEntered', 'ExecutionFailed']);
  });

  test('when a worker leaves while it waits, then the task goes to the next one', async () => {
    const { activityArn } = await desk.send(new CreateActivityCommand({ name: 'leaves' }));
    const stateMachineArn = await desk.make('Leaves', { Pack: { Type: 'Task', Resource: activityArn, End: true } });
    const leaving = new AbortController();
    const gone = desk.send(new GetActivityTaskCommand({ activityArn }), { abortSignal: leaving.signal });
    await new Promise((resolve) => setTimeout(resolve, 200));
    leaving.abort();
    await expect(gone).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 200));
    await start(stateMachineArn, '7');
    expect(await desk.send(new GetActivityTaskCommand({ activityArn }))).toMatchObject({ input: '7' });
  });

  test('when a task waits for its token, then one answer counts, and late ones are told so', async () => {
    const stateMachineArn = await desk.make('Asks', { Ask: { ...ask, HeartbeatSeconds: 60 } });
    const message = new Promise<string>((resolve) => messages.push(resolve));
    const executionArn = await start(stateMachineArn);
    const taskToken = await message;
    await desk.send(new SendTaskHeartbeatCommand({ taskToken }));
    await expect(desk.send(new SendTaskSuccessCommand({ taskToken, output: '{' }))).rejects.toMatchObject({
      name: 'InvalidOutput',
    });
    await desk.send(new SendTaskSuccessCommand({ taskToken, output: '"yes"' }));
    expect(await desk.end(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
    const late = { name: 'TaskTimedOut', message: "Task Timed Out: 'Provided task does not exist anymore'" };
    await expect(desk.send(new SendTaskSuccessCommand({ taskToken, output: '1' }))).rejects.toMatchObject(late);
    for (const lost of [
      new SendTaskHeartbeatCommand({ taskToken: 'other' }),
      // The token counts before what comes with it.
      new SendTaskSuccessCommand({ taskToken: 'other', output: '{' }),
    ]) {
      await expect(desk.send(lost as SendTaskHeartbeatCommand)).rejects.toMatchObject({ name: 'InvalidToken' });
    }
  });

  test('when a machine starts another and waits for it, then both are executions of the server', async () => {
    const child = await desk.make('Child', { Double: { Type: 'Pass', Parameters: { 'b.$': '$.a' }, End: true } });
    const nested = (more: object) => ({
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: child, 'Input.$': '$' },
      End: true,
      ...more,
    });
    const parent = await desk.make('Parent', { Start: nested({ OutputPath: '$.Output' }) });
    expect(await desk.end(await start(parent, '{"a":3}'))).toMatchObject({ status: 'SUCCEEDED', output: '{"b":3}' });
    const { executions } = await desk.send(new ListExecutionsCommand({ stateMachineArn: child }));
    expect(executions).toMatchObject([{ status: 'SUCCEEDED' }]);
    const { executionArn } = executions![0]!;
    expect(await desk.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ input: '{"a":3}' });

    const lost = await desk.make('Lost', {
      Start: nested({ Parameters: { StateMachineArn: child.replace('Child', 'Unknown') } }),
    });
    expect(await desk.end(await start(lost))).toMatchObject({
      status: 'FAILED',
      error: 'StepFunctions.StateMachineDoesNotExistException',
    });
  });

  test('when a task calls another operation of Step Functions, then it is this server that answers', async () => {
    const stateMachineArn = await desk.make('Lists', {
      List: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:sfn:listActivities', Parameters: {}, End: true },
    });
    const { activityArn } = await desk.send(new CreateActivityCommand({ name: 'listed' }));
    const { output } = await desk.end(await start(stateMachineArn));
    expect(JSON.parse(output!).Activities).toContainEqual(expect.objectContaining({ ActivityArn: activityArn }));
  });
});
