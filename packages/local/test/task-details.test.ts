import { type Json, simulate } from '../src';

const task = (state: object) => ({ StartAt: 'Call', States: { Call: { Type: 'Task', End: true, ...state } } });
const startPacking = (pattern: string, more: object = {}) => ({
  Type: 'Task',
  Resource: `arn:aws:states:::states:startExecution${pattern}`,
  Parameters: { StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Pack', ...more },
});
const machines = {
  Pack: { definition: { StartAt: 'Box', States: { Box: { Type: 'Pass', Result: { boxes: 2 }, End: true } } } },
  Slow: { definition: { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } } },
};
/** The output of one task that starts an execution. */
const started = async (state: object) =>
  (await simulate({ definition: task(state), machines, startTime: '2025-06-01T10:00:00.250Z' })).output as Record<
    string,
    any
  >;

describe('executions that tasks start', () => {
  test('then the response has the headers that AWS sends, with the length of its body', async () => {
    const { ExecutionArn, SdkHttpMetadata, SdkResponseMetadata } = await started(startPacking(''));
    const body = `{"executionArn":"${ExecutionArn}","startDate":1.74877200025E9}`;
    const headers = {
      connection: 'keep-alive',
      'Content-Length': String(body.length),
      'Content-Type': 'application/x-amz-json-1.0',
      Date: 'Sun, 01 Jun 2025 10:00:00 GMT',
      'x-amzn-RequestId': SdkResponseMetadata.RequestId,
    };
    const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
    expect(SdkHttpMetadata).toEqual({ AllHttpHeaders: all, HttpHeaders: headers, HttpStatusCode: 200 });
  });

  test('then one that was waited for says whether it can be redriven, and sync:2 has its output as JSON', async () => {
    const ended = {
      RedriveCount: 0,
      RedriveStatus: 'NOT_REDRIVABLE',
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    };
    expect(await started(startPacking('.sync'))).toMatchObject({ Output: '{"boxes":2}', Input: '{}', ...ended });
    expect(await started(startPacking('.sync:2'))).toMatchObject({ Output: { boxes: 2 }, Input: {}, ...ended });
  });

  test('given a name for the second time, then the execution that runs is found, and one that has ended is in the way', async () => {
    const twice = async (machine: string, first: Json, second: Json) => {
      const named = (input: Json) => ({
        ...startPacking('', {
          StateMachineArn: `arn:aws:states:us-east-1:123456789012:stateMachine:${machine}`,
          Name: 'one',
          Input: input as object,
        }),
      });
      const First = { ...named(first), ResultSelector: { 'arn.$': '$.ExecutionArn' }, Next: 'Second' };
      const Second = { ...named(second), ResultSelector: { 'arn.$': '$.ExecutionArn' }, End: true };
      return simulate({ definition: { StartAt: 'First', States: { First, Second } }, machines });
    };
    const arn = (machine: string) => `arn:aws:states:us-east-1:123456789012:execution:${machine}:one`;
    expect(await twice('Slow', { a: 1 }, { a: 1 })).toMatchObject({
      status: 'SUCCEEDED',
      output: { arn: arn('Slow') },
    });
    for (const result of [await twice('Slow', { a: 1 }, { a: 2 }), await twice('Pack', {}, {})]) {
      expect(result).toMatchObject({ status: 'FAILED', error: 'StepFunctions.ExecutionAlreadyExistsException' });
      expect(result.cause).toMatch(
        /^Execution Already Exists: 'arn:aws:states:us-east-1:123456789012:execution:\w+:one' \(Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists; Request ID: [0-9a-f-]+; Proxy: null\)$/,
      );
    }
  });

  test('given one that fails, then the cause is what AWS describes of it, in its order', async () => {
    const Fail = { definition: { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Broken', Cause: 'it fell' } } } };
    const definition = task(startPacking('.sync', { StateMachineArn: 'stateMachine:Fail', Name: 'one' }));
    const { error, cause } = await simulate({ definition, machines: { Fail }, startTime: 1000 });
    expect(error).toBe('States.TaskFailed');
    const described = {
      Cause: 'it fell',
      Error: 'Broken',
      ExecutionArn: 'arn:aws:states:us-east-1:123456789012:execution:Fail:one',
      Input: '{}',
      InputDetails: { Included: true },
      Name: 'one',
      RedriveCount: 0,
      RedriveStatus: 'REDRIVABLE',
      StartDate: 1000,
      StateMachineArn: 'arn:aws:states:us-east-1:123456789012:stateMachine:Fail',
      Status: 'FAILED',
      StopDate: 1000,
    };
    expect(cause).toBe(JSON.stringify(described));
  });

  test('given an input that is text but no JSON, then the task fails as in AWS', async () => {
    const definition = task(startPacking('', { Input: 'hello' }));
    const { error, cause } = await simulate({ definition, machines });
    expect(error).toBe('StepFunctions.InvalidExecutionInputException');
    expect(cause).toMatch(/^Invalid State Machine Execution Input: '.*Error Code: InvalidExecutionInput; /);
  });
});

describe('functions', () => {
  const invoke = (more: object) =>
    task({ Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'charge', ...more } });
  const functions = {
    charge: () => {
      throw new Error('no money');
    },
  };

  test('given an asynchronous call, then the task ends with 202 whatever becomes of the function', async () => {
    const { status, output } = await simulate({ definition: invoke({ InvocationType: 'Event' }), functions });
    expect(status).toBe('SUCCEEDED');
    expect(output).toMatchObject({ StatusCode: 202, Payload: '', SdkHttpMetadata: { HttpStatusCode: 202 } });
    expect(output).not.toHaveProperty('ExecutedVersion');
  });

  test('given a version, then the response says so', async () => {
    const versions = async (more: object) =>
      ((await simulate({ definition: invoke(more), functions: { charge: () => null, '7': () => null } })).output as any)
        .ExecutedVersion;
    expect(await versions({ Qualifier: '12' })).toBe('12');
    expect(await versions({ FunctionName: 'charge:3' })).toBe('3');
    expect(await versions({ FunctionName: 'charge:live' })).toBe('$LATEST');
    expect(await versions({ FunctionName: '7' })).toBe('$LATEST');
  });

  test('given a dry run, then the function is not called', async () => {
    const { output } = await simulate({ definition: invoke({ InvocationType: 'DryRun' }), functions });
    expect(output).toMatchObject({ StatusCode: 204 });
  });

  test('given a result that Lambda does not hand back, then the function fails with its error', async () => {
    const large = { charge: () => 'x'.repeat(6_291_556) };
    const { error, cause } = await simulate({ definition: invoke({}), functions: large });
    expect(error).toBe('Function.ResponseSizeTooLarge');
    expect(JSON.parse(cause!).errorMessage).toBe(
      'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    );
  });

  test('given a role of another account, then the event of the call names it', async () => {
    const RoleArn = 'arn:aws:iam::210987654321:role/charge';
    const Resource = 'arn:aws:lambda:us-east-1:210987654321:function:charge';
    const definition = task({ Resource, Credentials: { RoleArn }, HeartbeatSeconds: 5, TimeoutSeconds: 9 });
    const { events } = await simulate({ definition, functions });
    expect(events[2]!['lambdaFunctionScheduledEventDetails']).toEqual({
      input: '{}',
      inputDetails: { truncated: false },
      resource: Resource,
      timeoutInSeconds: 9,
      taskCredentials: { roleArn: RoleArn },
    });
  });
});

test('given a heartbeat that fails to come, then it is caught as a timeout', async () => {
  const Resource = 'arn:aws:states:::lambda:invoke.waitForTaskToken';
  const Parameters = { FunctionName: 'ask', Payload: { 'token.$': '$$.Task.Token' } };
  const Catch = [{ ErrorEquals: ['States.Timeout'], Next: 'Late' }];
  const call = task({ Resource, Parameters, HeartbeatSeconds: 5, Catch });
  const definition = { ...call, States: { ...call.States, Late: { Type: 'Pass', End: true } } };
  const { output } = await simulate({ definition, functions: { ask: () => null }, callbacks: () => undefined });
  expect(output).toEqual({ Error: 'States.HeartbeatTimeout' });
});
