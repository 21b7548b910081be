import { contextProblem } from './context-object';
import type { SyntaxProblem } from './expression';
import { maskTokens } from './expression-token';
import { callProblem, isIntrinsic, MAX_NESTING, unknownIntrinsic } from './json-path-intrinsics';
import type { CallNode, JsonPathNode, PathNode, PathSegment, StringNode } from './json-path-node';
import { readSegments } from './json-path-segments';
import { Scanner, SyntaxFailure } from './scanner';

export { type JsonPathNode, type PathSegment, type ReferencedPath, referencedPaths } from './json-path-node';

/** What became of a text: its form, or the first place that the grammar does not allow. */
export type ParsedJsonPath = { readonly node: JsonPathNode } | { readonly problem: SyntaxProblem };

/** A workflow reads the same paths over and over; the oldest go first. */
const CACHE_SIZE = 1000;
const cache = new Map<string, ParsedJsonPath>();

/** Reads a path or a call of an intrinsic function, as the fields of the States Language take it. */
export function parseJsonPath(text: string): ParsedJsonPath {
  let parsed = cache.get(text);
  if (parsed === undefined) {
    parsed = parse(text);
    if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
    cache.set(text, parsed);
  }
  return parsed;
}

function parse(text: string): ParsedJsonPath {
  const masked = maskTokens(text);
  try {
    return { node: new Parser(masked, text).expression() };
  } catch (failure) {
    if (!(failure instanceof SyntaxFailure)) throw failure;
    // What a CDK token stands for may be the missing part.
    return masked === text ? { problem: failure.problem } : { node: { kind: 'deferred', position: 0, text } };
  }
}

const WHITE_SPACE = 'an expression has no white space around it';
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const WORD = /[\p{L}_][\p{L}\p{N}_.-]*/uy;
const VARIABLE = /[\p{ID_Start}_]\p{ID_Continue}*/uy;

class Parser {
  private readonly scanner: Scanner;

  constructor(
    masked: string,
    private readonly written: string,
  ) {
    this.scanner = new Scanner(masked);
  }

  public expression(): JsonPathNode {
    const { scanner } = this;
    if (scanner.text.trim() === '') scanner.fail('the expression is empty; write a path such as $.name');
    if (/^\s/.test(scanner.text)) scanner.fail(WHITE_SPACE);
    if (scanner.next !== '$' && !/\p{L}/u.test(scanner.next)) this.noExpression();
    const node = this.operand(1, true);
    if (!scanner.done) this.trailing(node);
    return node;
  }

  private operand(depth: number, top: boolean): JsonPathNode {
    const { scanner } = this;
    const position = scanner.at;
    if (scanner.next === '$') return this.path();
    if (scanner.next === "'") return this.string();
    if (scanner.next === '"') scanner.fail("a string stands in single quotes, as in 'text'");
    const number = scanner.match(NUMBER);
    if (number !== undefined) return { kind: 'number', position, value: Number(number) };
    const word = scanner.match(WORD);
    if (word === undefined) {
      return scanner.fail(
        scanner.done
          ? 'an argument is missing'
          : `found ${scanner.next} where an argument should be: a path, a call, a number or a string in single quotes`,
      );
    }
    const end = scanner.at;
    scanner.space();
    if (scanner.next === '(') return this.call(word, position, depth);
    scanner.at = end;
    if (!top) {
      if (word === 'true' || word === 'false') return { kind: 'boolean', position, value: word === 'true' };
      if (word === 'null') return { kind: 'null', position };
    }
    scanner.at = position;
    if (isIntrinsic(word)) scanner.fail(`${word} is a function; write ${word}(…)`);
    return top
      ? this.noExpression()
      : scanner.fail(`a path starts with $, a string stands in single quotes; write $.${word} or '${word}'`);
  }

  private noExpression(): never {
    const { text } = this.scanner;
    const fix = /^[.[]/.test(text) ? `$${text}` : /^[\p{L}_]/u.test(text) ? `$.${text}` : '$.name';
    return this.scanner.fail(
      `an expression starts with $ (the state's data), $$ (the context object), $name (a variable) or a function such as States.Format; write ${fix}`,
      0,
    );
  }

  private trailing(node: JsonPathNode): never {
    const { scanner } = this;
    if (scanner.text.slice(scanner.at).trim() === '') scanner.fail(WHITE_SPACE);
    if (node.kind !== 'path') scanner.space();
    const found = scanner.next;
    if (node.kind === 'path' && /[\s,'"{}*]/.test(found)) {
      scanner.fail(
        `found ${found === ' ' ? 'a space' : found} in a path; names with such characters stand in brackets, as in ['a b']`,
      );
    }
    if (found === ']') scanner.fail('found ], but no bracket is open');
    if (found === ')') scanner.fail('found ), but no parenthesis is open');
    return scanner.fail(`found ${found} after the end of the ${node.kind === 'call' ? 'call' : 'path'}`);
  }

  private path(): PathNode {
    const { scanner } = this;
    const position = scanner.at;
    scanner.take('$');
    const root = scanner.take('$') ? '$$' : (scanner.match(VARIABLE) ?? '$');
    if (root === 'states') {
      scanner.fail(
        "$states belongs to JSONata; write $ for the state's data and $$ for the context object, or use Jsonata",
        position,
      );
    }
    const start = scanner.at;
    const segments = readSegments(scanner);
    if (root === '$$') this.checkContext(segments, start);
    return { kind: 'path', position, text: this.written.slice(position, scanner.at), root, segments };
  }

  private checkContext(segments: readonly PathSegment[], start: number): void {
    const names: string[] = [];
    for (const segment of segments) {
      if (segment.kind !== 'names' || segment.names.length !== 1) break;
      names.push(segment.names[0]!);
    }
    const problem = contextProblem('$$', names);
    if (problem !== undefined) {
      this.scanner.fail(problem.message, this.scanner.text.indexOf(names[problem.index]!, start));
    }
  }

  private call(name: string, position: number, depth: number): CallNode {
    const { scanner } = this;
    if (!isIntrinsic(name)) scanner.fail(unknownIntrinsic(name), position);
    if (depth > MAX_NESTING) {
      scanner.fail(`functions stand more than ${MAX_NESTING} deep; compute a part in a state before`, position);
    }
    const open = scanner.at;
    scanner.take('(');
    scanner.space();
    const given: JsonPathNode[] = [];
    if (!scanner.take(')')) {
      for (;;) {
        scanner.space();
        if (scanner.done) this.unclosedCall(open);
        given.push(this.operand(depth + 1, false));
        scanner.space();
        if (scanner.take(')')) break;
        if (scanner.done) this.unclosedCall(open);
        if (!scanner.take(',')) scanner.fail(`found ${scanner.next} where , or ) should be`);
      }
    }
    const problem = callProblem(name, position, given);
    if (problem !== undefined) scanner.fail(problem.message, problem.position);
    return { kind: 'call', position, name, arguments: given };
  }

  private unclosedCall(open: number): never {
    return this.scanner.fail(`the parenthesis opened at position ${open} is not closed; add )`, open);
  }

  private string(): StringNode {
    const { scanner } = this;
    const position = scanner.at;
    scanner.take("'");
    let value = '';
    let holes = 0;
    while (!scanner.take("'")) {
      if (scanner.done) scanner.fail(`the quote opened at position ${position} is not closed; add '`, position);
      const escaped = scanner.match(/\\[\\'{}]/y);
      if (escaped !== undefined) {
        value += escaped[1];
        continue;
      }
      if (scanner.text.startsWith('{}', scanner.at)) holes++;
      value += scanner.text[scanner.at];
      scanner.at++;
    }
    return { kind: 'string', position, value, raw: scanner.text.slice(position + 1, scanner.at - 1), holes };
  }
}
