import { Failure } from '../failure';
import type { Json } from '../json';

const DELIMITERS: Readonly<Record<string, string>> = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' };

/** Parses CSV as ReaderConfig says: each row an object of texts. Fields beyond the headers are dropped, missing ones are empty. */
export function* parseCsv(text: string, config: Readonly<Record<string, any>>): Generator<Json> {
  const rows = splitRows(text, DELIMITERS[(config['CSVDelimiter'] as string | undefined) ?? 'COMMA'] ?? ',');
  const given = config['CSVHeaderLocation'] === 'GIVEN';
  const headers = (given ? config['CSVHeaders'] : rows.next().value) as string[] | undefined;
  if (headers === undefined) return;
  if (new Set(headers).size < headers.length) {
    throw new Failure('States.ItemReaderFailed', 'CSV headers cannot contain duplicates.');
  }
  for (const row of rows) yield Object.fromEntries(headers.map((header, at) => [header, row[at] ?? '']));
}

function* splitRows(text: string, delimiter: string): Generator<string[]> {
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const endRow = (): string[] => {
    const ended = [...row, field];
    field = '';
    row = [];
    return ended;
  };
  const isRow = (fields: readonly string[]): boolean => fields.length > 1 || fields[0] !== '';
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else if (char === '"') quoted = false;
      else field += char;
    } else if (char === '"' && field === '') quoted = true;
    else if (char === delimiter) {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      const ended = endRow();
      if (isRow(ended)) yield ended;
    } else if (char !== '\r' || text[at + 1] !== '\n') field += char;
  }
  if (quoted) throw new Failure('States.ItemReaderFailed', 'Unable to parse the object as CSV: a quote is not closed.');
  const last = endRow();
  if (isRow(last)) yield last;
}
