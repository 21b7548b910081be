import { simulate } from '../src';

const PASS = { Type: 'Pass', End: true };
const one = (state: object, more: object = {}) => ({ StartAt: 'A', States: { A: state, ...more } });
const inner = (name: string) => ({ StartAt: name, States: { [name]: PASS } });
const choice = (rule: object) => one({ Type: 'Choice', Choices: [{ Next: 'B', ...rule }], Default: 'B' }, { B: PASS });
const task = (more: object) => one({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', End: true, ...more });

/** What is said against a definition. */
async function problems(definition: object): Promise<string> {
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const tasks = ['A', 'B'].filter((name) => text.includes(`"${name}":{"Type":"Task"`));
  const mocks = Object.fromEntries(tasks.map((name) => [name, { result: {} }]));
  return simulate({ definition, mocks }).then(
    () => 'it runs',
    (error: Error) => error.message.replace('The state machine cannot run: ', ''),
  );
}

describe('definitions that cannot run', () => {
  test.each<[string, object, string]>([
    ['a state that nothing leads to', one(PASS, { B: PASS }), '/States/B: State "B" is not reachable.'],
    [
      'a loop beside the states that run',
      one(PASS, { B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } }),
      '- /States/B: State "B" is not reachable.\n- /States/C: State "C" is not reachable.',
    ],
    [
      'a name that a state inside has as well',
      one({ Type: 'Parallel', Branches: [inner('B'), inner('A')], End: true }),
      '/States/A/Branches[1]/States/A: Duplicate State name: A',
    ],
    [
      'a name that two Maps have',
      one(
        { Type: 'Map', ItemProcessor: inner('C'), Next: 'B' },
        { B: { Type: 'Map', Iterator: inner('C'), End: true } },
      ),
      '/States/B/Iterator/States/C: Duplicate State name: C',
    ],
    ['a next state that is none', one({ Type: 'Pass', Next: 'B' }), "/States/A/Next: Missing 'Next' target: B"],
    ['a first state that is none', { StartAt: 'B', States: { A: PASS } }, "/StartAt: Missing 'StartAt' target: B"],
    [
      'a default that is none',
      one({ Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'B' }], Default: 'C' }, { B: PASS }),
      "/States/A/Default: Missing 'Default' target: C",
    ],
    [
      'a catcher that leads nowhere',
      task({ Catch: [{ ErrorEquals: ['E'], Next: 'B' }] }),
      "/States/A/Catch[0]/Next: Missing 'Next' target: B",
    ],
    [
      'a misspelt field of a retrier',
      task({ Retry: [{ ErrorEquals: ['E'], MaxAttempt: 1 }] }),
      '/States/A/Retry[0]/MaxAttempt: is no field of a retrier. Did you mean MaxAttempts?',
    ],
    [
      'the output of a catcher of the other language',
      one(
        {
          Type: 'Parallel',
          Branches: [inner('C')],
          Catch: [{ ErrorEquals: ['E'], Output: {}, Next: 'B' }],
          Next: 'B',
        },
        { B: PASS },
      ),
      '/States/A/Catch[0]/Output: is no field of a catcher in JSONPath',
    ],
    [
      'a rule with two comparisons',
      choice({ Variable: '$.a', IsNull: true, Not: { Variable: '$.a', IsNull: true } }),
      '/States/A/Choices[0]: must have exactly one comparison, found Not, IsNull',
    ],
    [
      'a next state of a rule inside',
      choice({ Not: { Variable: '$.a', IsNull: true, Next: 'B' } }),
      '/States/A/Choices[0]/Not/Next: is no field of a rule with IsNull',
    ],
    [
      'a rule of the other language',
      choice({ Variable: '$.a', IsNull: true, Condition: true }),
      '/States/A/Choices[0]/Condition: is no field of a rule with IsNull',
    ],
    [
      'a number and a path to one',
      one({ Type: 'Map', ItemProcessor: inner('C'), MaxConcurrency: 1, MaxConcurrencyPath: '$.n', End: true }),
      '/States/A/MaxConcurrencyPath: must not stand beside MaxConcurrency',
    ],
    [
      'misspelt fields of a Map Run',
      one({
        Type: 'Map',
        ItemProcessor: { ...inner('C'), ProcessorConfig: { Mode: 'DISTRIBUTED', Type: 'STANDARD' } },
        ItemReader: {
          Resource: 'arn:aws:states:::s3:getObject',
          ReaderConfig: { InputType: 'JSON', MaxItem: 1, MaxItems: -1 },
          Parameters: { Bucket: 'b', 'Key.$': 1 },
        },
        ItemBatcher: { MaxItemsInBatch: 2, MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$.n' },
        ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Arguments: {} },
        End: true,
      }),
      [
        '/States/A/ItemProcessor/ProcessorConfig/Type: is no field of ProcessorConfig in JSONPath. Did you mean ExecutionType?',
        '/States/A/ItemReader/Parameters/Key.$: must be a path or an intrinsic function, found 1',
        '/States/A/ItemReader/ReaderConfig/MaxItem: is no field of ReaderConfig in JSONPath. Did you mean MaxItems?',
        '/States/A/ItemReader/ReaderConfig/MaxItems: must be an integer from 1 to 99999999, found -1',
        '/States/A/ResultWriter/Arguments: is no field of ResultWriter in JSONPath',
        '/States/A/ItemBatcher/MaxItemsInBatch: is no field of ItemBatcher in JSONPath. Did you mean MaxItemsPerBatch?',
        '/States/A/ItemBatcher/MaxItemsPerBatchPath: must not stand beside MaxItemsPerBatch',
      ]
        .map((problem) => `- ${problem}`)
        .join('\n'),
    ],
    [
      'a state without a name',
      { StartAt: '', States: { '': PASS } },
      '/States/: must have a name of 1 to 80 characters',
    ],
    [
      'an index from the end in a ResultPath',
      one({ ...PASS, ResultPath: '$.a[-1]' }),
      '/States/A/ResultPath: must be a reference path such as $.result, found "$.a[-1]"',
    ],
    [
      'a function where a path is due',
      one({ ...PASS, InputPath: 'States.Array()' }),
      '/States/A/InputPath: must be a path, found "States.Array()"',
    ],
  ])('given %s, then the place and what is wrong are told', async (_, definition, problem) => {
    expect((await problems(definition)).replace('The state machine cannot run:\n', '')).toBe(problem);
  });
});

describe('definitions that are right', () => {
  test('given comments wherever they may stand, a version and a timeout, then it runs', async () => {
    const Comment = 'why';
    const states = {
      A: {
        Type: 'Map',
        Comment,
        ItemsPath: '$.items',
        ItemProcessor: { Comment, StartAt: 'B', States: { B: { ...PASS, Comment } } },
        Retry: [{ ErrorEquals: ['E'], Comment }],
        Catch: [{ ErrorEquals: ['E'], Next: 'D', Comment }],
        Next: 'C',
      },
      C: {
        Type: 'Choice',
        Choices: [
          { Comment, And: [{ Variable: '$[0]', IsPresent: true, Comment }], Next: 'D' },
          { Comment, Not: { Variable: '$[0]', IsPresent: true }, Next: 'C' },
        ],
      },
      D: { Type: 'Succeed', Comment },
    };
    const definition = { Comment, Version: '1.0', TimeoutSeconds: 99_999_999, StartAt: 'A', States: states };
    expect(await simulate({ definition, input: { items: [1] } })).toMatchObject({ status: 'SUCCEEDED', output: [1] });
  });

  test.each<[string, object]>([
    ['End that is false beside Next', one({ Type: 'Pass', Next: 'B', End: false }, { B: PASS })],
    ['empty lists of handlers', task({ Retry: [], Catch: [] })],
    [
      'a retrier at its bounds',
      task({
        Retry: [
          { ErrorEquals: ['E'], IntervalSeconds: 99_999_999, MaxAttempts: 0, BackoffRate: 1, MaxDelaySeconds: 9 },
        ],
      }),
    ],
    [
      'handlers of errors that nothing handles',
      task({
        Catch: [{ ErrorEquals: ['States.Runtime', 'States.DataLimitExceeded'], Next: 'B' }],
        Next: 'B',
        End: false,
      }),
    ],
    ['a result that looks like a template', one({ ...PASS, Result: { 'a.$': 5 } })],
    ['texts that look like paths', one({ ...PASS, Parameters: { a: '$.none', b: 'States.None()' } })],
    ['a name of 80 characters', { StartAt: 'é'.repeat(80), States: { ['é'.repeat(80)]: PASS } }],
    ['a name with slashes and quotes', { StartAt: 'a/b "c"', States: { 'a/b "c"': PASS } }],
    ['a resource of another partition', task({ Resource: 'arn:aws-us-gov:states:::sqs:sendMessage' })],
  ])('given %s, then it runs', async (_, definition) => {
    const { States, ...rest } = definition as { States: Record<string, object> };
    const states = 'A' in States && JSON.stringify(States).includes('"Next":"B"') ? { ...States, B: PASS } : States;
    expect(await problems({ ...rest, States: states })).toBe('it runs');
  });

  test('given states that are reached by a catcher or a default alone, or by themselves, then it runs', async () => {
    const states = {
      A: { Type: 'Choice', Choices: [{ Variable: '$.again', BooleanEquals: true, Next: 'A' }], Default: 'B' },
      B: { Type: 'Parallel', Branches: [inner('E')], Catch: [{ ErrorEquals: ['E'], Next: 'D' }], Next: 'C' },
      C: { Type: 'Pass', End: true },
      D: { Type: 'Fail' },
    };
    expect((await simulate({ definition: { StartAt: 'A', States: states }, input: { again: false } })).status).toBe(
      'SUCCEEDED',
    );
  });
});
