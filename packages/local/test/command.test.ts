import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../src';
import { jobService } from './job-service';

const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: object): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(content));
  return file;
}

async function run(...args: string[]) {
  const written = { out: '', err: '' };
  const code = await main(
    ['run', ...args],
    { write: (text) => (written.out += text) },
    { write: (text) => (written.err += text) },
  );
  return { code, ...written };
}

const charge = {
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Retry: [{ ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 60 }],
  End: true,
};
const definitions = {
  JSONPath: {
    StartAt: 'Charge',
    States: { Charge: { ...charge, Parameters: { FunctionName: 'charge' }, OutputPath: '$.Payload' } },
  },
  JSONata: {
    QueryLanguage: 'JSONata',
    StartAt: 'Charge',
    States: { Charge: { ...charge, Arguments: { FunctionName: 'charge' }, Output: '{% $states.result.Payload %}' } },
  },
};

describe.each(Object.entries(definitions))('given a definition in %s', (language, definition) => {
  const file = write(`${language}.asl.json`, definition);
  const result = { Payload: { id: 7 } };

  test('when it is run with mocks by attempt, then the trace tells of the retry and the code is 0', async () => {
    const mocks = write('mocks.json', { Charge: [{ error: 'Busy', cause: 'try again' }, { result }] });
    const { code, out, err } = await run(file, '--mocks', mocks, '--input', '{"card":"1"}');
    expect(out).toMatch(/^ +0\.000 s {2}started with \{"card":"1"\}$/m);
    expect(out).toMatch(/^ +0\.000 s {4}.*failed: Busy: try again$/m);
    expect(out).toMatch(/^ +60\.000 s {2}succeeded with \{"id":7\}$/m);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/^SUCCEEDED after \d+ events\n$/) });
  });

  test("when mocks are in AWS's format, then the test case is chosen", async () => {
    const mocks = write('config.json', {
      StateMachines: { Orders: { TestCases: { Happy: { Charge: 'Good' }, Refused: { Charge: 'Bad' } } } },
      MockedResponses: {
        Good: { '0': { Return: result } },
        Bad: { '0-3': { Throw: { Error: 'Refused', Cause: 'no money' } } },
      },
    });
    expect(await run(file, '--mocks', mocks, '--test-case', 'Happy')).toMatchObject({ code: 0 });
    const refused = await run(file, '--mocks', mocks, '--test-case', 'Refused', '--json');
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('FAILED after') });
    expect(JSON.parse(refused.out)).toMatchObject({ status: 'FAILED', error: 'Refused', cause: 'no money' });
    expect(await run(file, '--mocks', mocks)).toMatchObject({
      code: 2,
      err: 'The mocks have several test cases, say --test-case: Happy, Refused.\n',
    });
    expect((await run(file, '--mocks', mocks, '--test-case', 'Hapy')).err).toMatch(
      /no test case of Orders Hapy.*Happy, Refused/,
    );
  });

  test('when a mock names no state, then the error says which there are', async () => {
    const mocks = write('wrong.json', { Chrge: { result } });
    expect(await run(file, '--mocks', mocks)).toMatchObject({
      code: 2,
      err: expect.stringContaining('mocks Chrge, which is no state.'),
    });
  });

  test('when a report is asked for, then it is written, whether the run succeeds or fails', async () => {
    const report = join(folder, language, 'reports', 'run.html');
    for (const [mock, status] of [
      [{ result }, 'SUCCEEDED'],
      [{ error: 'Refused' }, 'FAILED'],
    ] as const) {
      const { err } = await run(file, '--mocks', write('mock.json', { Charge: mock }), '--report', report);
      expect(err).toContain(`The report is ${report}.\n`);
      expect(readFileSync(report, 'utf8')).toContain(`"status":"${status}"`);
      rmSync(report);
    }
  });

  test('when the report cannot be written, then the run does not start', async () => {
    const mocks = write('mock.json', { Charge: { result } });
    for (const report of [folder, join(file, 'run.html')]) {
      const { code, out, err } = await run(file, '--mocks', mocks, '--report', report);
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`--report cannot write ${report}: `);
    }
    expect(existsSync(join(file, 'run.html'))).toBe(false);
  });

  test('when nothing runs a task, then the run does not start', async () => {
    const { code, err } = await run(file, '--no-services');
    expect(code).toBe(2);
    expect(err).toContain('Charge');
  });
});

describe('given a command line that does not fit', () => {
  test.each([
    [['run'], 'Name what to run'],
    [['walk', 'x'], 'There is no command walk'],
    [['run', 'a', 'b'], 'Name one source; found b as well'],
    [['run', 'a', '--seed', 'x'], '--seed x is no whole number'],
    [['run', 'a', '--speed', '3'], '--speed'],
    [['run', 'a', '--endpoint', 'nonsense'], '--endpoint nonsense is no URL'],
  ])('%j, then the code is 2 and the usage is printed', async (args, message) => {
    let err = '';
    expect(await main(args, { write: () => {} }, { write: (text) => (err += text) })).toBe(2);
    expect(err).toContain(message);
    expect(err).toContain('Usage: sfn-tasks-local');
  });

  test('the input is no JSON, then the error says so', async () => {
    const file = write('any.json', definitions.JSONPath);
    expect(await run(file, '--input', '{')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--input is no JSON'),
    });
  });
});

describe('given a workflow that waits for a task token', () => {
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Parameters: { QueueUrl: { Ref: 'Inbox' }, 'MessageBody.$': '$$.Task.Token' },
    Retry: [{ ErrorEquals: ['Later'] }],
    End: true,
  };
  const resources = {
    Inbox: { Type: 'AWS::SQS::Queue' },
    Machine: {
      Type: 'AWS::StepFunctions::StateMachine',
      Properties: {
        Definition: {
          StartAt: 'Approve',
          States: { Approve: state },
        },
      },
    },
  };
  const template = write('Waits.template.json', { Resources: resources });

  test('when a file answers, then the message is sent and the token answered, attempt by attempt', async () => {
    const answers = write('answers.json', { Approve: [{ error: 'Later' }, { result: { by: 'Ada' }, seconds: 3600 }] });
    const { code, out } = await run(template, '--callbacks', answers, '--json');
    const { output, events } = JSON.parse(out);
    expect({ code, output }).toEqual({ code: 0, output: { by: 'Ada' } });
    const submitted = events.filter(({ type }: { type: string }) => type === 'TaskSubmitted');
    expect(submitted).toHaveLength(2);
    expect(JSON.parse(submitted[1].taskSubmittedEventDetails.output).MessageId).toEqual(expect.any(String));
    expect(events.at(-1).timestamp - events[0].timestamp).toBe(3_601_000);
  });

  test('when a state has no answer, or one that it does not need, then the run does not start', async () => {
    expect(await run(template, '--callbacks', write('none.json', {}))).toMatchObject({
      code: 2,
      err: expect.stringContaining('has no answer for Approve, which waits for a task token'),
    });
    expect(
      await run(
        write('pass.json', { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } }),
        '--callbacks',
        write('a.json', { A: {} }),
      ),
    ).toMatchObject({
      code: 2,
      err: expect.stringContaining('answers A, which waits for no task token'),
    });
  });
});

describe('given a job at an endpoint', () => {
  const file = write('query.json', {
    StartAt: 'Query',
    States: {
      Query: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
        Parameters: { 'QueryString.$': '$$.Task.Token' },
        OutputPath: '$.QueryExecution.Status.State',
        End: true,
      },
    },
  });
  const athena = (State: string) =>
    jobService({
      StartQueryExecution: () => ({ QueryExecutionId: 'q' }),
      GetQueryExecution: () => ({ QueryExecution: { Status: { State } } }),
    });
  const outputOf = async (url: string, answers: object) => {
    const { out } = await run(file, '--endpoint', url, '--callbacks', write('query-answers.json', answers), '--json');
    return JSON.parse(out).output;
  };

  test('when a file has no answer to the token that it hands on, then the run waits for the job', async () => {
    await using service = await athena('SUCCEEDED');
    expect(await outputOf(service.url, {})).toBe('SUCCEEDED');
  });

  test('when the file has one, then the run need not', async () => {
    await using service = await athena('RUNNING');
    const answer = { QueryExecution: { Status: { State: 'told' } } };
    expect(await outputOf(service.url, { Query: { result: answer } })).toBe('told');
  });
});

describe('given files of mocks and answers that would be dropped', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dropped-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const fileOf = (name: string, content: object): string => {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  const token = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true };
  const waits = fileOf('waits.json', { StartAt: 'Approve', States: { Approve: token } });

  test.each<[string[], string]>([
    [
      ['run', waits, '--mocks', fileOf('a', { Approve: { reslt: 1 } })],
      'reslt is no field of a mock. Did you mean result?',
    ],
    [
      ['run', waits, '--callbacks', fileOf('b', { Approve: { reslt: 1 } })],
      'the answer for Approve: reslt is no field of a mock',
    ],
    [['run', waits, '--mocks', fileOf('c', { Approve: {} }), '--test-case', 'Happy'], '--test-case Happy needs AWS'],
    [
      ['serve', waits, '--port', '0', '--mocks', fileOf('d', { Aprove: {} })],
      'Aprove is neither a task nor the resource of one. Did you mean Approve?',
    ],
    [['serve', '--endpoint', 'nonsense'], '--endpoint nonsense is no URL'],
  ])('%j, then the code is 2', async (args, message) => {
    let err = '';
    expect(await main(args, { write: () => {} }, { write: (text) => (err += text) })).toBe(2);
    expect(err).toContain(message);
  });
});
