import { simulate } from '../src';

const pass = { Type: 'Pass', End: true };
const machine = (states: object) => ({ StartAt: Object.keys(states)[0], States: states });

/** Each event with the one that it follows. */
async function follows(states: object, input: object = {}): Promise<string[]> {
  const { events } = await simulate({ definition: machine(states), input: input as never });
  return events.map(({ id, previousEventId, type }) => `${id} ${type} after ${previousEventId}`);
}

describe('what the events of a history follow', () => {
  test('given items one by one, then an iteration follows the last state of the one before, and the end of the Map the last iteration', async () => {
    const each = {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 1,
      ItemProcessor: machine({ Keep: pass }),
      End: true,
    };
    expect(await follows({ Each: each }, { items: ['a', 'b'] })).toEqual([
      '1 ExecutionStarted after 0',
      '2 MapStateEntered after 0',
      '3 MapStateStarted after 2',
      '4 MapIterationStarted after 3',
      '5 PassStateEntered after 4',
      '6 PassStateExited after 5',
      '7 MapIterationSucceeded after 6',
      '8 MapIterationStarted after 6',
      '9 PassStateEntered after 8',
      '10 PassStateExited after 9',
      '11 MapIterationSucceeded after 10',
      '12 MapStateSucceeded after 11',
      '13 MapStateExited after 11',
      '14 ExecutionSucceeded after 13',
    ]);
  });

  test('given room for all items, then each iteration follows the start of the Map', async () => {
    const each = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: machine({ Keep: pass }), End: true };
    const events = await follows({ Each: each }, { items: ['a', 'b'] });
    expect(events.filter((event) => event.includes('MapIterationStarted'))).toEqual([
      '4 MapIterationStarted after 3',
      '8 MapIterationStarted after 3',
    ]);
  });

  test('given a distributed Map, then it is left after the start of its run', async () => {
    const processor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      ...machine({ Keep: pass }),
    };
    const each = { Type: 'Map', ItemsPath: '$.items', ItemProcessor: processor, End: true };
    expect((await follows({ Each: each }, { items: ['a'] })).slice(3, 7)).toEqual([
      '4 MapRunStarted after 3',
      '5 MapRunSucceeded after 4',
      '6 MapStateSucceeded after 5',
      '7 MapStateExited after 4',
    ]);
  });

  test('given a Parallel, then it is left after the last state of its branches', async () => {
    const both = { Type: 'Parallel', Branches: [machine({ Keep: pass })], End: true };
    expect((await follows({ Both: both })).slice(4, 7)).toEqual([
      '5 PassStateExited after 4',
      '6 ParallelStateSucceeded after 5',
      '7 ParallelStateExited after 5',
    ]);
  });

  test('given an expression that fails as its state is entered, then it follows what came before the state; that of a Wait follows the state', async () => {
    const first = { ...pass, End: undefined, Next: 'Second' };
    const jsonata = { QueryLanguage: 'JSONata', End: true };
    const output = await follows({ First: first, Second: { Type: 'Pass', Output: '{% $nothing %}', ...jsonata } });
    expect(output.slice(3)).toEqual([
      '4 PassStateEntered after 3',
      '5 EvaluationFailed after 3',
      '6 ExecutionFailed after 5',
    ]);
    const wait = await follows({ First: first, Second: { Type: 'Wait', Timestamp: '{% "soon" %}', ...jsonata } });
    expect(wait.slice(3, 5)).toEqual(['4 WaitStateEntered after 3', '5 EvaluationFailed after 4']);
  });
});

test('given an Assign that assigns nothing, then the history says nothing of variables', async () => {
  const { events } = await simulate({ definition: machine({ First: { ...pass, Assign: {} } }) });
  expect(events[2]!['stateExitedEventDetails']).toEqual({
    name: 'First',
    output: '{}',
    outputDetails: { truncated: false },
  });
});
