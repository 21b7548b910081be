import ts from 'typescript';

/** A call that loads a module at run time. */
export interface ModuleLoad {
  readonly literal: ts.StringLiteralLike;
  /** What stands before the parenthesis: `require`, or `await import`. */
  readonly call: string;
}

/** The load that an expression is, if it is one: `require('…')` or `await import('…')`. */
export function moduleLoadOf(expression: ts.Expression): ModuleLoad | undefined {
  const isAwaited = ts.isAwaitExpression(expression);
  const call = isAwaited ? expression.expression : expression;
  if (!ts.isCallExpression(call)) return undefined;
  const [literal] = call.arguments;
  if (literal === undefined || !ts.isStringLiteralLike(literal)) return undefined;
  if (isAwaited)
    return call.expression.kind === ts.SyntaxKind.ImportKeyword ? { literal, call: 'await import' } : undefined;
  return ts.isIdentifier(call.expression) && call.expression.text === 'require'
    ? { literal, call: 'require' }
    : undefined;
}
