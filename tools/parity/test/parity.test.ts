import { parityOf, passes, report } from '../src';
import { type Changes, workspace } from './workspace-fixture';

function reported(changes: Changes = {}): { readonly text: string; readonly passes: boolean } {
  const parity = parityOf(workspace(changes));
  return { text: report(parity), passes: passes(parity) };
}

describe('packages that have all that the peer has', () => {
  test('given the same names and wider types, when compared, then they pass and are counted', () => {
    expect(reported()).toEqual({
      text: '28 names compared: 27 the same, 1 documented difference, 0 missing, 0 different',
      passes: true,
    });
  });
});

describe('a difference that nobody accepted', () => {
  test.each<[what: string, changes: Changes, line: string]>([
    [
      'a class that no package exports',
      { index: [['Envelope, ', '']] },
      'missing   Envelope and its 5 members: no package exports it',
    ],
    [
      'a missing type of a namespace',
      { letters: [['interface SealProperty', 'interface Seal']] },
      'missing   SendLetter.SealProperty and its 1 member: ',
    ],
    ['a missing enum member', { letters: [[", SECOND = 'second'", '']] }, 'missing   Stamp.SECOND: '],
    [
      'another value of an enum member',
      { letters: [["'second'", "'SECOND'"]] },
      `different Stamp.SECOND: Type '"second"' is not assignable to type '"SECOND"'.`,
    ],
    ['a missing prop', { letters: [['readonly copies?', 'readonly copy?']] }, 'missing   SendLetterProps.copies: '],
    [
      'a prop that is too narrow',
      { letters: [['number | string;', '1 | 2;']] },
      "different SendLetterProps.copies: Type 'number' is not assignable to type '1 | 2 | undefined'.",
    ],
    [
      'a prop that must be given',
      { letters: [['stamp?', 'stamp']] },
      "different SendLetterProps.stamp: Type 'undefined' is not assignable to type 'Stamp'.",
    ],
    [
      'a required prop that the peer does not have',
      { letters: [['readonly text: string;', 'readonly text: string; readonly price: number;']] },
      `different SendLetterProps: Type '"price"' is not assignable to type 'never'.`,
    ],
    [
      'a prop of the base that is too narrow',
      { letters: [['extends aws_stepfunctions.BaseProps {', "{ readonly comment?: 'a';"]] },
      `different SendLetterProps: Type 'string' is not assignable to type '"a"'.`,
    ],
    [
      'a missing prop of the base',
      { letters: [[' extends aws_stepfunctions.BaseProps', '']] },
      `different SendLetterProps: Type '"comment"' is not assignable to type 'never'.`,
    ],
    [
      'a prop that only the props of one language have',
      { letters: [['readonly outputs?', 'readonly output?']] },
      'missing   SendLetterJsonataProps.outputs: ',
    ],
    [
      'a prop of a type that is missing',
      { index: [['type Receiver, ', '']] },
      'different SendLetterProps.receivers: speaks of Receiver, which is missing',
    ],
    [
      'another base class',
      {
        letters: [
          [' extends aws_stepfunctions.TaskBase', ''],
          ['super();', ''],
        ],
      },
      "different SendLetter: Property 'task' is missing in type 'SendLetter' but required in type 'TaskBase'.",
    ],
    [
      'a constructor that takes less',
      {
        letters: [
          [
            'scope: Construct, id: string, props: SendLetterProps) { super',
            "scope: Construct, id: 'a', props: SendLetterProps) { super",
          ],
        ],
      },
      'different SendLetter.constructor: ',
    ],
    [
      'a constructor of an abstract class that takes less',
      { letters: [['...labels: string[]', 'label: string']] },
      'different Envelope.constructor: ',
    ],
    ['a missing static', { letters: [['static jsonata', 'static jsonPath']] }, 'missing   SendLetter.jsonata: '],
    [
      'a static that yields something else',
      { letters: [['SendLetterProps>): SendLetter {', 'SendLetterProps>): unknown {']] },
      "different SendLetter.jsonata: Type 'unknown' is not assignable to type 'SendLetter'.",
    ],
    ['a missing static property', { letters: [['readonly LARGE', 'readonly BIG']] }, 'missing   Envelope.LARGE: '],
    [
      'a missing protected property',
      { letters: [['protected readonly metrics', 'protected readonly numbers']] },
      'missing   SendLetter.metrics: ',
    ],
    ['a missing protected method', { letters: [['protected glue', 'protected stick']] }, 'missing   Envelope.glue: '],
    ['a method that takes less', { letters: [['fold(times = 1)', 'fold()']] }, 'different Envelope.fold: '],
    [
      'a property that cannot be set',
      { letters: [['size = 1', 'readonly size: number = 1']] },
      "different Envelope.size: Cannot assign to 'size' because it is a read-only property.",
    ],
    [
      'an interface that asks its implementations for more',
      {
        letters: [
          ['fold(): string }', 'fold(): string; unfold(): void }'],
          ['implements IPaper', ''],
        ],
      },
      `different IPaper: Type '"unfold"' is not assignable to type 'never'.`,
    ],
    [
      'a class that does not implement the interface',
      {
        letters: [
          ['fold(): string }', 'fold(): string; unfold?: 1 }'],
          ['implements IPaper', ''],
          ['protected glue', 'unfold = 2; protected glue'],
        ],
      },
      "different Envelope: Type 'number' is not assignable to type '1'.",
    ],
    [
      'a name that two packages export',
      {
        files: {
          'packages/parcels/src/index.ts': "export { Stamp } from './stamp';",
          'packages/parcels/src/stamp.ts': 'export enum Stamp { FIRST }',
        },
      },
      'different Stamp: more than one package exports it: letters, parcels',
    ],
  ])('given %s, when compared, then it fails and is listed under its service', (_, changes, line) => {
    const { text, passes } = reported(changes);
    expect(text).toContain(`\n\nletters\n`);
    expect(text).toContain(`\n  ${line}`);
    expect(passes).toBe(false);
  });
});

describe('accepted differences', () => {
  const narrow: Changes = { letters: [['number | string;', '1;']] };

  test('given a difference with a reason, when compared, then it passes and counts as documented', () => {
    const accepted = { 'one-props-interface': ['*JsonataProps'], 'one-copy': ['SendLetterProps.copies'] };
    const page = '- **one-props-interface** – One for both.\n- **one-copy** – No more than one.\n';
    expect(reported({ ...narrow, accepted, page })).toEqual({
      text: '28 names compared: 26 the same, 2 documented differences, 0 missing, 0 different',
      passes: true,
    });
  });

  test('given an accepted missing class, when compared, then its members are documented with it', () => {
    const accepted = { 'one-props-interface': ['*JsonataProps'], 'no-envelopes': ['Envelope'] };
    const page = '- **one-props-interface** – One for both.\n- **no-envelopes** – Cards alone.\n';
    expect(reported({ index: [['Envelope, ', '']], accepted, page })).toEqual({
      text: '28 names compared: 21 the same, 7 documented differences, 0 missing, 0 different',
      passes: true,
    });
  });

  test('given an id without a reason, when compared, then it fails', () => {
    const { text, passes } = reported({ page: '- **one-props-interface** –\n' });
    expect(text).toContain(
      '  one-props-interface: docs/differences.md has no bullet of this id. Write one with the reason.',
    );
    expect(passes).toBe(false);
  });

  test('given a difference that is no more, when compared, then it fails', () => {
    const { text, passes } = reported({ accepted: { 'one-props-interface': ['*JsonataProps', 'Stamp.*'] } });
    expect(text).toContain(
      '  one-props-interface: Stamp.* does not differ any more. Take it out of tools/parity/differences.json.',
    );
    expect(passes).toBe(false);
  });

  test('given a pattern for props interfaces, when one of their props differs, then that is not accepted with it', () => {
    const { text } = reported({
      letters: [['extends aws_stepfunctions.BaseProps {', "{ readonly comment?: 'a';"]],
      accepted: { 'one-props-interface': ['*JsonataProps'] },
    });
    expect(text).toContain(`  different SendLetterJsonataProps.props: Type 'string' is not assignable to type '"a"'.`);
  });
});
