import { simulate } from '../src';

/** One state, and what follows it. */
const machine = (state: object, more: object = {}) => ({ StartAt: 'First', States: { First: state, ...more } });

describe('states in JSONPath', () => {
  test('given a Choice whose rule holds, then its state is next', async () => {
    const definition = machine(
      { Type: 'Choice', Choices: [{ Variable: '$.total', NumericGreaterThan: 10, Next: 'Large' }], Default: 'Small' },
      { Large: { Type: 'Pass', Result: 'large', End: true }, Small: { Type: 'Pass', Result: 'small', End: true } },
    );
    expect((await simulate({ definition, input: { total: 12 } })).output).toBe('large');
    expect((await simulate({ definition, input: { total: 2 } })).output).toBe('small');
  });

  test('given a Wait of a year, then a year passes on the clock and the run ends at once', async () => {
    const definition = machine({ Type: 'Wait', Seconds: 31_000_000, End: true });
    const { status, events } = await simulate({ definition, startTime: 0 });
    expect(status).toBe('SUCCEEDED');
    expect(events.at(-1)!.timestamp).toBe(31_000_000_000);
  });

  test('given a path that leads nowhere, then the run fails with the place and the reason', async () => {
    const { status, error, cause } = await simulate({
      definition: machine({ Type: 'Pass', InputPath: '$.a.b', End: true }),
    });
    expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.Runtime' });
    expect(cause).toBe(
      "An error occurred while executing the state 'First' (entered at the event id #2). Invalid path '$.a.b' : Missing property in path $['a']",
    );
  });

  test('given a template with a path that leads nowhere, then neither Retry nor Catch handle it', async () => {
    const handlers = {
      Retry: [{ ErrorEquals: ['States.ALL'] }],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Last' }],
    };
    const task = (fields: object) =>
      simulate({
        definition: machine(
          { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ...handlers, ...fields, End: true },
          { Last: { Type: 'Pass', End: true } },
        ),
        mocks: { First: { result: { MessageId: 'm' } } },
        input: { a: 1 },
      });
    const cause = (path: string, input: string) =>
      `An error occurred while executing the state 'First' (entered at the event id #2). The JSONPath '${path}' specified for the field 'made.$' could not be found in the input '${input}'`;
    expect(await task({ Parameters: { 'made.$': '$.b' } })).toMatchObject({
      error: 'States.Runtime',
      cause: cause('$.b', '{"a":1}'),
    });
    expect(await task({ ResultSelector: { 'made.$': '$.Id' } })).toMatchObject({
      error: 'States.Runtime',
      cause: cause('$.Id', '{"MessageId":"m"}'),
    });
  });

  test('given a Map, then each item goes through its states, in order', async () => {
    const definition = machine({
      Type: 'Map',
      ItemsPath: '$.items',
      ItemSelector: { 'value.$': '$$.Map.Item.Value', 'index.$': '$$.Map.Item.Index' },
      ItemProcessor: { StartAt: 'Wait', States: { Wait: { Type: 'Wait', SecondsPath: '$.value', End: true } } },
      End: true,
    });
    const { output } = await simulate({ definition, input: { items: [30, 20, 10] } });
    expect(output).toEqual([30, 20, 10].map((value, index) => ({ value, index })));
  });

  test('given a Parallel whose branch fails, then the others are stopped and its Catch goes on', async () => {
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const definition = machine(
      {
        Type: 'Parallel',
        Branches: [
          branch('Slow', { Type: 'Wait', Seconds: 1000, End: true }),
          branch('Bad', { Type: 'Fail', Error: 'Bad', Cause: 'on purpose' }),
        ],
        Catch: [{ ErrorEquals: ['Bad'], ResultPath: '$.error', Next: 'Last' }],
        End: true,
      },
      { Last: { Type: 'Pass', End: true } },
    );
    const { output, events } = await simulate({ definition, input: { id: 1 }, startTime: 0 });
    expect(output).toEqual({ id: 1, error: { Error: 'Bad', Cause: 'on purpose' } });
    expect(events.at(-1)!.timestamp).toBe(0);
    expect(events.map(({ type }) => type)).toContain('WaitStateAborted');
  });
});

describe('states in JSONata', () => {
  test('given variables and expressions, then they are evaluated with the values before the state', async () => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'Count',
      States: {
        Count: { Type: 'Pass', Assign: { count: 1 }, Next: 'Add' },
        Add: { Type: 'Pass', Assign: { count: '{% $count + 1 %}' }, Output: '{% $count %}', Next: 'Read' },
        Read: { Type: 'Pass', Output: { before: '{% $states.input %}', now: '{% $count %}' }, End: true },
      },
    };
    expect((await simulate({ definition })).output).toEqual({ before: 1, now: 2 });
  });

  test('given an expression that would never end, then it fails', async () => {
    const definition = machine({
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% ($f := function($n) { $f($n + 1) + 1 }; $f(1)) %}',
      End: true,
    });
    const { error, cause } = await simulate({ definition });
    expect(error).toBe('States.QueryEvaluationError');
    expect(cause).toContain('nests too deeply');
  });
});
