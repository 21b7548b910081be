import { userAsks } from '../src/index';
import { workspace } from './fixture';

const page = (...rows: readonly string[]) =>
  userAsks(
    workspace({
      'docs/differences.md': '- **known-one** – Differs.\n',
      'docs/user-asks.md': ['| thread | what was asked | here | shown by |', '| --- | --- | --- | --- |', ...rows].join(
        '\n',
      ),
    }),
  );

describe('given the page on what users asked for', () => {
  test('when each claim has its test, then nothing is wrong', () => {
    expect(
      page(
        '| #1 | a thing | **known-one** | [core/a](../packages/core/test/a.test.ts) |',
        '| #2 | another | elsewhere: the Map state | – |',
        '| #3 | a third | not solved: too large | – |',
      ),
    ).toEqual([]);
  });

  test('when a claim has none, then its thread is named', () => {
    expect(page('| #1 | a thing | works | – |')).toEqual([
      'docs/user-asks.md:3 says what works for #1: link to the test that shows it, or begin with "elsewhere" or "not solved".',
    ]);
  });

  test('when it names a difference that is not on its page, then that is named', () => {
    expect(page('| #1 | a thing | **known-none** | [core/a](../packages/core/test/a.test.ts) |')).toEqual([
      'docs/user-asks.md:3 names known-none, which is no line of docs/differences.md: name one, or write the line.',
    ]);
  });

  test('when there is no such page, then nothing is wrong', () => {
    expect(userAsks(workspace())).toEqual([]);
  });
});
