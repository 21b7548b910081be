const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[ilj.,:;'|!I]$/, 0.38],
  [/^[ ftr()[\]{}/\\"`*-]$/, 0.46],
  [/^[mwMW@%]$/, 1],
  [/^[A-Z<>=+~&#]$/, 0.8],
  [/^[\x20-\x7e]$/, 0.65],
  [/^[\u00a0-\u1fff]+$/, 0.75],
];

const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Characters as a reader counts them: an emoji of several code points is one. */
function graphemes(text: string): string[] {
  return [...SEGMENTER.segment(text)].map(({ segment }) => segment);
}

/** The width of a text in pixels, on the generous side: the font that will draw it is not known here. */
export function textWidth(text: string, fontSize: number, bold = false): number {
  const units = graphemes(text).reduce((sum, char) => sum + (WIDTHS.find(([kind]) => kind.test(char))?.[1] ?? 1.35), 0);
  return Math.ceil(units * fontSize * (bold ? 1.08 : 1));
}

/** Replaces line breaks and control characters, which no picture can hold, by single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

/** Cuts a text to so many characters, the last of which is then an ellipsis. */
export function shorten(text: string, length: number): string {
  const chars = graphemes(oneLine(text));
  return chars.length <= length
    ? chars.join('')
    : chars
        .slice(0, length - 1)
        .join('')
        .trimEnd() + '…';
}

/** Breaks a text into lines of at most so many pixels: at spaces first, then inside words, where camel case or a mark allows. */
export function wrapText(
  text: string,
  maximum: number,
  fontSize: number,
  { bold = false, most = Infinity } = {},
): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (piece: string): boolean => textWidth(piece.trimEnd(), fontSize, bold) <= maximum;
  const add = (piece: string): void => {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  };
  for (const word of oneLine(text).split(/(?<= )/)) {
    if (fits(word)) add(word);
    else {
      for (const part of word.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[-_.:/,])/)) {
        (fits(part) ? [part] : graphemes(part)).forEach(add);
      }
    }
  }
  lines.push(line.trimEnd());
  const all = lines.filter((each, index) => each !== '' || index === 0);
  if (all.length <= most) return all;
  let last = graphemes(all[most - 1]!);
  while (!fits(`${last.join('')}…`)) last = last.slice(0, -1);
  return [...all.slice(0, most - 1), `${last.join('').replace(/[ ·]+$/, '')}…`];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Makes a text safe in the content and the attributes of XML, dropping what XML 1.0 cannot hold at all. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (char) => ENTITIES[char]!);
}
