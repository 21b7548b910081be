import { simulate, traceLines } from '../src';

describe('given a run with items, branches and a caught error', () => {
  test('when it is traced, then what is inside of a state is indented, and what follows it is not', async () => {
    const end = { Type: 'Pass', Result: 1, End: true };
    const branch = (name: string, state: object) => ({ StartAt: name, States: { [name]: state } });
    const definition = {
      StartAt: 'Each',
      States: {
        Each: { Type: 'Map', ItemsPath: '$', ItemProcessor: branch('Item', end), Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [branch('One', end), branch('Stop', { Type: 'Fail', Error: 'Enough' })],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Inner' }],
          End: true,
        },
        Inner: { Type: 'Parallel', Branches: [branch('All', { ...end, Result: 2 })], Next: 'Done' },
        Done: { Type: 'Succeed' },
      },
    };
    const { events } = await simulate({ definition, input: [1, 2] });
    expect(traceLines(events).map((line) => line.replace('     0.000 s  ', ''))).toEqual([
      'started with [1,2]',
      'Each (Map)',
      '  item 0',
      '    Item (Pass)',
      '  item 1',
      '    Item (Pass)',
      'Both (Parallel)',
      '  One (Pass)',
      '  Stop (Fail)',
      'Inner (Parallel)',
      '  All (Pass)',
      'Done (Succeed)',
      'succeeded with [2]',
    ]);
  });
});
