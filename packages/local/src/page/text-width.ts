import type { State } from './workflow';

const BOX = { least: 148, most: 320, margin: 52 };
const LABEL = { most: 200, margin: 12 };

/** How wide a box must be for what is written in it. */
export function boxWidth(name: string, { Type, Resource }: State): number {
  // Beside the second text stands how often the state was visited.
  const detail = Resource === undefined ? Type : shortResource(Resource);
  const text = Math.max(textWidth(name, 9.2), textWidth(detail, 7.2) + 34);
  return Math.round(Math.min(BOX.most, Math.max(BOX.least, text + BOX.margin)));
}

/** How wide the text of a line is. */
export function labelWidth(text: string): number {
  return Math.round(Math.min(LABEL.most, textWidth(text, 7) + LABEL.margin));
}

/** `dynamodb:putItem` of `arn:aws:states:::dynamodb:putItem`, `charge` of the ARN of a function. */
export function shortResource(resource: string): string {
  const parts = /^arn:aws[a-z-]*:(?:states|lambda):[^:]*:[^:]*:(?:function:|activity:)?(.+)$/.exec(resource);
  return parts?.[1] ?? resource;
}

/** Nothing measures text before there is a page: letters of the far East are twice as wide. */
function textWidth(text: string, letter: number): number {
  let width = 0;
  for (const each of text) width += each > '\u2e80' ? 2 * letter : letter;
  return width;
}
