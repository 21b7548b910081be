import { patternToKeep } from '../src/pattern';

test.each(['.*', '^.*$', '(.*)', '^(.*)$', '(.)*', '[\\s\\S]*', '^[\\S\\s]*$', '(?s).*', '[\\w\\W\\s\\S]*'])(
  'given %s, when it is read, then it says nothing and is dropped',
  (pattern) => {
    expect(patternToKeep(pattern, 0)).toBeUndefined();
  },
);

test('given "one or more of anything", when it is read, then it is dropped only where a length says the same', () => {
  expect(patternToKeep('.+', 1)).toBeUndefined();
  expect(patternToKeep('.+', 0)).toBe('.+');
});

test.each(['(?i)abc', '[[:alpha:]]+(', '\\p{IsLetter}(?<!x'])(
  'given %s, when JavaScript cannot read it, then it is dropped',
  (pattern) => {
    expect(patternToKeep(pattern, 0)).toBeUndefined();
  },
);

test.each(['\\S+', '[a-z]*', '.*\\S.*', '^[\\p{L}\\p{N}_-]+$', '[\\w+=,.@-]+', '\\d{12}'])(
  'given %s, when it is read, then it is kept as it is written',
  (pattern) => {
    expect(patternToKeep(pattern, 0)).toBe(pattern);
  },
);
