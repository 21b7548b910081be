import type { Json } from '../json';
import { isEqual } from '../json-equal';
import { count } from './count';
import { select } from './evaluate';
import { type PathReader, PathSyntaxError, type Segment } from './parse';

/** Whether an element stays; the root is there for paths that begin with `$`. */
export type Filter = (element: Json, root: Json) => boolean;
type Operand = (element: Json, root: Json) => Json | undefined;

/** Compiles `(…)` of a filter; the reader stands on the opening parenthesis. */
export function compileFilter(reader: PathReader): Filter {
  expect(reader, '(');
  const filter = either(reader);
  expect(reader, ')');
  return filter;
}

function either(reader: PathReader): Filter {
  let left = both(reader);
  while (take(reader, '||')) {
    const [first, second] = [left, both(reader)];
    left = (element, root) => first(element, root) || second(element, root);
  }
  return left;
}

function both(reader: PathReader): Filter {
  let left = single(reader);
  while (take(reader, '&&')) {
    const [first, second] = [left, single(reader)];
    left = (element, root) => first(element, root) && second(element, root);
  }
  return left;
}

function single(reader: PathReader): Filter {
  reader.space();
  if (take(reader, '!')) {
    const negated = single(reader);
    return (element, root) => !negated(element, root);
  }
  if (reader.text[reader.at] === '(') return compileFilter(reader);
  const left = operand(reader);
  reader.space();
  const operator = /^(==|!=|<=|>=|<|>|in\b|nin\b)/.exec(reader.text.slice(reader.at))?.[1];
  if (operator === undefined) {
    if (reader.text.startsWith('=~', reader.at)) {
      throw new PathSyntaxError('regular expressions in filters are not supported');
    }
    return (element, root) => left(element, root) !== undefined;
  }
  reader.at += operator.length;
  const right = operand(reader);
  return (element, root) => compare(left(element, root), operator, right(element, root));
}

function operand(reader: PathReader): Operand {
  reader.space();
  const char = reader.text[reader.at];
  if (char === '@' || char === '$') {
    reader.at += 1;
    const segments: readonly Segment[] = reader.segments();
    return (element, root) => {
      const values = select(segments, char === '@' ? element : root, root);
      return values.length === 0 ? undefined : values.length === 1 ? values[0] : values;
    };
  }
  if (char === "'" || char === '"') {
    const value = reader.quoted();
    return () => value;
  }
  const literal = /^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?|\[[^\]]*\])/.exec(reader.text.slice(reader.at))?.[0];
  if (literal === undefined) throw new PathSyntaxError(`a value is expected at position ${reader.at + 1}`);
  reader.at += literal.length;
  const value: Json = JSON.parse(literal.startsWith('[') ? literal.replace(/'/g, '"') : literal);
  return () => value;
}

function compare(left: Json | undefined, operator: string, right: Json | undefined): boolean {
  switch (operator) {
    case '==':
      return same(left, right);
    case '!=':
      return !same(left, right);
    case 'in':
    case 'nin':
      if (!Array.isArray(right)) return false;
      count(right.length >> 4);
      return right.some((item) => same(item, left)) === (operator === 'in');
  }
  if (typeof left !== typeof right || (typeof left !== 'number' && typeof left !== 'string')) return false;
  const [low, high] = [left, right as typeof left];
  if (operator === '<') return low < high;
  if (operator === '<=') return low <= high;
  return operator === '>' ? low > high : low >= high;
}

/** What is missing equals nothing; a number and its text are equal. */
function same(left: Json | undefined, right: Json | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (typeof left === 'number' && typeof right === 'string') return right.trim() !== '' && Number(right) === left;
  if (typeof left === 'string' && typeof right === 'number') return left === String(right);
  return isEqual(left, right, () => count(1));
}

function take(reader: PathReader, token: string): boolean {
  reader.space();
  if (!reader.text.startsWith(token, reader.at)) return false;
  reader.at += token.length;
  return true;
}

function expect(reader: PathReader, token: string): void {
  if (!take(reader, token)) throw new PathSyntaxError(`"${token}" is expected at position ${reader.at + 1}`);
}
