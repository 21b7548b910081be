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
    if (unclosed !== undefined) this.fail(`${unclosed.text} is not closed; add ${CLOSING[unclosed.text]}`, unclosed.position);
    return this.pieces;
  }

  private token(): void {
    const comment = this.match(syntax.COMMENT);
    if (comment !== undefined) return this.skip(comment, /[\n\r\u2028\u2029]/.test(comment) ? '\n' : ' ');
    const space = this.match(syntax.SPACE);
    if (space !== undefined) return this.skip(space, space);

    const token = this.match(syntax.CDK_TOKEN);
    if (token !== undefined) return this.take('token', token, true);
    const isProperty = this.last === '.' || this.last === '?.';
    const word = this.match(isProperty ? syntax.WORD_WITH_DOLLAR : syntax.WORD);
    if (word !== undefined) return this.take('code', word, isProperty || syntax.isOperand(word));
    if (this.script[this.at] === '$') return this.take('path', readPath(this.script, this.at), true);
    const number = this.match(syntax.NUMBER);
    if (number !== undefined) return this.take('code', number, true);
    const text = this.match(syntax.STRING) ?? (this.afterOperand ? undefined : this.match(syntax.REGULAR_EXPRESSION));
    if (text !== undefined) return this.take('text', text, true);
    this.punctuator(this.match(syntax.PUNCTUATOR)!);
  }

  private punctuator(found: string): void {
    const { at } = this;
    if (found === "'" || found === '"') this.fail(`the string is not closed; add ${found}`);
    if (found === '/' && this.script[at + 1] === '*') this.fail('the comment is not closed; add */');
    if (found === '`') {
      this.enter(found);
      return this.template();
    }
    if (found === '(' || found === '[' || found === '{') return this.enter(found);
    if (found !== ')' && found !== ']' && found !== '}') return this.take('code', found, found === '++' || found === '--');
    const opened = this.open.pop();
    if (opened === undefined) this.fail(`found ${found}, but no bracket is open`);
    if (CLOSING[opened.text] !== found) this.fail(`found ${found} where ${opened.text} at position ${opened.position} should be closed`);
    this.take('code', found, opened.isOperand);
    if (opened.text === '${') this.template();
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
      } else if (this.script[this.at] === '`') {
        this.open.pop();
        return this.take('code', '`', true);
      } else {
        return this.enter('${');
      }
    }
  }

  private enter(bracket: string): void {
    this.open.push({ text: bracket, position: this.at, isOperand: syntax.enclosesOperand(bracket, this.last) });
    this.take('code', bracket, false);
  }

  private take(kind: Piece['kind'], text: string, afterOperand: boolean, inTemplate = false): void {
    this.pieces.push({ kind, text, position: this.at, inTemplate });
    this.at += text.length;
    this.last = text;
    this.afterOperand = afterOperand;
  }

  private skip(found: string, instead: string): void {
    this.pieces.push({ kind: 'code', text: instead, position: this.at });
    this.at += found.length;
  }

  private match(pattern: RegExp): string | undefined {
    return matchAt(pattern, this.script, this.at);
  }

  private fail(message: string, position = this.at): never {
    throw new syntax.ScriptProblem(message, position);
  }
}
