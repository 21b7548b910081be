import type { GraphNode } from './picture-graph';
import { fontSizes } from './picture-style';
import { shorten, textWidth, wrapText } from './picture-text';

export interface CardLine {
  readonly className: 'type' | 'retry' | 'name' | 'detail';
  readonly text: string;
  /** The baseline, from the top of the card. */
  readonly y: number;
}

/** The text of a state, broken into lines, and the room it takes. */
export interface Card {
  readonly lines: readonly CardLine[];
  readonly width: number;
  readonly height: number;
}

export const cardPadding = 14;
const minimumWidth = 130;
const textLimit = 260;
const headerGap = 24;

export function cardOf(node: GraphNode): Card {
  const { type: typeSize, name: nameSize, detail: detailSize } = fontSizes;
  const type = node.type.toUpperCase();
  const names = wrapText(node.name, textLimit, nameSize, true);
  const details = node.detail ? wrapText(shorten(node.detail, 120), textLimit, detailSize) : [];

  let y = cardPadding + typeSize - 2;
  const lines: CardLine[] = [{ className: 'type', text: type, y }];
  if (node.retry) {
    lines.push({ className: 'retry', text: node.retry, y });
  }
  y += 3;
  for (const text of names) {
    y += nameSize + 5;
    lines.push({ className: 'name', text, y });
  }
  for (const text of details) {
    y += detailSize + 6;
    lines.push({ className: 'detail', text, y });
  }

  const header = textWidth(type, typeSize, true) + 10;
  const width = Math.max(
    minimumWidth,
    header + (node.retry ? headerGap + textWidth(node.retry, detailSize) : 0),
    ...names.map((text) => textWidth(text, nameSize, true)),
    ...details.map((text) => textWidth(text, detailSize)),
  );
  return { lines, width: width + 2 * cardPadding, height: y + cardPadding };
}
