import { PathReader, PathSyntaxError, type Segment } from '../json-path/parse';

/** An argument of an intrinsic function, or a whole path. */
export type Node =
  | {
      readonly kind: 'literal';
      readonly value: null | boolean | number | string;
      /** A text with its escapes of braces, which tell States.Format what is no place for a value. */
      readonly template?: string;
    }
  | {
      readonly kind: 'path';
      readonly root: 'input' | 'context' | 'variable';
      readonly variable?: string;
      readonly segments: readonly Segment[];
      readonly text: string;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Node[]; readonly text: string };

/** Parses a path (`$.a`, `$$.Execution.Id`, `$variable.a`) or an intrinsic function. */
export function parsePathOrCall(text: string): Node {
  const reader = new PathReader(text, 0);
  const node = text.startsWith('$') ? path(reader) : call(reader);
  reader.space();
  if (reader.at < text.length)
    throw new PathSyntaxError(`"${text.slice(reader.at)}" is not expected at position ${reader.at + 1}`);
  return node;
}

function path(reader: PathReader): Node {
  const start = reader.at;
  reader.at += 1;
  let root: 'input' | 'context' | 'variable' = 'input';
  let variable: string | undefined;
  const name = /^[\p{ID_Start}_][\p{ID_Continue}]*/u.exec(reader.text.slice(reader.at))?.[0];
  if (reader.text[reader.at] === '$') {
    root = 'context';
    reader.at += 1;
  } else if (name !== undefined) {
    root = 'variable';
    variable = name;
    reader.at += name.length;
  }
  const segments = reader.segments();
  return { kind: 'path', root, variable, segments, text: reader.text.slice(start, reader.at) };
}

function call(reader: PathReader): Node {
  const start = reader.at;
  const name = /^States\.([A-Za-z0-9]+)/.exec(reader.text.slice(reader.at));
  if (!name)
    throw new PathSyntaxError(`a path that begins with $ or a function States.… is expected at position ${start + 1}`);
  reader.at += name[0].length;
  reader.space();
  if (reader.text[reader.at] !== '(') throw new PathSyntaxError(`"(" is expected at position ${reader.at + 1}`);
  reader.at += 1;
  const args: Node[] = [];
  reader.space();
  while (reader.text[reader.at] !== ')') {
    if (args.length > 0) {
      if (reader.text[reader.at] !== ',')
        throw new PathSyntaxError(`"," or ")" is expected at position ${reader.at + 1}`);
      reader.at += 1;
      reader.space();
    }
    args.push(argument(reader));
    reader.space();
  }
  reader.at += 1;
  return { kind: 'call', name: name[1]!, args, text: reader.text.slice(start, reader.at) };
}

function argument(reader: PathReader): Node {
  const char = reader.text[reader.at];
  if (char === '$') return path(reader);
  if (char === "'") {
    const template = text(reader);
    return { kind: 'literal', value: template.replace(/\\([{}\\])/g, '$1'), template };
  }
  const literal = /^(true|false|null|-?\d+(\.\d+)?([eE][+-]?\d+)?)(?![\w.])/.exec(reader.text.slice(reader.at))?.[0];
  if (literal === undefined) return call(reader);
  reader.at += literal.length;
  return { kind: 'literal', value: JSON.parse(literal) };
}

/** Quoted text: `\'`, `\\`, `\{` and `\}` are escapes; all but the first are left in it. */
function text(reader: PathReader): string {
  let value = '';
  for (reader.at += 1; reader.at < reader.text.length; reader.at += 1) {
    const char = reader.text[reader.at]!;
    if (char === "'") {
      reader.at += 1;
      return value;
    }
    const next = reader.text[reader.at + 1];
    if (char === '\\' && next !== undefined) {
      reader.at += 1;
      value += next === "'" ? next : '\\' + next;
    } else value += char;
  }
  throw new PathSyntaxError('a text is not closed');
}
