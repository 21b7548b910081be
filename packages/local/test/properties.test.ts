import fc from 'fast-check';
import { InvalidDefinition, type LocalFunction, type Result, simulate } from '../src';

type States = Record<string, Record<string, unknown>>;
type Machine = { StartAt: string; States: States };

const WORK = 'arn:aws:lambda:us-east-1:123456789012:function:work';

/** States that follow each other, with branches; a Choice may end them. */
const machines: fc.Arbitrary<Machine> = fc
  .letrec<{ machine: Machine }>((tie) => ({
    machine: fc.array(stateOf(tie('machine')), { minLength: 1, maxLength: 4 }).map((states) => linked(states)),
  }))
  .machine.map((machine) => renamed(machine, ''));

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
    fc.record({
      Type: fc.constant('Choice'),
      QueryLanguage: fc.constant('JSONata'),
      Choices: fc.constant([{ Condition: '{% $random() > 0.5 %}', Next: 'End', Assign: { seen: true } }]),
    }),
    fc.record({
      Type: fc.constant('Pass'),
      Parameters: fc.constantFrom<object>(
        { 'id.$': 'States.UUID()', 'sum.$': 'States.MathAdd(1, 2)' },
        { 'parts.$': "States.StringSplit('a,b', ',')", 'number.$': 'States.MathRandom(1, 9)' },
        { 'at.$': '$$.State.EnteredTime', 'missing.$': '$.nowhere' },
      ),
    }),
    fc.record({
      Type: fc.constant('Task'),
      Resource: fc.constant(WORK),
      TimeoutSeconds: fc.integer({ min: 1, max: 20 }),
      Retry: fc.constant([{ ErrorEquals: ['Busy'], MaxAttempts: 2, JitterStrategy: 'FULL' }]),
      Catch: fc.constantFrom([], [{ ErrorEquals: ['States.ALL'], Next: 'End' }]),
      ResultPath: fc.constant('$.work'),
    }),
    fc.constant({ Type: 'Fail', Error: 'Stop' }),
    fc.record({
      Type: fc.constant('Map'),
      ItemsPath: fc.constant('$$.Execution.Input.items'),
      MaxConcurrency: fc.constantFrom(0, 1, 2),
      ItemProcessor: inner,
      ResultPath: fc.constant('$.map'),
    }),
    fc.record({ Type: fc.constant('Parallel'), Branches: fc.array(inner, { minLength: 1, maxLength: 2 }) }),
  );
}

/** A function that is busy, slow or done, in turn. */
function worker(): Record<string, LocalFunction> {
  let calls = 0;
  return {
    work: async (_, { sleep }) => {
      calls += 1;
      if (calls % 3 === 1) throw Object.assign(new Error('busy'), { name: 'Busy' });
      await sleep(calls % 10);
      return calls;
    },
  };
}

/** How many levels of machines are inside of states. */
function levels(states: readonly Record<string, unknown>[]): number {
  const inner = states.flatMap(({ ItemProcessor, Branches = [] }) => [ItemProcessor, ...(Branches as unknown[])]);
  const machines = inner.filter((machine) => machine !== undefined) as Machine[];
  return Math.max(0, ...machines.map((machine) => 1 + levels(Object.values(machine.States))));
}

/** States one after the other: what follows a Fail is left out, since nothing would lead to it. */
function linked(all: readonly Record<string, unknown>[]): Machine {
  const end = all.findIndex(({ Type }) => Type === 'Fail') + 1;
  const list = end > 0 ? all.slice(0, end) : all;
  const isEnded = end === 0 || /"Next":"End"/.test(JSON.stringify(list.map(({ Choices, Catch }) => [Choices, Catch])));
  const states: States = isEnded ? { End: { Type: 'Succeed' } } : {};
  // No scope assigns a variable of the ones around it.
  const variable = `seen${levels(list)}`;
  for (const [at, state] of list.entries()) {
    const next = at + 1 < list.length ? `S${at + 1}` : 'End';
    if (state['Type'] === 'Choice') {
      const rules = state['Choices'] as { Assign?: object }[];
      const choices = rules.map((rule) => (rule.Assign ? { ...rule, Assign: { [variable]: true } } : rule));
      states[`S${at}`] = { ...state, Choices: choices, Default: next };
    } else states[`S${at}`] = state['Type'] === 'Fail' ? state : { ...state, Next: next };
  }
  return { StartAt: 'S0', States: states };
}

/** Names of states are unique in a machine: those inside of a state begin with its name. */
function renamed({ StartAt, States }: Machine, prefix: string): Machine {
  const target = <Rule extends { Next?: string }>(rule: Rule) => ({
    ...rule,
    ...(rule.Next && { Next: prefix + rule.Next }),
  });
  const states = Object.entries<any>(States).map(([name, state]) => {
    const inner = (machine: Machine, at = '') => renamed(machine, `${prefix}${name}${at}_`);
    const { Default, Choices, Catch, ItemProcessor, Branches } = state;
    return [
      prefix + name,
      {
        ...target(state),
        ...(Default && { Default: prefix + Default }),
        ...(Choices && { Choices: Choices.map(target) }),
        ...(Catch && { Catch: Catch.map(target) }),
        ...(ItemProcessor && { ItemProcessor: inner(ItemProcessor) }),
        ...(Branches && { Branches: Branches.map((branch: Machine, at: number) => inner(branch, `${at}`)) }),
      },
    ];
  });
  return { StartAt: prefix + StartAt, States: Object.fromEntries(states) };
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
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(machines, fc.nat(), async (definition, seed) => {
        const run = () => simulate({ definition, input: { items: [1, 2, 3] }, seed, functions: worker() });
        const first = await run();
        isWellFormed(first);
        seen.add(first.status);
        const second = await run();
        expect(JSON.stringify(second) === JSON.stringify(first)).toBe(true);
      }),
      { numRuns: 150, seed: 1 },
    );
    expect([...seen].sort()).toEqual(['FAILED', 'SUCCEEDED']);
  });

  test('given any valid machine with one state broken, then it is refused with the state and the field', async () => {
    const breaks = fc.constantFrom<[string, unknown]>(
      ['Type', 'Loop'],
      ['Unknown', 1],
      ['Comment', 3],
      ['QueryLanguage', 'XPath'],
    );
    await fc.assert(
      fc.asyncProperty(machines, breaks, fc.nat(), async (definition, [field, value], at) => {
        const names = Object.keys(definition.States);
        const name = names[at % names.length]!;
        const States = { ...definition.States, [name]: { ...definition.States[name], [field]: value } };
        const run = simulate({ definition: { ...definition, States }, functions: worker() });
        await expect(run).rejects.toBeInstanceOf(InvalidDefinition);
        await expect(run).rejects.toThrow(`/States/${name}/${field}`);
      }),
      { numRuns: 60, seed: 1 },
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

  test('given a loop of expressions, then the quota of events ends it as well', async () => {
    const next = (Next: string) => ({ Type: 'Pass', QueryLanguage: 'JSONata', Output: '{% $states.input %}', Next });
    const { error, events } = await simulate({ definition: { StartAt: 'A', States: { A: next('B'), B: next('A') } } });
    expect({ error, count: events.length }).toEqual({ error: 'States.Runtime', count: 25_000 });
  });

  test('given expressions made of names that lead to code in JavaScript, then none reaches it', async () => {
    const canary = jest.fn();
    Object.assign(globalThis, { canary });
    const start = fc.constantFrom(
      '$',
      '$states',
      '$states.input',
      '$sum',
      '$string',
      '"text"',
      '[1]',
      '{}',
      '(function($x){$x})',
    );
    const name = fc.constantFrom(
      'constructor',
      '__proto__',
      'prototype',
      'call',
      'implementation',
      'apply',
      'environment',
      'body',
    );
    const call = fc.constantFrom('', '("canary()")', '("canary()")()', '(function(){1})', '[0]');
    const step = fc.oneof(
      name.map((text) => (from: string) => `${from}.${text}`),
      name.map((text) => (from: string) => `$lookup(${from}, "${text}")`),
      call.map((text) => (from: string) => from + text),
      fc.constant((from: string) => `$eval(${from})`),
      fc.constantFrom('require("fs")', 'process', 'globalThis').map((text) => () => `$${text}`),
    );
    const code = fc
      .tuple(start, fc.array(step, { minLength: 1, maxLength: 4 }))
      .map(([from, steps]) => steps.reduce<string>((made, add) => add(made), from));
    try {
      await fc.assert(
        fc.asyncProperty(code, async (text) => {
          const state = { Type: 'Pass', QueryLanguage: 'JSONata', Output: `{% ${text} %}`, End: true };
          const result = await simulate({ definition: { StartAt: 'A', States: { A: state } } }).catch((error) => error);
          if (result instanceof InvalidDefinition) return;
          // What comes out is data.
          expect(JSON.parse(JSON.stringify(result.output ?? null))).toEqual(result.output ?? null);
          expect(canary).not.toHaveBeenCalled();
        }),
        { numRuns: 500, seed: 1 },
      );
    } finally {
      Reflect.deleteProperty(globalThis, 'canary');
    }
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

  test('given a regular expression that is too large, then it is refused before the run', async () => {
    const state = {
      Type: 'Pass',
      QueryLanguage: 'JSONata',
      Output: '{% $match("aaaa", /((a{200}){200})/) %}',
      End: true,
    };
    await expect(simulate({ definition: { StartAt: 'A', States: { A: state } } })).rejects.toThrow(
      /\/States\/A\/Output.*regular expression.*more than 10000 steps/,
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
