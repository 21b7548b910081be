import { withLocalResults } from '../src/local/report';
import { inlineMap, loop } from '../src/local/workloads';

describe('the figures of workflows in process', () => {
  const results = {
    machine: 'one',
    date: '2026-01-01',
    rounds: 3,
    speed: [
      { name: 'loop', ours: 1_000_000, peer: 50_000 },
      { name: 'JSONata', ours: 1_000, peer: undefined },
    ],
    memory: [{ name: 'loop', small: 60.4, large: 61.2 }],
  };

  test('when they are written, then they stand between their marks, with the ratio', () => {
    const page = 'before\n<!-- bench-local:begin -->\nold\n<!-- bench-local:end -->\nafter\n';
    const text = withLocalResults(page, results);
    expect(text).toContain('| loop | 1,000,000 | 50,000 | 20.0 |');
    expect(text).toContain('| JSONata | 1,000 | – | – |');
    expect(text).toContain('| loop | 60 | 61 |');
    expect(text).not.toContain('old');
    expect(() => withLocalResults('', results)).toThrow('no place for the figures');
  });

  test('when a workload is made, then it says how many states it enters', () => {
    expect([loop(5).states, inlineMap(5).states]).toEqual([12, 11]);
  });
});
