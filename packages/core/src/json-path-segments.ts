import type { PathSegment } from './json-path-node';
import type { Scanner } from './scanner';

const NAME = /[^\s.[\](),'"{}*]+/uy;
const INDEX = /-?\d+/y;
const SLICE = /(?:-?\d+)?\s*:\s*(?:-?\d+)?(?:\s*:\s*(?:-?\d+)?)?/y;
const FUNCTIONS = [
  'append',
  'avg',
  'concat',
  'first',
  'index',
  'keys',
  'last',
  'length',
  'max',
  'min',
  'stddev',
  'sum',
];

/** Reads the steps after a path's root. */
export function readSegments(scanner: Scanner): PathSegment[] {
  const segments: PathSegment[] = [];
  for (;;) {
    if (scanner.next === '[') {
      segments.push(readBracket(scanner));
    } else if (scanner.take('..')) {
      segments.push({ kind: 'descendants' }, readDotted(scanner));
    } else if (scanner.take('.')) {
      segments.push(readDotted(scanner));
    } else {
      return segments;
    }
  }
}

function readDotted(scanner: Scanner): PathSegment {
  if (scanner.next === '[') return readBracket(scanner);
  if (scanner.take('*')) return { kind: 'wildcard' };
  const name = scanner.match(NAME);
  if (name === undefined) {
    const found = scanner.next;
    return scanner.fail(
      found === ''
        ? 'a name is missing after the dot'
        : `a name cannot start with ${found} here; names with such characters stand in brackets, as in ['a b']`,
    );
  }
  if (scanner.next !== '(') return { kind: 'names', names: [name] };
  if (!FUNCTIONS.includes(name)) scanner.fail(`there is no path function ${name}(); use ${FUNCTIONS.join(', ')}`);
  readBalanced(scanner, scanner.at);
  return { kind: 'function', name };
}

function readBracket(scanner: Scanner): PathSegment {
  const open = scanner.at;
  scanner.take('[');
  scanner.space();
  const segment = readBracketed(scanner, open);
  scanner.space();
  if (!scanner.take(']')) {
    if (scanner.done) unclosed(scanner, open);
    scanner.fail(`found ${scanner.next} where the bracket opened at position ${open} should be closed with ]`);
  }
  return segment;
}

function readBracketed(scanner: Scanner, open: number): PathSegment {
  const before = scanner.text.slice(0, open);
  const start = scanner.at;
  switch (scanner.next) {
    case '':
      return unclosed(scanner, open);
    case ']':
      return scanner.fail(`the brackets are empty; write ${before}[0], ${before}[*] or ${before}['name']`, open);
    case '*':
      scanner.take('*');
      return { kind: 'wildcard' };
    case '?':
      return readFilter(scanner, start);
    case "'":
    case '"':
      return { kind: 'names', names: readList(scanner, () => readQuoted(scanner)) };
    case '$':
      return scanner.fail('a path cannot stand in brackets; use States.ArrayGetItem(list, index)');
    case '(':
      return scanner.fail('a script cannot stand in brackets; count from the end with a negative index, as in [-1]');
  }
  const slice = scanner.match(SLICE);
  if (slice !== undefined) return sliceOf(slice);
  if (/[-\d]/.test(scanner.next)) return { kind: 'indices', indices: readList(scanner, () => readIndex(scanner)) };
  const word = scanner.match(/[^\]\s]+/y) ?? scanner.next;
  return scanner.fail(`a name in brackets stands in quotes; write ${before}['${word}']`, start);
}

function sliceOf(text: string): PathSegment {
  const [start, end, step] = text.split(':').map((part) => (part.trim() === '' ? undefined : Number(part)));
  return { kind: 'slice', start, end, step };
}

function unclosed(scanner: Scanner, open: number): never {
  const before = scanner.text.slice(0, open);
  const inside = scanner.text.slice(open + 1).trim();
  const fix = inside === '' ? `${before}[0], ${before}[*] or ${before}['name']` : `${before}[${inside}]`;
  return scanner.fail(`the bracket opened at position ${open} is not closed; write ${fix}`, open);
}

function readList<T>(scanner: Scanner, read: () => T): T[] {
  const values: T[] = [];
  do {
    scanner.space();
    values.push(read());
    scanner.space();
  } while (scanner.take(','));
  return values;
}

function readIndex(scanner: Scanner): number {
  const index = scanner.match(INDEX);
  return index === undefined ? scanner.fail('an index is missing; write a whole number, as in [0]') : Number(index);
}

function readQuoted(scanner: Scanner): string {
  const start = scanner.at;
  const quote = scanner.next;
  if (quote !== "'" && quote !== '"') return scanner.fail("a name is missing; write it in quotes, as in ['a','b']");
  scanner.take(quote);
  let name = '';
  while (!scanner.take(quote)) {
    if (scanner.done) scanner.fail(`the quote opened at position ${start} is not closed; add ${quote}]`, start);
    if (scanner.take('\\')) {
      const unicode = scanner.match(/u[0-9a-fA-F]{4}/y);
      if (unicode !== undefined) {
        name += String.fromCharCode(Number.parseInt(unicode.slice(1), 16));
        continue;
      }
    }
    name += scanner.next;
    scanner.at += scanner.next.length;
  }
  return name;
}

function readFilter(scanner: Scanner, start: number): PathSegment {
  scanner.take('?');
  scanner.space();
  if (scanner.next !== '(') return scanner.fail("a filter stands in parentheses; write [?(@.name == 'value')]");
  const open = scanner.at;
  readBalanced(scanner, open);
  if (scanner.text.slice(open + 1, scanner.at - 1).trim() === '') {
    scanner.fail("the filter is empty; write [?(@.name == 'value')]", open);
  }
  return { kind: 'filter', text: scanner.text.slice(start, scanner.at) };
}

/** Reads from an opening parenthesis over its closing one, past strings and regular expressions. */
function readBalanced(scanner: Scanner, open: number): void {
  const pairs: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
  const expected: string[] = [];
  do {
    const found = scanner.next;
    if (found === '') scanner.fail(`the parenthesis opened at position ${open} is not closed; add )`, open);
    if (found === "'" || found === '"') {
      readQuoted(scanner);
    } else if (scanner.match(/=~\s*\/(?:\\.|[^\\/])*\//y) === undefined) {
      if (found in pairs) {
        expected.push(pairs[found]!);
      } else if (')]}'.includes(found) && found !== expected.pop()) {
        scanner.fail(`found ${found} where an open bracket or parenthesis should be closed first`);
      }
      scanner.at += found.length;
    }
  } while (expected.length > 0);
}
