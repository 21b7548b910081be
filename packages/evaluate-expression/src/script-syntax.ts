/** A part of a script that cannot stand there. */
export class ScriptProblem extends Error {
  constructor(
    message: string,
    /** Offset into the script, from 0. */
    public readonly position: number,
  ) {
    super(message);
  }
}

// The tokens of JavaScript, each to be matched where the one before it ended.
export const SPACE = /[\s\uFEFF]+/y;
export const COMMENT = /\/\/[^\n\r\u2028\u2029]*|\/\*[\s\S]*?\*\//y;
export const STRING = /'(?:\\[\s\S]|[^'\\\n\r])*'|"(?:\\[\s\S]|[^"\\\n\r])*"/y;
export const REGULAR_EXPRESSION = /\/(?:\\.|\[(?:\\.|[^\]\\\n\r])*\]|[^/\\[\n\r])+\/[\p{ID_Continue}$]*/uy;
export const NUMBER = /(?:0[xXbBoO][\da-fA-F_]+|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d[\d_]*)?)n?/y;
export const WORD = /[\p{ID_Start}_#\\][\p{ID_Continue}$\\]*/uy;
export const WORD_WITH_DOLLAR = /[\p{ID_Continue}$#\\][\p{ID_Continue}$\\]*/uy;
export const PUNCTUATOR = /\.\.\.|=>|\+\+|--|\?\.(?!\d)|[\s\S]/uy;
/** The text of a template up to a hole, a CDK token or the end. */
export const TEMPLATE_TEXT = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])+/y;
/** A value of the CDK in its encoding as text. */
export const CDK_TOKEN = /\$\{Token\[[^\]]*\]\}/y;

/** Words that an operand follows, so that a slash after one begins a regular expression. */
const OPERATORS = /^(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|await|yield|default)$/;
/** Words whose parentheses are no operand. */
const CONDITIONS = /^(?:if|while|for|with)$/;
/** What a block stands after; after anything else, a brace begins an object. */
const BEFORE_BLOCK = /^(?:\)|=>|\{|;|\}|else|do|try|finally)$/;

/** Whether a slash after the word divides. */
export function isOperand(word: string): boolean {
  return !OPERATORS.test(word);
}

/** Whether a slash after the end of a bracket divides. */
export function enclosesOperand(bracket: string, before: string): boolean {
  if (bracket === '(') return !CONDITIONS.test(before);
  return bracket !== '{' || !BEFORE_BLOCK.test(before);
}
