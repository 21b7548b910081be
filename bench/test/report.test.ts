import { median } from '../src/median';
import { type Results, withResults } from '../src/report';
import { rowsOf } from '../src/rounds';

const round = (milliseconds: number) => ({ 10: { milliseconds, kilobytes: 1 } });
const rows = rowsOf(
  {
    ours: [round(1), round(9), round(3)],
    peer: [round(2), round(10), round(4)],
    floor: [round(1), round(3), round(2)],
  },
  [10],
);
const results: Results = {
  machine: 'one processor',
  date: '2026-01-01',
  rounds: 3,
  rows: { JSONPath: rows },
  outputs: {},
  packages: [],
  longChain: 'rendered',
};

test('given several figures, then the median is the middle of them', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
});

test('given rounds, then a ratio is the median of the ratios of each round', () => {
  // 1/2, 9/10 and 3/4.
  expect(rows[0]).toMatchObject({ count: 10, oursToPeer: 0.75, oursToFloor: 1.5 });
});

test('given a page with earlier figures, then they alone are replaced', () => {
  const page = withResults('before\n<!-- bench:begin -->\nold\n<!-- bench:end -->\nafter', results);
  expect(page).toMatch(/^before\n/);
  expect(page).toMatch(/\nafter$/);
  expect(page).not.toContain('old');
  expect(page).toContain('| 10 | 3.000 | 4.000 | 2.000 | 0.75 | 1.50 |');
});

test('given ratios beyond an aim, then the page says at which sizes', () => {
  const page = withResults('<!-- bench:begin --><!-- bench:end -->', results);
  expect(page).toContain('at most 0.8 times the peer: reached, 0.75 at worst');
  expect(page).toContain('at most 1.4 times the floor: missed at 10 tasks, 1.50 at worst');
});

test('given a page without a place for figures, then it says what to write', () => {
  expect(() => withResults('text', results)).toThrow('<!-- bench:begin -->');
});
