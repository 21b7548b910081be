import { simulate } from '../src';

const machine = (state: object) => ({ QueryLanguage: 'JSONata', StartAt: 'Only', States: { Only: state } });
const inner = { StartAt: 'Each', States: { Each: { Type: 'Pass', End: true } } };
const distributed = { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } };
const task = (fields: object) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true, ...fields });

/** The name and the cause of a failure, without the place that each cause begins with. */
async function failure(state: object, input = {}) {
  const { error, cause } = await simulate({ definition: machine(state), input, functions: { known: () => 1 } });
  return { error, cause: cause?.replace(/^An error occurred .*?\)\. /, '') };
}

const query = (cause: string) => ({ error: 'States.QueryEvaluationError', cause });

describe('values that expressions give to fields', () => {
  test.each([
    ['Seconds', '-1', 'The Seconds field must be an integer from 0 to 99999999 but was: -1'],
    ['Seconds', '1.5', 'The Seconds field must be an integer from 0 to 99999999 but was: 1.5'],
    ['Seconds', '100000000', 'The Seconds field must be an integer from 0 to 99999999 but was: 100000000'],
    [
      'Timestamp',
      '7',
      "The JSONata expression '7' specified for the field 'Timestamp' returned an unexpected result type. Expected 'string', but was 'number' for value: 7",
    ],
  ])('given %s of a Wait from the expression %s, then the evaluation fails', async (field, expression, cause) => {
    expect(await failure({ Type: 'Wait', [field]: `{% ${expression} %}`, End: true })).toEqual(query(cause));
  });

  test.each(['TimeoutSeconds', 'HeartbeatSeconds'])(
    'given %s that is not positive, then the evaluation fails',
    async (field) => {
      const state = task({ Arguments: { FunctionName: 'known' }, [field]: '{% 3 - 3 %}' });
      expect(await failure(state)).toEqual(
        query(`The ${field} field must be an integer from 1 to 99999999 but was: 0`),
      );
    },
  );

  test.each([
    ['MaxConcurrency', '-1', 'MaxConcurrency must be a non-negative integer.'],
    ['ToleratedFailureCount', '-1', 'ToleratedFailureCount must be a non-negative integer.'],
    ['ToleratedFailurePercentage', '100.5', 'ToleratedFailurePercentage must be between 0 and 100.'],
  ])('given %s of a Map from the expression %s, then the evaluation fails', async (field, expression, cause) => {
    const state = { Type: 'Map', Items: [1], ItemProcessor: distributed, [field]: `{% ${expression} %}`, End: true };
    expect(await failure(state)).toEqual(query(cause));
  });

  test('given a number of items in a batch that is no number, then the error names the field where it is', async () => {
    const state = {
      Type: 'Map',
      Items: [1],
      ItemProcessor: distributed,
      ItemBatcher: { MaxItemsPerBatch: "{% 'two' %}" },
      End: true,
    };
    expect((await failure(state)).cause).toContain("specified for the field 'ItemBatcher/MaxItemsPerBatch' returned");
  });
});

describe('the functions of Step Functions', () => {
  test.each([
    ["$hash('a', 'CRC')", 'T0410: Argument 2 of function "hash" does not match function signature'],
    ['$range(1, 2, 0)', 'T0410: Argument 3 of function "range" does not match function signature'],
    ['$partition([1], 0)', 'T0410: Argument 2 of function "partition" does not match function signature'],
    ["$eval('1')", 'T1006: Attempted to invoke a non-function'],
  ])('given %s, then its words are those of JSONata', async (expression, reason) => {
    expect(await failure({ Type: 'Pass', Output: `{% ${expression} %}`, End: true })).toEqual(
      query(
        `The JSONata expression '${expression}' specified for the field 'Output' threw an error during evaluation. ${reason}`,
      ),
    );
  });
});

describe('what AWS refuses before a run', () => {
  const run = (states: object) =>
    simulate({
      definition: { QueryLanguage: 'JSONata', StartAt: 'First', States: states },
      functions: { known: () => 1 },
    });

  test.each([
    [
      'Arguments',
      task({ Arguments: { FunctionName: 'known', Payload: '{% $states.result %}' } }),
      'Arguments/Payload',
      'result',
    ],
    ['Output of a Pass', { Type: 'Pass', Output: ['{% $states.result.a %}'], End: true }, 'Output[0]', 'result'],
    [
      'Output of a task',
      task({ Arguments: { FunctionName: 'known' }, Output: '{% $string($states.errorOutput) %}' }),
      'Output',
      'errorOutput',
    ],
    [
      'a catcher',
      task({
        Arguments: { FunctionName: 'known' },
        Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.result %}', Next: 'First' }],
      }),
      'Catch[0]/Output',
      'result',
    ],
  ])('given $states in %s where it has no such member, then the field is named', async (_, state, place, member) => {
    await expect(run({ First: state })).rejects.toThrow(
      `/States/First/${place}: cannot read $states.${member}: there is none yet`,
    );
  });

  test('given a result and an error where they are, then they can be read', async () => {
    const states = {
      First: task({
        Arguments: { FunctionName: 'known' },
        Assign: { got: '{% $states.result.Payload %}' },
        Output: '{% $states.result.Payload + 1 %}',
        Catch: [{ ErrorEquals: ['States.ALL'], Assign: { got: '{% $states.errorOutput.Error %}' }, Next: 'First' }],
      }),
    };
    expect((await run(states)).output).toBe(2);
  });

  test('given a variable of the outer scope that an iteration assigns, then its place is named', async () => {
    const each = { StartAt: 'Each', States: { Each: { Type: 'Pass', Assign: { total: 2 }, End: true } } };
    const states = (processor: object) => ({
      First: { Type: 'Pass', Assign: { total: 1 }, Next: 'Loop' },
      Loop: { Type: 'Map', Items: [1], ItemProcessor: processor, End: true },
    });
    await expect(run(states(each))).rejects.toThrow(
      '/States/Loop/ItemProcessor/States/Each/Assign: assigns total, which is a variable of the states around',
    );
    // Child executions do not see it: the name is free.
    const { status } = await run(states({ ...each, ProcessorConfig: distributed.ProcessorConfig }));
    expect(status).toBe('SUCCEEDED');
  });

  test('given the same variable in two branches, then each has its own', async () => {
    const branch = (value: number) => ({
      StartAt: `Set${value}`,
      States: {
        [`Set${value}`]: { Type: 'Pass', Assign: { own: value }, Next: `Get${value}` },
        [`Get${value}`]: { Type: 'Pass', Output: '{% $own %}', End: true },
      },
    });
    const { output } = await run({ First: { Type: 'Parallel', Branches: [branch(1), branch(2)], End: true } });
    expect(output).toEqual([1, 2]);
  });

  test('given an Assign that is one expression, then it is refused: variables have names', async () => {
    await expect(run({ First: { Type: 'Pass', Assign: '{% {} %}', End: true } })).rejects.toThrow(
      '/States/First/Assign: must be an object',
    );
  });
});

describe('failures around variables and iterations', () => {
  test('given variables of one Assign that are together larger than a payload, then the run fails', async () => {
    const state = { Type: 'Pass', Assign: { one: '{% $states.input %}', two: '{% $states.input %}' }, End: true };
    const run = (length: number) => simulate({ definition: machine(state), input: 'a'.repeat(length) });
    expect((await run(120_000)).status).toBe('SUCCEEDED');
    expect(await run(140_000)).toMatchObject({
      error: 'States.DataLimitExceeded',
      cause: "The state 'Only' assigns variables with a size exceeding the maximum number of bytes service limit.",
    });
  });

  test('given an ItemSelector that fails, then the Map fails and no iteration was there', async () => {
    const state = { Type: 'Map', Items: [1, 2], ItemSelector: '{% $nothing %}', ItemProcessor: inner, End: true };
    const { events } = await simulate({ definition: machine(state) });
    expect(events.map(({ type }) => type).join(' ')).toBe(
      'ExecutionStarted MapStateEntered MapStateStarted EvaluationFailed MapStateFailed ExecutionFailed',
    );
  });
});

describe('what one state hands to the next', () => {
  test.each([
    ['a list that the expression built', '{% $states.input.{"pair": $.[a, b]} %}', [1, 2, 3, 4]],
    ['a list of the definition', [{ pair: [1, 2] }, { pair: [3, 4] }], [1, 2, 3, 4]],
    ['a list that keeps its only item', '{% $states.input[a = 1].{"pair": a}[] %}', 1],
    ['a number that is too large', '{% [{"pair": 1 / 0}] %}', null],
    ['less than nothing of nothing', '{% [{"pair": -0}] %}', 0],
  ])('given %s, then the next state sees plain JSON', async (_, output, pairs) => {
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Output: output, Next: 'Second' },
        Second: { Type: 'Pass', Output: '{% $states.input.pair %}', End: true },
      },
    };
    const input = [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ];
    expect((await simulate({ definition, input })).output).toStrictEqual(pairs);
  });
});
