import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { type HistoryEvent, type MockSource, type Result, simulate } from '../src';
import { layOut } from '../src/page/layout';
import type { Workflow } from '../src/page/workflow';

interface Visit {
  readonly name: string;
  readonly status: string;
  readonly frame: { readonly visit?: Visit; readonly index?: number };
  readonly attempts: readonly { readonly status: string; readonly error?: string }[];
  readonly failure?: { readonly error?: string };
  readonly output?: string;
}

interface Model {
  readonly visits: readonly Visit[];
  readonly events: readonly { readonly event: HistoryEvent; readonly visit?: Visit }[];
  readonly taken: ReadonlyMap<string, number>;
  readonly to?: number;
  add(events: readonly HistoryEvent[]): void;
}

/** The model of the page, which is a module for browsers. */
const source = readFileSync(join(__dirname, '../src/browser/model.mjs'), 'utf8').replace(/^export /gm, '');
const { createModel, stateStatus } = new Function(`${source}\nreturn { createModel, stateStatus };`)() as {
  createModel: () => Model;
  stateStatus: (visits: readonly Visit[]) => string | undefined;
};

function modelOf({ events }: Pick<Result, 'events'>): Model {
  const model = createModel();
  model.add(events);
  return model;
}

/** How the states went, with the items and states around them. */
function outcomes({ visits }: Model): Record<string, string> {
  const place = ({ name, frame: { visit, index } }: Visit): string =>
    visit ? `${place(visit)}${index === undefined ? '' : `[${index}]`} > ${name}` : name;
  return Object.fromEntries(visits.map((visit) => [place(visit), visit.status]));
}

const mocked = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'f' } };

describe('given an execution that ended', () => {
  test('when an item fails while others wait, then it failed, the others are aborted, and a Map that catches has caught', async () => {
    const definition = {
      StartAt: 'Each',
      States: {
        Each: {
          Type: 'Map',
          ItemProcessor: {
            StartAt: 'Long?',
            States: {
              'Long?': {
                Type: 'Choice',
                Choices: [{ Variable: '$', NumericEquals: 2, Next: 'Break' }],
                Default: 'Wait',
              },
              Wait: { Type: 'Wait', Seconds: 60, End: true },
              Break: { ...mocked, End: true },
            },
          },
          Catch: [{ ErrorEquals: ['Broken'], Next: 'Mend' }],
          End: true,
        },
        Mend: { Type: 'Pass', End: true },
      },
    };
    const mocks = { Break: { error: 'Broken', seconds: 5 } };
    expect(outcomes(modelOf(await simulate({ definition, input: [1, 2], mocks })))).toEqual({
      Each: 'caught',
      'Each[0] > Long?': 'succeeded',
      'Each[0] > Wait': 'aborted',
      'Each[1] > Long?': 'succeeded',
      'Each[1] > Break': 'failed',
      Mend: 'succeeded',
    });
  });

  test('when a Parallel is tried again, then each attempt is told, with its error', async () => {
    const inner = { StartAt: 'Flaky', States: { Flaky: { ...mocked, End: true } } };
    const retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: 2 }];
    const definition = {
      StartAt: 'Both',
      States: { Both: { Type: 'Parallel', Branches: [inner], Retry: retry, End: true } },
    };
    const answers = [{ error: 'One' }, { error: 'Two' }, { result: { done: true } }];
    const { visits } = modelOf(await simulate({ definition, mocks: { Flaky: () => answers.shift()! } }));
    expect(visits[0]!.attempts.map(({ status, error }) => [status, error])).toEqual([
      ['failed', 'One'],
      ['failed', 'Two'],
      ['succeeded', undefined],
    ]);
    expect(visits.map(({ name, status }) => [name, status])).toEqual([
      ['Both', 'succeeded'],
      ['Flaky', 'failed'],
      ['Flaky', 'failed'],
      ['Flaky', 'succeeded'],
    ]);
    // What the last attempt made good is no failure of the state.
    expect(stateStatus(visits.slice(1))).toBe('succeeded');
  });

  test('when an expression fails, then the state has its error, caught or not', async () => {
    const state = (rest: object) => ({ Type: 'Task', Resource: mocked.Resource, Arguments: {}, ...rest });
    const definition = {
      QueryLanguage: 'JSONata',
      StartAt: 'First',
      States: {
        First: state({
          Output: '{% $missing() %}',
          Catch: [{ ErrorEquals: ['States.QueryEvaluationError'], Next: 'Second' }],
          End: true,
        }),
        Second: { Type: 'Pass', Output: '{% $missing() %}', End: true },
      },
    };
    const result = await simulate({ definition, mocks: { First: { result: {} } } });
    const { visits } = modelOf(result);
    expect(visits.map(({ name, status, failure }) => [name, status, failure?.error])).toEqual([
      ['First', 'caught', 'States.QueryEvaluationError'],
      ['Second', 'failed', 'States.QueryEvaluationError'],
    ]);
  });

  test('when it was redriven, then the state that failed has a visit for each time, and the end is the last one', () => {
    const types = [
      'ExecutionStarted',
      'PassStateEntered',
      'PassStateExited',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskFailed',
    ];
    types.push(
      'ExecutionFailed',
      'ExecutionRedriven',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskSucceeded',
      'TaskStateExited',
    );
    const details = (type: string): object => {
      const name = type.startsWith('Pass') ? 'First' : 'Second';
      if (type.endsWith('Entered')) return { stateEnteredEventDetails: { name } };
      return type.endsWith('Exited') ? { stateExitedEventDetails: { name, output: '1' } } : {};
    };
    const events = [...types, 'ExecutionSucceeded'].map(
      (type, at): HistoryEvent => ({ id: at + 1, previousEventId: at, timestamp: at, type, ...details(type) }),
    );
    const model = modelOf({ events });
    expect(model.visits.map(({ name, status }) => [name, status])).toEqual([
      ['First', 'succeeded'],
      ['Second', 'failed'],
      ['Second', 'succeeded'],
    ]);
    expect(stateStatus(model.visits.slice(1))).toBe('succeeded');
    expect(stateStatus(model.visits.slice(0, 1))).toBe('succeeded');
    expect(model.to).toBe(events.length - 1);
    expect([...model.taken]).toEqual([
      [JSON.stringify(['', 'First', false]), 1],
      [JSON.stringify(['First', 'Second', false]), 1],
    ]);
  });

  test('when it timed out, then what ran is aborted', async () => {
    const definition = {
      TimeoutSeconds: 5,
      StartAt: 'Wait',
      States: { Wait: { Type: 'Wait', Seconds: 60, End: true } },
    };
    expect(outcomes(modelOf(await simulate({ definition })))).toEqual({ Wait: 'aborted' });
  });
});

type States = Record<string, Record<string, unknown>>;
interface Made {
  readonly definition: { readonly StartAt: string; readonly States: States };
  readonly mocks: Record<string, MockSource>;
}
interface Plan {
  readonly kind: 'pass' | 'wait' | 'task' | 'fail' | 'map' | 'parallel';
  readonly fails: number;
  readonly retries: number;
  readonly catches: boolean;
  readonly count: number;
  readonly inner: readonly Plan[];
}

const { plans } = fc.letrec<{ plans: Plan[] }>((tie) => ({
  plans: fc.array(
    fc.record({
      kind: fc.constantFrom('pass', 'wait', 'task', 'task', 'map', 'parallel', 'fail'),
      fails: fc.nat(2),
      retries: fc.nat(2),
      catches: fc.boolean(),
      count: fc.integer({ min: 1, max: 3 }),
      inner: fc.oneof({ depthSize: 'small', withCrossShrink: true }, fc.constant([]), tie('plans')),
    }) as fc.Arbitrary<Plan>,
    { minLength: 1, maxLength: 3 },
  ),
}));

/** A machine of a plan: its states follow each other, and those that catch go on with the last. */
function make(given: readonly Plan[], path = 'S'): Made {
  // Nothing would lead to what follows a Fail.
  const end = given.findIndex(({ kind }) => kind === 'fail') + 1;
  const plan = end > 0 ? given.slice(0, end) : given;
  const mocks: Record<string, MockSource> = {};
  const States: States = {};
  for (const [at, { kind, fails, retries, catches, count, inner }] of plan.entries()) {
    const name = `${path}${at}`;
    const next = { Next: at + 1 < plan.length ? `${path}${at + 1}` : `${path}End` };
    const handlers = {
      ...next,
      Retry: retries > 0 ? [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, MaxAttempts: retries }] : [],
      ...(catches && { Catch: [{ ErrorEquals: ['States.ALL'], Next: `${path}End` }] }),
    };
    const made = (branch: string) => {
      const { definition, mocks: more } = make(
        inner.length > 0 ? inner : [{ ...plan[at]!, kind: 'wait' }],
        `${name}${branch}`,
      );
      Object.assign(mocks, more);
      return definition;
    };
    if (kind === 'pass') States[name] = { Type: 'Pass', ...next };
    else if (kind === 'fail') States[name] = { Type: 'Fail', Error: 'Stop' };
    else if (kind === 'wait') States[name] = { Type: 'Wait', Seconds: count, ...next };
    else if (kind === 'task') {
      States[name] = { ...mocked, ResultPath: null, ...handlers };
      mocks[name] = [...Array(fails).fill({ error: 'Oops', seconds: count }), { result: {} }];
    } else if (kind === 'map') {
      States[name] = {
        Type: 'Map',
        ItemsPath: '$$.Execution.Input.items',
        ItemProcessor: made('m'),
        ResultPath: null,
        ...handlers,
      };
    } else {
      const Branches = Array.from({ length: count }, (_, branch) => made(`p${branch}x`));
      States[name] = { Type: 'Parallel', Branches, ResultPath: null, ...handlers };
    }
  }
  if (JSON.stringify(States).includes(`"Next":"${path}End"`)) States[`${path}End`] = { Type: 'Pass', End: true };
  return { definition: { StartAt: `${path}0`, States }, mocks };
}

describe('given any execution', () => {
  test('when its events are read, then each belongs to a visit, each visit ended as the events say, along lines of the graph', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { definition, mocks } = make(plan);
        const result = await simulate({ definition, mocks, input: { items: [1, 2] } });
        const model = modelOf(result);
        const types = result.events.map(({ type }) => type);
        const exits = types.filter((type) => type.endsWith('StateExited')).length;
        const { edges } = layOut(definition as Workflow);
        const lines = new Set(edges.map(({ from, to, kind }) => JSON.stringify([from, to, kind === 'catch'])));

        expect(model.events.filter(({ event, visit }) => !visit && !event.type.startsWith('Execution'))).toEqual([]);
        expect(model.visits).toHaveLength(types.filter((type) => type.endsWith('StateEntered')).length);
        expect(model.visits.filter(({ status }) => status === 'succeeded' || status === 'caught')).toHaveLength(exits);
        expect(model.visits.filter(({ output }) => output !== undefined)).toHaveLength(exits);
        expect(model.visits.filter(({ status }) => status === 'running')).toEqual([]);
        expect([...model.taken.keys()].filter((key) => !lines.has(key))).toEqual([]);
        const outer = model.visits.filter(
          ({ frame, status }) => !frame.visit && status !== 'succeeded' && status !== 'caught',
        );
        expect(outer.map(({ status }) => status)).toEqual(result.status === 'SUCCEEDED' ? [] : ['failed']);
        const tries = model.visits.flatMap(({ attempts }) => attempts);
        expect(tries).toHaveLength(types.filter((type) => /Scheduled$|^(Map|Parallel)StateStarted$/.test(type)).length);
        for (const { status } of model.visits) reached.add(status);

        const slowly = createModel();
        for (const event of result.events) slowly.add([event]);
        expect(outcomes(slowly)).toEqual(outcomes(model));
      }),
      { numRuns: 300, seed: 11 },
    );
    expect([...reached].sort()).toEqual(['aborted', 'caught', 'failed', 'succeeded']);
  });
});
