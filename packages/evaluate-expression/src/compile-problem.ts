import type { BoundScript } from './bind-references';
import { CDK_TOKEN } from './script-syntax';

/** What JavaScript says of the code, if it does not compile; nothing is run. */
export function compileProblem({ code, references }: BoundScript): string | undefined {
  // What the CDK fills in at deployment counts as an operand.
  const known = code.replace(new RegExp(CDK_TOKEN.source, 'g'), '0');
  const message = syntaxError(`(\n${known}\n)`);
  if (message === undefined) return undefined;
  // In other brackets, only a complaint of the closing one changes.
  if (message === "Unexpected token ')'" && syntaxError(`[\n${known}\n]`) !== message) return 'it ends too early';
  return message.replace(/\$\.(value\d+)/g, (found, name) => references.get(name) ?? found);
}

function syntaxError(code: string): string | undefined {
  try {
    new Function('$', `"use strict"; return ${code}`);
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    // Where the process may not compile code from text at all, Lambda is the first to tell.
    return name === 'SyntaxError' ? message : undefined;
  }
}
