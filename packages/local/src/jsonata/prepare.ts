import { compileRegex, type Program } from '../regex/compile';
import type { Cost } from './guard';

/** What the evaluation of an expression needs besides its tree. */
export interface Prepared {
  /** The regular expressions, by the names that stand in their places. */
  readonly regexes: ReadonlyMap<string, Program>;
  /** The names of its variables and functions. */
  readonly names: readonly string[];
  /** What is read of `$states`, by name. */
  readonly statesMembers: ReadonlySet<string>;
  readonly changed: boolean;
}

/** The function that takes a property of an object, and of nothing else; no expression can write its name. */
export const OWN = '\0own';

type Node = Cost & Record<string, any>;

/** What objects have that is no data: functions of JavaScript, and what they are made of. */
const NOT_DATA = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Changes the tree of an expression: regular expressions become variables, whose values match in linear time, and names become calls where an
 * object could answer with a function of JavaScript. What JSONata does in more than linear time gets its cost.
 */
export function prepare(ast: unknown): Prepared {
  const regexes = new Map<string, Program>();
  const names = new Set<string>();
  const statesMembers = new Set<string>();
  const seen = new Set<object>();
  let changed = false;

  const visit = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || value instanceof RegExp || seen.has(value)) return;
    seen.add(value);
    const node = value as Node;
    if (Array.isArray(node['steps'])) {
      const [first, second] = node['steps'] as Node[];
      if (first!['type'] === 'variable' && first!['value'] === 'states' && second?.['type'] === 'name') {
        statesMembers.add(second['value'] as string);
      }
    }
    for (const inner of Object.values(node)) visit(inner);
    switch (node['type']) {
      case 'regex': {
        const name = `\0regex${regexes.size}`;
        regexes.set(name, compiled(node['value'] as RegExp));
        Object.assign(node, { type: 'variable', value: name });
        break;
      }
      case 'variable':
        names.add(node['value'] as string);
        break;
      case 'name':
        if (!NOT_DATA.has(node['value'] as string)) break;
        changed = true;
        node['arguments'] = [{ type: 'string', value: node['value'], position: node['position'] }];
        node['procedure'] = { type: 'variable', value: OWN, position: node['position'] };
        Object.assign(node, { type: 'function', value: '(' });
        break;
      case 'unary':
        // Each item is appended to a copy of those before.
        if (node['value'] === '[') node.extra = (node['expressions'].length / 16) ** 2;
        break;
      case 'sort':
        for (const term of node['terms'] as Node[]) (term['expression'] as Node).growing = 14;
    }
    for (const [key] of (node['group']?.lhs ?? []) as [Node, Node][]) key.growing = 6;
  };
  visit(ast);
  return { regexes, names: [...names], statesMembers, changed };
}

function compiled(regex: RegExp): Program {
  try {
    return compileRegex(regex);
  } catch (error) {
    throw new Error(`the regular expression /${regex.source}/ ${(error as Error).message}`);
  }
}
