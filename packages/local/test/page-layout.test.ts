import fc from 'fast-check';
import type { Graph, GraphNode } from '../src/page/graph';
import { layOut } from '../src/page/layout';
import { conditionText, transitionsOf, type Workflow } from '../src/page/workflow';
import { everything } from './page-machine';
import { awkwardWorkflow, jsonataWorkflow, orderWorkflow } from './page-workflows';

function graphOf(definition: object): Graph {
  return layOut(definition as Workflow);
}

function overlap(one: GraphNode, other: GraphNode): boolean {
  const apart =
    one.x + one.width <= other.x ||
    other.x + other.width <= one.x ||
    one.y + one.height <= other.y ||
    other.y + other.height <= one.y;
  return !apart;
}

/** The names of the states around one, the innermost first. */
function around(node: GraphNode, { nodes }: Graph): string[] {
  const parent = nodes.find(({ name }) => name === node.parent);
  return parent ? [parent.name, ...around(parent, { nodes } as Graph)] : [];
}

function checkLayout(graph: Graph): void {
  const { nodes, edges, width, height } = graph;
  for (const [index, node] of nodes.entries()) {
    expect(node.x >= 0 && node.y >= 0 && node.x + node.width <= width && node.y + node.height <= height).toBe(true);
    for (const other of nodes.slice(index + 1)) {
      const nested = around(other, graph).includes(node.name) || around(node, graph).includes(other.name);
      if (!nested && overlap(node, other)) throw new Error(`${node.name} and ${other.name} overlap`);
    }
    const parent = nodes.find(({ name }) => name === node.parent && name !== '');
    if (!parent) continue;
    expect(node.x >= parent.x && node.x + node.width <= parent.x + parent.width).toBe(true);
    expect(node.y > parent.y && node.y + node.height <= parent.y + parent.height).toBe(true);
  }
  for (const { label } of edges) {
    if (!label) continue;
    const { width, height } = label;
    const box = { x: label.x - width / 2, y: label.y - height / 2, width, height } as GraphNode;
    for (const node of nodes)
      if (!node.container && overlap(box, node)) throw new Error(`${label.text} covers ${node.name}`);
  }
  for (const { from, to, points } of edges) {
    if (from === to) continue;
    const ends = [
      nodes.find(({ name, type }) => name === from && type !== 'End'),
      nodes.find(({ name, type }) => name === to && type !== 'Start'),
    ];
    for (const [at, node] of ends.entries()) {
      const [x, y] = points.at(at === 0 ? 0 : -1)!;
      expect(x >= node!.x && x <= node!.x + node!.width).toBe(true);
      expect([node!.y, node!.y + node!.height].some((border) => Math.abs(border - y) < 0.01)).toBe(true);
    }
  }
}

describe('given a machine with every kind of state', () => {
  const graph = graphOf(everything);

  test('when it is laid out, then each state has a box, and no box overlaps another', () => {
    expect(
      graph.nodes
        .map(({ name }) => name)
        .filter(Boolean)
        .sort(),
    ).toEqual(
      [
        'Check',
        'How large?',
        'Ask',
        'Each line',
        'Reserve',
        'Enough?',
        'Fine',
        'Reorder',
        'Both',
        'Charge',
        'Refused',
        'Receipt',
        'Poll',
        'Done?',
        'Pause',
        'Tell',
        'Finished',
        'Refuse',
      ].sort(),
    );
    checkLayout(graph);
  });

  test('when it is laid out, then each transition is drawn, with its kind and its text', () => {
    const found = graph.edges.map(({ from, to, kind, label }) =>
      [from, to, kind, label?.text].filter((each) => each !== undefined).join(' | '),
    );
    expect(found.sort()).toEqual(
      [
        ' | Check | next',
        'Check | How large? | next',
        'How large? | Ask | choice | $.total > 500',
        'How large? | Refuse | choice | $.total < 0',
        'How large? | Each line | choice | otherwise',
        'Ask | Each line | next',
        'Reserve | Enough? | next',
        'Enough? | Fine | choice | $.left > 0',
        'Enough? | Reorder | choice | otherwise',
        'Each line | Refuse | catch | States.ALL',
        'Each line | Both | next',
        'Charge | Refused | catch | CardDeclined',
        'Charge | Receipt | next',
        'Poll | Done? | next',
        'Done? | Tell | choice | $.poll.done = true',
        'Done? | Pause | choice | otherwise',
        'Pause | Poll | next',
        'Both | Finished | next',
      ].sort(),
    );
  });

  test('when a line closes a loop, then it leads upwards', () => {
    const { points } = graph.edges.find(({ from, to }) => from === 'Pause' && to === 'Poll')!;
    expect(points.at(-1)![1]).toBeLessThan(points[0]![1]);
  });
});

describe.each(Object.entries({ orderWorkflow, jsonataWorkflow, awkwardWorkflow }))('given %s', (_name, definition) => {
  test('when it is laid out, then no box or text covers another', () => checkLayout(layOut(definition)));
});

describe('given any workflow', () => {
  const NAMES = Array.from({ length: 12 }, (_, index) => `S${index}`);
  const name = fc.constantFrom(...NAMES);
  const state = fc.oneof(
    fc.record({ Type: fc.constant('Pass'), Next: name }),
    fc.record({
      Type: fc.constant('Task'),
      Resource: fc.constant('arn:aws:states:::sqs:sendMessage'),
      Parameters: fc.constant({}),
      Next: name,
      Catch: fc.array(fc.record({ ErrorEquals: fc.constant(['E']), Next: name }), { maxLength: 2 }),
    }),
    fc.record({
      Type: fc.constant('Choice'),
      Choices: fc.array(fc.record({ Variable: fc.constant('$.a'), NumericEquals: fc.nat(), Next: name }), {
        minLength: 1,
        maxLength: 4,
      }),
      Default: name,
    }),
    fc.constant({ Type: 'Succeed' }),
    fc.constant({ Type: 'Pass', End: true }),
    fc.record({
      Type: fc.constant('Parallel'),
      Next: name,
      Branches: fc.array(
        fc.uuid().map((id) => ({ StartAt: id, States: { [id]: { Type: 'Pass', End: true } } })),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );

  test('when it is laid out, then no boxes overlap and each line joins its states', () => {
    fc.assert(
      fc.property(fc.array(state, { minLength: 12, maxLength: 12 }), (states) => {
        const definition = {
          StartAt: 'S0',
          States: Object.fromEntries(states.map((each, index) => [NAMES[index]!, each])),
        };
        const graph = layOut(definition as never);
        checkLayout(graph);
        const inner = states.filter(({ Type }) => Type === 'Parallel').length;
        expect(graph.nodes.filter(({ parent, name }) => parent === undefined && name !== '')).toHaveLength(
          states.length,
        );
        expect(graph.nodes.filter(({ parent }) => parent !== undefined).length).toBeGreaterThanOrEqual(inner);
        // The line from the start is no transition of a state.
        expect(graph.edges).toHaveLength(1 + transitionsOf(definition as never).length);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  test('when it has a thousand states in a row, then it is laid out all the same', () => {
    const names = Array.from({ length: 1000 }, (_, index) => `State ${index}`);
    const States = Object.fromEntries(
      names.map((each, index) => [
        each,
        { Type: 'Pass', ...(index < 999 ? { Next: names[index + 1] } : { End: true }) },
      ]),
    );
    expect(graphOf({ StartAt: names[0], States }).nodes).toHaveLength(1002);
  });
});

describe('given a rule of a Choice', () => {
  test.each([
    [{ Variable: '$.a', NumericGreaterThanEquals: 3 }, '$.a ≥ 3'],
    [{ Variable: '$.a', StringEqualsPath: '$.b' }, '$.a = $.b'],
    [{ Variable: '$.a', StringMatches: 'x*' }, '$.a matches "x*"'],
    [{ Variable: '$.a', IsPresent: false }, '$.a is not present'],
    [{ Not: { Variable: '$.a', BooleanEquals: true } }, 'not ($.a = true)'],
    [
      {
        And: [
          { Variable: '$.a', IsNull: true },
          {
            Or: [
              { Variable: '$.b', NumericLessThan: 1 },
              { Variable: '$.c', TimestampEquals: 'x' },
            ],
          },
        ],
      },
      '$.a is null and ($.b < 1 or $.c = "x")',
    ],
    [{ Condition: '{% $states.input.a > 1 %}' }, '$states.input.a > 1'],
  ])('when it is %j, then it reads %s', (rule, text) => {
    expect(conditionText(rule)).toBe(text);
  });
});
