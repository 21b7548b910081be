/** A node of an expression's tree, as JSONata has it. */
export interface Node {
  readonly type: string;
  readonly value?: unknown;
  readonly steps?: readonly Node[];
  readonly lhs?: unknown;
  readonly rhs?: Node;
  readonly expression?: Node;
  readonly expressions?: readonly Node[];
  readonly condition?: Node;
  readonly then?: Node;
  readonly else?: Node;
}

/** What makes a step more than a name. */
const EXTRAS = ['stages', 'predicate', 'group', 'focus', 'index', 'tuple', 'ancestor', 'seekingParent', 'nextFunction'];

/**
 * Whether an expression needs no watch on its steps: it reads values, compares and computes, but calls no function, makes no range and
 * goes through no list with more than names. Its work is bounded by its text and its data; most expressions of workflows are such.
 */
export function isBounded(given: unknown): boolean {
  const node = given as Node;
  if (EXTRAS.some((extra) => extra in node)) return false;
  switch (node.type) {
    case 'string':
    case 'number':
    case 'value':
    case 'variable':
    case 'name':
      return true;
    case 'path':
      return node.steps!.every(
        (step, at) => (step.type === 'name' || (at === 0 && step.type === 'variable')) && isBounded(step),
      );
    case 'binary':
      return node.value !== '..' && isBounded(node.lhs) && isBounded(node.rhs);
    case 'condition':
      return [node.condition, node.then, node.else].every((part) => part === undefined || isBounded(part));
    case 'unary':
      if (node.value === '{') return (node.lhs as readonly (readonly Node[])[]).flat().every(isBounded);
      if (node.value === '[') return node.expressions!.every(isBounded);
      return node.value === '-' && isBounded(node.expression);
    default:
      return false;
  }
}
