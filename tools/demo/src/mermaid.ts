import { kindText, retryText } from '../../../packages/local/src/page/detail';
import { TYPE_COLORS } from '../../../packages/local/src/page/graph-style';
import { oneLine, shorten } from '../../../packages/local/src/page/text';
import {
  END,
  innerWorkflows,
  START,
  type State,
  type Transition,
  transitionsOf,
  type Workflow,
} from '../../../packages/local/src/page/workflow';

type Brackets = readonly [open: string, close: string];

const BRACKETS: Readonly<Record<string, Brackets>> = {
  Pass: ['(', ')'],
  Choice: ['{', '}'],
  Wait: ['{{', '}}'],
  Succeed: ['([', '])'],
  Fail: ['([', '])'],
};

/**
 * Writes a workflow as Mermaid text. A flowchart, since state diagrams can neither dash the edge of a caught error
 * nor put the branches of a Parallel state into boxes of their own.
 */
export function toMermaid(definition: Workflow): string {
  const ids = new Map<string, string>();
  const classes: string[] = [];
  const body = writeWorkflow(definition, { ids, classes }, '  ');
  const colors = Object.entries(TYPE_COLORS).map(
    ([type, [color]]) => `  classDef ${type} fill:#ffffff,stroke:${color},stroke-width:2px,color:#1f2733`,
  );
  const branch = '  classDef Branch fill:#f4f6f9,stroke:#b9c1cc,color:#1f2733';
  const ends = '  classDef Point fill:#ffffff,stroke:#1f2733,stroke-width:2px,color:#1f2733';
  return ['flowchart TB', ...body, ...colors, ends, branch, ...classes, ''].join('\n');
}

/** What is written: names of states are those of the whole machine. */
interface Written {
  readonly ids: Map<string, string>;
  readonly classes: string[];
}

function writeWorkflow({ StartAt, States }: Workflow, written: Written, indent: string): string[] {
  const { ids } = written;
  const idOf = (name: string): string => {
    const known = ids.get(name) ?? `state${ids.size + 1}`;
    ids.set(name, known);
    return known;
  };
  // Each workflow has a start and an end of its own.
  const start = `state${ids.size + 1}`;
  ids.set(`${START}${ids.size}`, start);
  const inside = Object.entries(States).flatMap(([name, state]) =>
    writeState(name, state, idOf(name), written, indent),
  );
  const end = `state${ids.size + 1}`;
  const succeed = Object.entries(States).filter(([, { Type }]) => Type === 'Succeed');
  const transitions: Transition[] = [
    ...transitionsOf({ StartAt, States }),
    ...succeed.map(([from]) => ({ from, to: END, kind: 'next' }) as const),
  ];
  const ended = transitions.some(({ to }) => to === END);
  if (ended) ids.set(`${END}${ids.size}`, end);
  const lines = transitions.map((each) => indent + writeTransition(each, (name) => (name === END ? end : idOf(name))));
  return [
    `${indent}${start}(("Start")):::Point`,
    ...inside,
    ...(ended ? [`${indent}${end}((("End"))):::Point`] : []),
    `${indent}${start} --> ${idOf(StartAt)}`,
    ...lines,
  ];
}

function writeState(name: string, state: State, id: string, written: Written, indent: string): string[] {
  const { Type, Retry } = state;
  const kind = Type === 'Task' ? `Task · ${kindText(state)}` : kindText(state);
  const lines = [name, [shorten(kind, 120), retryText(Retry)].filter(Boolean).join(' · ')];
  const workflows = innerWorkflows(state);
  if (workflows.length === 0) {
    const [open, close] = BRACKETS[Type] ?? ['[', ']'];
    return [`${indent}${id}${open}${quoted(lines)}${close}:::${Type}`];
  }
  written.classes.push(`  class ${id} ${Type}`);
  const branches = workflows.flatMap((workflow, index) => {
    if (Type === 'Map') return writeWorkflow(workflow, written, `${indent}  `);
    const branch = `${id}branch${index + 1}`;
    written.classes.push(`  class ${branch} Branch`);
    return [
      `${indent}  subgraph ${branch}[${quoted([`branch ${index + 1}`])}]`,
      `${indent}    direction TB`,
      ...writeWorkflow(workflow, written, `${indent}    `),
      `${indent}  end`,
    ];
  });
  // The box of a subgraph leaves its title one line only, and unless told turns the direction of what is inside.
  return [
    `${indent}subgraph ${id}[${quoted([lines.join(' · ')])}]`,
    `${indent}  direction TB`,
    ...branches,
    `${indent}end`,
  ];
}

function writeTransition({ from, to, kind, label }: Transition, idOf: (name: string) => string): string {
  const text = label === undefined ? '' : `|${quoted([shorten(label, 90)])}|`;
  return `${idOf(from)} ${kind === 'catch' ? '-.->' : '-->'}${text} ${idOf(to)}`;
}

function quoted(lines: readonly string[]): string {
  return `"${lines.map(escapeMermaid).join('<br/>')}"`;
}

/** Writes every character that Mermaid, its Markdown or HTML could take for syntax as an entity code. */
function escapeMermaid(text: string): string {
  return oneLine(text).replace(
    /(?<=^\d*)[.)-]|\$(?=\$)|[!"#%&'*+;<>?@[\\\]^_`{|}~]/gu,
    (char) => `#${char.codePointAt(0)};`,
  );
}
