import { kindText, retryText } from './detail';
import { textWidth, wrapText } from './text';
import type { State } from './workflow';

/** How large texts are, in pixels. */
const FONT = { kind: 12, name: 14, label: 12 };
/** From the left of a box to its texts: beside them stands an icon. */
export const TEXT_LEFT = 38;
export const LINE = 17;
const NAME = { most: 260, lines: 3 };
const KIND = { most: 400 };
const BOX = { least: 148, margin: 12, height: 52 };
/** For how often a state was visited and tried again. */
const COUNTS = 52;
const LABEL = { most: 220, lines: 3, margin: 12, height: 18, line: 15 };

/** The texts of a state as lines, and the room that they take. */
export interface Card {
  readonly kind: string;
  readonly retry?: string;
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Breaks the texts of a state into lines: nothing measures text before there is a page. */
export function cardOf(name: string, state: State): Card {
  const lines = wrapText(name, NAME.most, FONT.name, { bold: true, most: NAME.lines });
  const [kind = ''] = wrapText(kindText(state), KIND.most, FONT.kind, { most: 1 });
  const retry = retryText(state.Retry);
  const beside = Math.max(COUNTS, retry === undefined ? 0 : textWidth(retry, FONT.kind) + BOX.margin);
  const text = Math.max(textWidth(kind, FONT.kind) + beside, ...lines.map((line) => textWidth(line, FONT.name, true)));
  return {
    kind,
    lines,
    retry,
    width: Math.max(BOX.least, TEXT_LEFT + text + BOX.margin),
    height: BOX.height + (lines.length - 1) * LINE,
  };
}

/** The text of a line between states, broken into lines, and the room that it takes. */
export function labelOf(text: string): {
  readonly lines: readonly string[];
  readonly width: number;
  readonly height: number;
} {
  const lines = wrapText(text, LABEL.most, FONT.label, { most: LABEL.lines });
  return {
    lines,
    width: Math.max(...lines.map((line) => textWidth(line, FONT.label))) + LABEL.margin,
    height: LABEL.height + (lines.length - 1) * LABEL.line,
  };
}
