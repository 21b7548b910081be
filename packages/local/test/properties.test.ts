import fc from 'fast-check';
import { InvalidDefinition, type Result, simulate } from '../src';

type States = Record<string, Record<string, unknown>>;
type Machine = { StartAt: string; States: States };

/** States that follow each other, with branches; a Choice may end them. */
const machines: fc.Arbitrary<Machine> = fc.letrec<{ machine: Machine }>((tie) => ({
  machine: fc.array(stateOf(tie('machine')), { minLength: 1, maxLength: 4 }).map((states) => linked(states)),
})).machine;

function stateOf(inner: fc.Arbitrary<Machine>): fc.Arbitrary<Record<string, unknown>> {
  return fc.oneof(
    { maxDepth: 2 },
    fc.record({
      Type: fc.constant('Pass'),
      Result: fc.jsonValue({ maxDepth: 1 }),
      ResultPath: fc.constantFrom('$.a', '$.b.c'),
    }),
    fc.record({ Type: fc.constant('Wait'), Seconds: fc.nat(1000) }),
    fc.record({
      Type: fc.constant('Pass'),
      QueryLanguage: fc.constant('JSONata'),
      Output: fc.constant('{% {"random": $random(), "was": $exists($states.input.a)} %}'),
    }),
    fc.record({
      Type: fc.constant('Choice'),
      Choices: fc.constant([{ Variable: '$.a', IsPresent: true, Next: 'End' }]),
    }),
    fc.record({ Type: fc.constant('Parallel'), Branches: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
  );
}

function linked(list: readonly Record<string, unknown>[]): Machine {
  const states: States = { End: { Type: 'Succeed' } };
  for (const [at, state] of list.entries()) {
    const next = at + 1 < list.length ? `S${at + 1}` : 'End';
    states[`S${at}`] = state['Type'] === 'Choice' ? { ...state, Default: next } : { ...state, Next: next };
  }
  return { StartAt: 'S0', States: states };
}

function isWellFormed({ status, events }: Result): void {
  expect(events[0]!.type).toBe('ExecutionStarted');
  expect(events.at(-1)!.type).toBe(`Execution${status[0]}${status.slice(1).toLowerCase()}`);
  const broken = events.filter(
    (event, at) =>
      event.id !== at + 1 ||
      event.previousEventId >= event.id ||
      (at > 0 && event.timestamp < events[at - 1]!.timestamp),
  );
  expect(broken).toEqual([]);
}

describe('properties', () => {
  test('given any valid machine, then it ends, the same for the same seed, with a well-formed history', async () => {
    await fc.assert(
      fc.asyncProperty(machines, fc.nat(), async (definition, seed) => {
        const first = await simulate({ definition, input: {}, seed });
        isWellFormed(first);
        const second = await simulate({ definition, input: {}, seed });
        expect(JSON.stringify(second) === JSON.stringify(first)).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('given a state that is broken, then it is refused with its name and the field', async () => {
    const breaks = fc.constantFrom(
      ['Next', 'Nowhere'],
      ['Type', 'Loop'],
      ['Unknown', 1],
      ['Comment', 3],
      ['InputPath', '$.a['],
      ['QueryLanguage', 'XPath'],
      ['Assign', { 'no name': 1 }],
    );
    await fc.assert(
      fc.asyncProperty(breaks, fc.stringMatching(/^[A-Za-z]{1,20}$/), async ([field, value], name) => {
        const states = { [name]: { Type: 'Pass', Next: 'End', [field as string]: value }, End: { Type: 'Succeed' } };
        const run = simulate({ definition: { StartAt: name, States: states } });
        await expect(run).rejects.toBeInstanceOf(InvalidDefinition);
        await expect(run).rejects.toThrow(`/States/${name}/${field}`);
      }),
    );
  });
});

describe('a definition cannot harm the process', () => {
  test('given a loop, then the quota of events ends it', async () => {
    const states = { A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' } };
    const { error, events } = await simulate({ definition: { StartAt: 'A', States: states } });
    expect({ error, count: events.length }).toEqual({ error: 'States.Runtime', count: 25_000 });
  });

  test('given names of prototypes, then they are names like others', async () => {
    const definition = {
      StartAt: '__proto__x',
      States: { ['__proto__x']: { Type: 'Pass', Result: { polluted: true }, ResultPath: '$.__proto__', End: true } },
    };
    const { output } = await simulate({ definition });
    expect(Object.hasOwn(output as object, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test('given a regular expression that may never end, then it is refused before the run', async () => {
    const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $match("aaaa", /(a+)+$/) %}', End: true };
    await expect(simulate({ definition: { StartAt: 'A', States: { A: state } } })).rejects.toThrow(
      /\/States\/A\/Output.*regular expression/,
    );
  });

  test('given $eval and functions of JavaScript, then there are none', async () => {
    for (const code of [
      '$eval("1 + 1")',
      '$constructor("return 1")()',
      '$states.constructor.constructor("return 1")()',
    ]) {
      const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: `{% ${code} %}`, End: true };
      const { status } = await simulate({ definition: { StartAt: 'A', States: { A: state } } });
      expect(status).toBe('FAILED');
    }
  });
});
