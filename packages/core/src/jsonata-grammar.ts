import type jsonata from 'jsonata';
import type { ExprNode, JsonataError } from 'jsonata';
import { CLOSE, isDelimited, OPEN, type SyntaxProblem } from './expression';
import { maskTokens } from './expression-token';
import { examine, type JsonataReference } from './jsonata-references';

export type { JsonataReference } from './jsonata-references';

/** What became of a text: its syntax tree with what it reads, or the first place that does not fit. */
export type ParsedJsonata =
  | {
      /** Absent where CDK tokens inside leave the form open until deployment. */
      readonly ast?: ExprNode;
      readonly references: readonly JsonataReference[];
    }
  | { readonly problem: SyntaxProblem };

/** Loaded for the first expression: the parser is a quarter of what loading core takes. */
const parser = (): typeof jsonata => require('jsonata');

const CACHE_SIZE = 1000;
const cache = new Map<string, ParsedJsonata>();

/** Reads a JSONata expression with its delimiters, as Step Functions takes it. */
export function parseJsonata(text: string): ParsedJsonata {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const masked = maskTokens(text);
  let parsed = parse(masked);
  // What a CDK token stands for may be the missing part.
  if ('problem' in parsed && masked !== text) parsed = { references: [] };
  if (cache.size >= CACHE_SIZE) cache.delete(cache.keys().next().value!);
  cache.set(text, parsed);
  return parsed;
}

/** The expression without its delimiters. */
export function withoutDelimiters(text: string): string {
  return text.slice(OPEN.length, -CLOSE.length);
}

function parse(text: string): ParsedJsonata {
  if (!text.startsWith(OPEN)) return { problem: { position: 0, message: `a JSONata expression starts with ${OPEN}` } };
  if (!isDelimited(text)) {
    return { problem: { position: text.length, message: `a JSONata expression ends with ${CLOSE}` } };
  }
  const source = withoutDelimiters(text);
  if (source.trim() === '') {
    return { problem: { position: OPEN.length, message: 'the expression is empty; write one such as $states.input' } };
  }
  try {
    const ast = parser()(source).ast();
    const { problem, references } = examine(ast);
    return problem === undefined ? { ast, references } : { problem: shifted(problem) };
  } catch (error) {
    if (typeof (error as JsonataError).position !== 'number') throw error;
    return { problem: shifted(syntaxProblem(source, error as JsonataError)) };
  }
}

function shifted({ position, message }: SyntaxProblem): SyntaxProblem {
  return { position: position + OPEN.length, message };
}

function syntaxProblem(source: string, { code, position, token, message }: JsonataError): SyntaxProblem {
  const end = source.trimEnd().length;
  if (token === '(end)') return { position: end, message: lowered(message) };
  // The parser has read the token already when it finds fault with it.
  const start = position - String(token ?? '').length;
  const at = Math.min(source.startsWith(String(token ?? ''), start) ? start : position, end);
  if (code === 'S0211' && /\?[?:]/.test(source.slice(at - 1, at + 1))) {
    const operator = source.slice(at - 1, at + 1);
    return {
      position: at - 1,
      message: `JSONata 2.0.6, which Step Functions runs, has no operator ${operator}; write $exists(a) ? a : b`,
    };
  }
  return { position: at, message: lowered(message) };
}

function lowered(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
