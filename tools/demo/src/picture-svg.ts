import type { WorkflowDefinition } from './picture-definition';
import { drawLayout } from './picture-drawing';
import { readGraph } from './picture-graph';
import { layoutGraph } from './picture-layout';
import { fontSizes, styleSheet } from './picture-style';
import { escapeXml, oneLine, textWidth } from './picture-text';

export interface SvgOptions {
  /** Stands above the picture, and names it to a screen reader. */
  readonly title: string;
}

const margin = 32;

/** Draws a workflow as an SVG document that needs neither a script nor anything from the network. */
export function toSvg(definition: WorkflowDefinition, options: SvgOptions): string {
  const layout = layoutGraph(readGraph(definition));
  const title = oneLine(options.title);
  const header = title === '' ? 0 : fontSizes.title + 24;
  const inside = Math.max(layout.width, textWidth(title, fontSizes.title, true));
  const width = Math.ceil(inside + 2 * margin);
  const height = Math.ceil(layout.height + header + 2 * margin);
  const left = margin + (inside - layout.width) / 2;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>\n${styleSheet}\n</style>`,
    '<defs>',
    arrow('arrow', '#5b6472'),
    arrow('arrow-catch', '#b3261e'),
    '</defs>',
    `<rect class="sheet" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="12"/>`,
    ...(title === ''
      ? []
      : [`<text class="title" x="${margin}" y="${margin + fontSizes.title - 3}">${escapeXml(title)}</text>`]),
    ...drawLayout(layout, { x: left, y: margin + header }),
    '</svg>',
    '',
  ].join('\n');
}

function arrow(id: string, color: string): string {
  const shape = `<path d="M 0 0 L 8 4 L 0 8 z" fill="${color}"/>`;
  return `<marker id="${id}" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto">${shape}</marker>`;
}
