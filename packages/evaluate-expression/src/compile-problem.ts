import { CDK_TOKEN } from './script-syntax';
import type { BoundScript } from './bind-references';

/** What JavaScript says of the code, if it does not compile; nothing is run. */
export function compileProblem({ code, references }: BoundScript): string | undefined {
  // What the CDK fills in at deployment counts as an operand.
  const known = code.replace(new RegExp(CDK_TOKEN.source, 'g'), '0');
  try {
    new Function('$', `"use strict"; return (\n${known}\n)`);
    return undefined;
  } catch (error) {
    const { name, message } = error as Error;
    // Where the process may not compile code at all, Lambda is the first to tell.
    if (name !== 'SyntaxError') return undefined;
    return message.replace(/\$\.(value\d+)/g, (found, reference) => references.get(reference) ?? found);
  }
}
