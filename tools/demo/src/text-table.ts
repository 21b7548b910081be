/** The width that a column is not narrowed below. */
const LEAST = 12;
const GAP = '  ';

/** Sets rows in columns that fit a width; a cell wraps, and a line break inside it stays. */
export function textTable(header: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const widths = fit(
    header.map((_, column) =>
      Math.max(...[header, ...rows].flatMap((row) => row[column]!.split('\n').map(({ length }) => length))),
    ),
    width,
  );
  const rule = widths.map((columnWidth) => '─'.repeat(columnWidth));
  return [header, rule, ...rows].flatMap((row) => setRow(row, widths));
}

function fit(natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  const excess = () => widths.reduce((sum, columnWidth) => sum + columnWidth, GAP.length * (widths.length - 1)) - width;
  while (excess() > 0 && Math.max(...widths) > LEAST) widths[widths.indexOf(Math.max(...widths))]!--;
  return widths;
}

function setRow(cells: readonly string[], widths: readonly number[]): string[] {
  const columns = cells.map((cell, column) => cell.split('\n').flatMap((line) => wrap(line, widths[column]!)));
  const height = Math.max(...columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((lines, column) => (lines[line] ?? '').padEnd(widths[column]!))
      .join(GAP)
      .trimEnd(),
  );
}

/** Breaks a line between words, or inside a word that is too long; what goes on is indented further. */
function wrap(line: string, width: number): string[] {
  const indent = ' '.repeat(Math.min(/^ */.exec(line)![0].length + 2, width / 2));
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const space = rest.lastIndexOf(' ', width);
    const end = space > indent.length ? space : width;
    lines.push(rest.slice(0, end));
    rest = indent + rest.slice(end).trimStart();
  }
  return [...lines, rest];
}
