import { LINE, TEXT_LEFT } from './card';
import type { Graph, GraphEdge, GraphLabel, GraphNode } from './graph';

/** An element of an SVG: its name, its attributes, and what is in it; a text is text, whatever it holds. */
export type Shape = readonly [
  tag: string,
  attributes: Readonly<Record<string, string | number>>,
  ...children: (Shape | string)[],
];

/** What tells the types of states apart besides their colours: the path of an icon, 16 pixels wide. */
const ICONS: Readonly<Record<string, string>> = {
  Task: 'M8.8 3.6 5.2 8.8H8L7.2 12.4 10.8 7.2H8Z',
  Pass: 'M4 8H11.5M8.8 5.2 11.6 8 8.8 10.8',
  Choice: 'M8 3.8 12.2 8 8 12.2 3.8 8Z',
  Wait: 'M8 4V8L10.6 9.8',
  Succeed: 'M4.4 8.3 7 10.8 11.6 5.6',
  Fail: 'M5.2 5.2 10.8 10.8M10.8 5.2 5.2 10.8',
  Parallel: 'M6 4.6V11.4M10 4.6V11.4',
  Map: 'M4.6 5.4H11.4M4.6 8H11.4M4.6 10.6H11.4',
};
const RADIUS = 8;

/** Draws a graph: lines above boxes, as they may lead through the box around their states. */
export function drawGraph({ width, height, nodes, edges }: Graph): Shape {
  const shapes = [...nodes.map(drawNode), ...edges.map(drawEdge)];
  return ['svg', { viewBox: `0 0 ${width} ${height}`, width, height }, ...shapes];
}

function drawNode(node: GraphNode): Shape {
  const { name, type, kind, lines, retry, comment, x, y, width, height, container, child } = node;
  const at = { transform: `translate(${round(x)} ${round(y)})` };
  const right = round(width);
  if (name === '') {
    const middle = { x: round(width / 2), y: height / 2 + 4, 'text-anchor': 'middle' };
    return ['g', { class: 'end', ...at }, ['rect', { width: right, height, rx: height / 2 }], ['text', middle, type]];
  }
  const header = 46 + (lines.length - 1) * LINE;
  return [
    'g',
    { class: `node ${type}`, 'data-state': name, 'data-kind': kind, 'data-child': String(child), ...at },
    ['title', {}, [name, comment].filter(Boolean).join(': ')],
    ['rect', { class: container ? 'box around' : 'box', width: right, height: round(height), rx: RADIUS }],
    ...(container ? [['path', { class: 'head', d: headPath(right, header) }] as const] : []),
    [
      'g',
      { class: 'mark', transform: 'translate(12 16)' },
      ['circle', { cx: 8, cy: 8, r: 8 }],
      ['path', { d: ICONS[type] ?? '' }],
    ],
    ['text', { class: 'kind', x: TEXT_LEFT, y: 19 }, kind],
    ...lines.map((line, index): Shape => ['text', { class: 'name', x: TEXT_LEFT, y: 37 + index * LINE }, line]),
    ['text', { class: 'count', x: round(width - 10), y: 19, 'text-anchor': 'end' }, retry ?? ''],
  ];
}

function headPath(width: number, height: number): string {
  const corner = `A${RADIUS} ${RADIUS} 0 0 1`;
  return `M0 ${height}V${RADIUS}${corner} ${RADIUS} 0H${round(width - RADIUS)}${corner} ${width} ${RADIUS}V${height}Z`;
}

function drawEdge({ from, to, kind, points, label }: GraphEdge): Shape {
  const [endX, endY] = points.at(-1)!;
  // Back from its tip.
  const back = endY < points[0]![1] ? 6 : -6;
  const line = points.slice(1).reduce(
    (path, [x, y], index) => {
      const [beforeX, beforeY] = points[index]!;
      const middle = round((y + beforeY) / 2);
      const straight = Math.abs(x - beforeX) < 0.1;
      return (
        path +
        (straight ? `V${round(y)}` : `C${round(beforeX)} ${middle} ${round(x)} ${middle} ${round(x)} ${round(y)}`)
      );
    },
    `M${points[0]!.map(round).join(' ')}`,
  );
  const tip = [endX - 4, endY + back, endX, endY, endX + 4, endY + back].map(round);
  const said = label ? `: ${kind === 'catch' ? 'catches ' : ''}${label.text}` : '';
  return [
    'g',
    { class: `edge ${kind}`, 'data-from': from, 'data-to': to },
    ['title', {}, `${from || 'Start'} → ${to || 'End'}${said}`],
    ['path', { class: 'line', d: line }],
    ['path', { class: 'tip', d: `M${tip[0]} ${tip[1]}L${tip[2]} ${tip[3]}L${tip[4]} ${tip[5]}Z` }],
    ...(label ? drawLabel(label) : []),
  ];
}

function drawLabel({ lines, x, y, width, height }: GraphLabel): Shape[] {
  const top = y - height / 2;
  const box = { x: round(x - width / 2), y: round(top), width, height, rx: 4 };
  return [
    ['rect', { class: 'back', ...box }],
    ...lines.map(
      (line, index): Shape => ['text', { x: round(x), y: round(top + 13 + index * 15), 'text-anchor': 'middle' }, line],
    ),
  ];
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
