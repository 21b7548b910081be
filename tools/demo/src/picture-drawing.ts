import { cardPadding } from './picture-card';
import type { Box, Layout, RegionBox } from './picture-layout';
import { labelLineHeight, regionHeader, regionPadding } from './picture-layout';
import type { Point, Rectangle } from './picture-route';
import { fontSizes } from './picture-style';
import { escapeXml } from './picture-text';

/** The elements of a layout, one a line: lines first, so that boxes and labels stand on top of them. */
export function drawLayout(layout: Layout, place: Point): string[] {
  return [
    `<g transform="translate(${number(place.x)} ${number(place.y)})">`,
    ...layout.routes.map(({ edge, path }) => {
      const marker = edge.kind === 'catch' ? 'arrow-catch' : 'arrow';
      return `<path class="edge ${edge.kind}" d="${path}" marker-end="url(#${marker})"/>`;
    }),
    ...layout.boxes.flatMap(drawBox),
    ...layout.routes.flatMap(({ edge, label }) => (label ? drawLabel(label, edge.kind, edge.label) : [])),
    '</g>',
  ];
}

function drawBox(box: Box): string[] {
  const { node, card, width, height } = box;
  const open = `<g class="${node.type}" transform="translate(${number(box.x)} ${number(box.y)})">`;
  const hint = `<title>${escapeXml([node.name, node.comment].filter(Boolean).join(': '))}</title>`;
  if (node.type === 'Start' || node.type === 'End') {
    return [open, hint, ...drawPoint(node.type, width / 2), '</g>'];
  }
  return [
    open,
    hint,
    rectangle('box', { x: 0, y: 0, width, height }, 8),
    `<path class="mark" d="M 8 0 H 6 A 6 6 0 0 0 0 6 V ${number(height - 6)} A 6 6 0 0 0 6 ${number(height)} H 8 z"/>`,
    ...card.lines.map(({ className, text, y }) => {
      const x = className === 'retry' ? width - cardPadding : cardPadding + 4;
      return `<text class="${className}" x="${number(x)}" y="${y}">${escapeXml(text)}</text>`;
    }),
    ...box.regions.flatMap(drawRegion),
    '</g>',
  ];
}

function drawPoint(type: 'Start' | 'End', radius: number): string[] {
  const dot = (size: number): string => `<circle class="mark" cx="${radius}" cy="${radius}" r="${size}"/>`;
  const ring = `<circle class="box" cx="${radius}" cy="${radius}" r="${radius - 1}"/>`;
  return type === 'Start' ? [dot(radius - 1)] : [ring, dot(radius - 5)];
}

function drawRegion(region: RegionBox): string[] {
  const { x, y, label, layout } = region;
  const top = label ? regionHeader : 0;
  return [
    rectangle('region', region, 6),
    ...(label
      ? [`<text class="region-label" x="${number(x + 10)}" y="${number(y + 18)}">${escapeXml(label)}</text>`]
      : []),
    ...drawLayout(layout, {
      x: x + (region.width - layout.width) / 2,
      y: y + top + regionPadding,
    }),
  ];
}

function drawLabel(label: Rectangle & { lines: readonly string[] }, kind: string, full: string): string[] {
  const center = number(label.x + label.width / 2);
  return [
    `<g><title>${escapeXml(full)}</title>`,
    rectangle('label-back', label, 4),
    ...label.lines.map((line, index) => {
      const y = number(label.y + 2 + fontSizes.label + index * labelLineHeight);
      return `<text class="label ${kind}" x="${center}" y="${y}">${escapeXml(line)}</text>`;
    }),
    '</g>',
  ];
}

function rectangle(className: string, { x, y, width, height }: Rectangle, radius: number): string {
  const [left, top, wide, high] = [x, y, width, height].map(number);
  return `<rect class="${className}" x="${left}" y="${top}" width="${wide}" height="${high}" rx="${radius}"/>`;
}

function number(value: number): number {
  return Math.round(value * 10) / 10;
}
