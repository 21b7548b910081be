import { textTable } from '../src/text-table';

test('given room, then each column is as wide as its widest line', () => {
  expect(
    textTable(
      ['State', 'Type'],
      [
        ['Charge the card', 'Task'],
        ['Go', 'a\nb'],
      ],
      80,
    ),
  ).toEqual([
    'State            Type',
    '───────────────  ────',
    'Charge the card  Task',
    'Go               a',
    '                 b',
  ]);
});

test('given less room, then the widest column wraps between words', () => {
  expect(textTable(['A', 'B'], [['one', 'events:PutRule on rule/Orders']], 24)).toEqual([
    'A    B',
    '───  ───────────────────',
    'one  events:PutRule on',
    '       rule/Orders',
  ]);
});

test('given a word that is wider than its column, then it breaks and nothing of it is lost', () => {
  const [, , ...lines] = textTable(['A'], [['abcdefghijklmnopqrstuvwxyz']], 12);
  expect(Math.max(...lines.map(({ length }) => length))).toBe(12);
  expect(lines.join('').replaceAll(' ', '')).toBe('abcdefghijklmnopqrstuvwxyz');
});

test('given an indentation deeper than its column, then what goes on still fits', () => {
  const [, , ...lines] = textTable(['A'], [[`${' '.repeat(20)}deep inside`]], 12);
  expect(lines.every(({ length }) => length <= 12)).toBe(true);
  expect(lines.join('')).toContain('deep');
});
