import { isUnreachable } from '../definition/check-graph';
import { parseDefinition } from '../definition/compile';
import { validateDefinition } from '../definition/validate';
import { InvalidDefinition } from '../failure';
import { drawGraph, type Shape } from './drawing';
import { graphStyle } from './graph-style';
import { layOut } from './layout';
import { escapeXml, oneLine, textWidth } from './text';
import type { Workflow } from './workflow';

const MARGIN = 16;
const TITLE = { size: 20, height: 40 };

/** How the graph of a definition is drawn. */
export interface GraphOptions {
  /**
   * Stands above the graph, and names the picture.
   * @default - none
   */
  readonly title?: string;
}

/**
 * The graph of a definition as an SVG document that needs nothing else: each state with its type, what it calls and how often it tries
 * again, and each transition with its condition or the errors that it catches. It follows the reader's light or dark colours.
 *
 * Resources may be placeholders, as in a template. Throws an `InvalidDefinition` when the definition is none.
 *
 * @param definition the definition in the States Language, as an object or as JSON text
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * import { renderGraph } from '@sfn-tasks/local';
 *
 * const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
 * writeFileSync('orders.svg', renderGraph(definition, { title: 'Orders' }));
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html
 */
export function renderGraph(definition: string | object, { title = '' }: GraphOptions = {}): string {
  const graph = layOut(readWorkflow(definition));
  const head = oneLine(title);
  const above = head === '' ? 0 : TITLE.height;
  const inside = Math.max(graph.width, textWidth(head, TITLE.size, true) + 2 * MARGIN);
  const [tag, , ...shapes] = drawGraph(graph);
  const width = inside + 2;
  const height = graph.height + above + 2;
  const size = { viewBox: `0 0 ${width} ${height}`, width, height };
  const left = (inside - graph.width) / 2 + 1;
  return `${xmlOf([
    tag,
    { xmlns: 'http://www.w3.org/2000/svg', ...size, role: 'img', 'aria-label': head || 'Workflow graph' },
    ['style', {}, graphStyle()],
    ['rect', { class: 'sheet', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 12 }],
    ...(head === '' ? [] : [['text', { class: 'title', x: MARGIN, y: 32 }, head] as const]),
    ['g', { transform: `translate(${left} ${above + 1})` }, ...shapes],
  ])}\n`;
}

/** A definition that can be drawn: all but what its tasks call must be right, and nothing need lead to a state. */
function readWorkflow(definition: string | object): Workflow {
  const read = parseDefinition(definition);
  const problems = validateDefinition(read).filter(
    (problem) => !problem.location.endsWith('/Resource') && !isUnreachable(problem),
  );
  if (problems.length === 0) return read as unknown as Workflow;
  throw new InvalidDefinition(problems.map(({ location, message }) => `${location}: ${message}`));
}

function xmlOf([tag, attributes, ...children]: Shape): string {
  const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`);
  const open = `<${tag}${written.join('')}`;
  if (children.length === 0) return `${open}/>`;
  const inside = children.map((child) => (typeof child === 'string' ? escapeXml(child) : xmlOf(child)));
  return `${open}>${inside.join('')}</${tag}>`;
}
