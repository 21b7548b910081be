/** The colours that tell the types of states apart, on white and on black: small text in them can be read. */
export const TYPE_COLORS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  Task: ['#0b6e99', '#58c4f0'],
  Pass: ['#525d6d', '#b4bdca'],
  Choice: ['#8a5000', '#f2b45c'],
  Wait: ['#7a4fb5', '#c3a1f2'],
  Succeed: ['#146c3a', '#5fd393'],
  Fail: ['#b3201b', '#ff9089'],
  Parallel: ['#2f4fb5', '#93abff'],
  Map: ['#0f766e', '#4fd1c5'],
};

/** Colours stand as they are, and not in variables: programs other than browsers draw the picture as well. */
function colors(of: 0 | 1): string {
  const [sheet, header, text, soft, line, edge, failed] = [
    ['#ffffff', '#f1f3f6', '#1b2330', '#525d6d', '#b9c1cc', '#5b6472', '#b3201b'],
    ['#181e26', '#11161d', '#e8ecf2', '#a3aebd', '#48535f', '#a3aebd', '#ff9089'],
  ][of]!;
  return [
    `text { fill: ${text} }`,
    `.sheet { fill: ${sheet}; stroke: ${line} }`,
    `.box, .end rect, .back { fill: ${sheet}; stroke: ${line} }`,
    `.head { fill: ${header}; stroke: ${line} }`,
    `.kind, .count, .edge text { fill: ${soft} }`,
    `.line { stroke: ${edge} } .tip { fill: ${edge} }`,
    `.catch .line { stroke: ${failed} } .catch .tip, .catch text { fill: ${failed} }`,
    `.mark path { stroke: ${sheet} }`,
    ...Object.entries(TYPE_COLORS).map(([type, both]) => `.${type} .mark circle { fill: ${both[of]} }`),
  ].join('\n');
}

/** The style of the picture of a graph. */
export function graphStyle(): string {
  return `
text { font: 12px system-ui, -apple-system, "Segoe UI", Roboto, Helvetica, Arial, sans-serif }
.name { font-size: 14px; font-weight: 600 }
.title { font-size: 20px; font-weight: 600 }
.line, .mark path { fill: none; stroke-width: 1.5; stroke-linecap: round; stroke-linejoin: round }
.catch .line { stroke-dasharray: 5 4; stroke-linecap: butt }
${colors(0)}
@media (prefers-color-scheme: dark) {
${colors(1)}
}
`;
}
