import { type IResolvable, JsonNull, Token, Tokenization } from 'aws-cdk-lib';
import { TaskError } from './errors';
import {
  CDK_JSON_PATH,
  EXPRESSION,
  type Expression,
  expressionOf,
  expressionOfToken,
  type SyntaxProblem,
} from './expression';

/** A CDK token that stands for an expression, so that it fits wherever a string, a number or a list is asked for. */
export class ExpressionToken implements IResolvable {
  public readonly creationStack: string[] = [];
  public readonly displayHint: string;
  public readonly [EXPRESSION]: Expression;

  constructor(expression: Expression) {
    this[EXPRESSION] = expression;
    this.displayHint = expression.text.replace(/^[^a-zA-Z]+/, '');
    if (expression.language === 'JSONPath') Object.defineProperty(this, CDK_JSON_PATH, { value: true });
  }

  /** The text, under the name that aws-cdk-lib reads it by. */
  public get path(): string {
    return textOf(this[EXPRESSION]);
  }

  public resolve(): string {
    return textOf(this[EXPRESSION]);
  }

  public toString(): string {
    return Token.asString(this, { displayHint: this.displayHint });
  }

  public toJSON(): string {
    const { language, text } = this[EXPRESSION];
    return `<${language === 'JSONPath' ? 'path' : 'expression'}:${text}>`;
  }
}

function textOf({ language, text, problem, unfit }: Expression): string {
  if (unfit !== undefined) throw new TaskError('EXPRESSION_NOT_POSSIBLE', unfit);
  if (problem === undefined) return text;
  throw new TaskError(
    'EXPRESSION_SYNTAX',
    `${JSON.stringify(text)} is no valid ${language} at position ${problem.position}: ${problem.message}`,
  );
}

const TOKEN = /\$\{Token\[[^\]]*\]\}/g;

/** The text with each CDK token replaced by a word of the same length, so that it parses and positions stay. */
export function maskTokens(text: string): string {
  return text.replace(TOKEN, (token) => 'T'.repeat(token.length));
}

/** A piece of a string that may hold CDK tokens. */
export type Fragment =
  | { readonly kind: 'text'; readonly text: string }
  /** A value that only the deployment knows, in its string encoding. */
  | { readonly kind: 'deferred'; readonly text: string }
  | { readonly kind: 'expression'; readonly expression: Expression };

/** Whether a string holds a CDK token in its encoding as a list that stands for no expression, and so may be many strings. */
export function holdsDeferredList(value: string): boolean {
  return value.includes('#{Token[') && expressionOf([value]) === undefined;
}

/** The pieces of a string: plain text, expressions, and other CDK tokens. */
export function fragmentsOf(value: string): Fragment[] {
  const listed = expressionOf([value]);
  if (listed !== undefined) return [{ kind: 'expression', expression: listed }];
  if (!value.includes('${Token[')) return value === '' ? [] : [{ kind: 'text', text: value }];
  const fragments: Fragment[] = [];
  let end = 0;
  for (const match of value.matchAll(TOKEN)) {
    if (match.index > end) fragments.push({ kind: 'text', text: value.slice(end, match.index) });
    const expression = expressionOfToken(Tokenization.reverseString(match[0]).firstToken);
    fragments.push(
      expression === undefined ? { kind: 'deferred', text: match[0] } : { kind: 'expression', expression },
    );
    end = match.index + match[0].length;
  }
  if (end < value.length) fragments.push({ kind: 'text', text: value.slice(end) });
  return fragments;
}

/** Whether a string is the token of a `null`, such as `JsonPath.DISCARD`. */
export function isNullToken(value: string): boolean {
  if (!value.startsWith('${Token[')) return false;
  const fragments = Tokenization.reverseString(value);
  return fragments.length === 1 && fragments.firstToken instanceof JsonNull;
}

/** How a resolvable that is no expression stands in text: quoted, bare, or not at all. */
export function deferredText(token: IResolvable): { readonly text: string; readonly quoted: boolean } | undefined {
  const hint = (token as { typeHint?: string }).typeHint;
  if (hint === 'string-list') return undefined;
  return { text: Token.asString(token), quoted: hint !== 'number' };
}

/** What an author wrote, with the expressions inside spelled out, and whether one of them is in the other language. */
export function spellOut(
  written: string,
  language: Expression['language'],
  spell: (expression: Expression) => string,
): { readonly text: string; readonly problem?: SyntaxProblem } {
  let text = '';
  let problem: SyntaxProblem | undefined;
  for (const fragment of fragmentsOf(written)) {
    if (fragment.kind !== 'expression') {
      text += fragment.text;
    } else if (fragment.expression.language === language) {
      text += spell(fragment.expression);
    } else {
      const other = fragment.expression;
      problem ??= {
        position: text.length,
        message: `${other.text} is ${other.language} and cannot stand inside ${language}; write it in ${language} too`,
      };
      text += other.text;
    }
  }
  return problem === undefined ? { text } : { text, problem };
}
