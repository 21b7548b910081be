import { matchAt, readPath } from './path-reference';
import * as syntax from './script-syntax';

/** A part of a script, told apart as far as references need it. */
export interface Piece {
  /** Code that stays; text (of a string, template or regular expression); a path; a CDK token. */
  readonly kind: 'code' | 'text' | 'path' | 'token';
  readonly text: string;
  readonly position: number;
  /** Whether it stands in the text of a template, outside its holes. */
  readonly inTemplate?: boolean;
}

interface OpenBracket {
  readonly text: string;
  readonly position: number;
  readonly isOperand: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}', '`': '`' };

/** The pieces of a script, in order; comments become white space. */
export function scanScript(script: string): Piece[] {
  return new ScriptScanner(script).scan();
}

class ScriptScanner {
  private at = 0;
  /** The last token that is no white space. */
  private last = '';
  /** Whether an operand has just ended, so that a slash divides. */
  private afterOperand = false;
  private readonly pieces: Piece[] = [];
  private readonly open: OpenBracket[] = [];

  constructor(private readonly script: string) {}

  public scan(): Piece[] {
    while (this.at < this.script.length) this.token();
    const unclosed = this.open.at(-1);
    if (unclosed !== undefined)
      this.fail(`${unclosed.text} is not closed; add ${CLOSING[unclosed.text]}`, unclosed.position);
    return this.pieces;
  }

  private token(): void {
    const { script, at } = this;
    const taken =
      this.skips(this.match(syntax.COMMENT), true) ||
      this.skips(this.match(syntax.SPACE)) ||
      this.takes('token', this.match(syntax.CDK_TOKEN)) ||
      this.takesWord() ||
      this.takes('path', script[at] === '$' ? readPath(script, at) : undefined) ||
      this.takes('code', this.match(syntax.NUMBER)) ||
      this.takes('text', this.match(syntax.STRING)) ||
      this.takes('text', this.afterOperand ? undefined : this.match(syntax.REGULAR_EXPRESSION));
    if (!taken) this.punctuator(this.match(syntax.PUNCTUATOR)!);
  }

  private takesWord(): boolean {
    const isProperty = this.last === '.' || this.last === '?.';
    const word = this.match(isProperty ? syntax.WORD_WITH_DOLLAR : syntax.WORD);
    return this.takes('code', word, isProperty || (word !== undefined && syntax.isOperand(word)));
  }

  private punctuator(found: string): void {
    if (found === "'" || found === '"') this.fail(`the string is not closed; add ${found}`);
    if (found === '/' && this.script[this.at + 1] === '*') this.fail('the comment is not closed; add */');
    if (found === '`') {
      this.enter(found);
      this.template();
    } else if (found === '(' || found === '[' || found === '{') {
      this.enter(found);
    } else if (found === ')' || found === ']' || found === '}') {
      this.leave(found);
    } else {
      this.take('code', found, found === '++' || found === '--');
    }
  }

  /** Reads the text of a template up to a hole or to its end. */
  private template(): void {
    while (this.at < this.script.length) {
      const text = this.match(syntax.TEMPLATE_TEXT);
      const token = this.match(syntax.CDK_TOKEN);
      if (text !== undefined) {
        this.take('text', text, false, true);
      } else if (token !== undefined) {
        this.take('token', token, false, true);
      } else if (this.script[this.at] === '$') {
        this.enter('${');
        return;
      } else {
        this.open.pop();
        this.take('code', '`', true);
        return;
      }
    }
  }

  private enter(bracket: string): void {
    this.open.push({ text: bracket, position: this.at, isOperand: syntax.enclosesOperand(bracket, this.last) });
    this.take('code', bracket, false);
  }

  private leave(bracket: string): void {
    const opened = this.open.pop();
    if (opened === undefined) this.fail(`found ${bracket}, but no bracket is open`);
    if (CLOSING[opened.text] !== bracket) {
      this.fail(`found ${bracket} where ${opened.text} at position ${opened.position} should be closed`);
    }
    this.take('code', bracket, opened.isOperand);
    if (opened.text === '${') this.template();
  }

  private takes(kind: Piece['kind'], text: string | undefined, afterOperand = true): boolean {
    if (text !== undefined) this.take(kind, text, afterOperand);
    return text !== undefined;
  }

  private take(kind: Piece['kind'], text: string, afterOperand: boolean, inTemplate = false): void {
    this.pieces.push({ kind, text, position: this.at, inTemplate });
    this.at += text.length;
    this.last = text;
    this.afterOperand = afterOperand;
  }

  /** Takes white space, or a comment as the white space that it counts as. */
  private skips(found: string | undefined, isComment = false): boolean {
    if (found === undefined) return false;
    const text = isComment ? (/[\n\r\u2028\u2029]/.test(found) ? '\n' : ' ') : found;
    this.pieces.push({ kind: 'code', text, position: this.at });
    this.at += found.length;
    return true;
  }

  private match(pattern: RegExp): string | undefined {
    return matchAt(pattern, this.script, this.at);
  }

  private fail(message: string, position = this.at): never {
    throw new syntax.ScriptProblem(message, position);
  }
}
