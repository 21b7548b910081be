import type { ExprNode } from 'jsonata';
import { contextProblem } from './context-object';
import { didYouMean } from './errors';
import type { SyntaxProblem } from './expression';
import { JSONATA_FUNCTIONS, STATES_FIELDS } from './jsonata-names';

/** A place where an expression reads `$states`. */
export interface JsonataReference {
  /** Such as `$states.context.Task.Token`. */
  readonly text: string;
  /** The names after `$states`, up to the first step that is no name. */
  readonly segments: readonly string[];
}

/** A node of the syntax tree, with what the type of the package leaves out. */
type Node = Omit<ExprNode, 'lhs' | 'type'> & {
  readonly type: string;
  readonly lhs?: Node;
  readonly rhs?: Node;
  readonly focus?: string;
  readonly index?: string;
};

/** What an expression reads of `$states`, and the first name in it that does not exist. */
export function examine(ast: ExprNode): { references: JsonataReference[]; problem?: SyntaxProblem } {
  const nodes = [...walk(ast as unknown as Node)];
  const bound = new Set(nodes.flatMap(boundNames));
  const references: JsonataReference[] = [];
  let problem: SyntaxProblem | undefined;
  const stepsOfPaths = new Set<Node>();
  for (const node of nodes) {
    problem ??= functionProblem(node, bound);
    if (stepsOfPaths.has(node)) continue;
    const steps = node.type === 'path' ? (node.steps as Node[]) : [node];
    for (const step of steps) stepsOfPaths.add(step);
    problem ??= unmarkedStates(steps);
    const start = steps.findIndex((step) => step.type === 'variable' && step.value === 'states');
    if (start < 0) continue;
    const names = leadingNames(steps.slice(start));
    references.push({ text: ['$states', ...names].join('.'), segments: names });
    problem ??= statesProblem(steps.slice(start), names);
  }
  return problem === undefined ? { references } : { references, problem };
}

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of Object.values(node).flat(2)) {
    if (typeof child === 'object' && child !== null && !(child instanceof RegExp)) {
      yield* walk(child as Node);
    }
  }
}

function boundNames(node: Node): string[] {
  const names = [node.focus, node.index].filter((name) => typeof name === 'string');
  if (node.type === 'bind' && node.lhs?.type === 'variable') names.push(node.lhs.value);
  if (node.type === 'lambda') names.push(...(node.arguments ?? []).map((argument) => argument.value));
  return names;
}

function functionProblem(node: Node, bound: ReadonlySet<string>): SyntaxProblem | undefined {
  if (node.type === 'variable' && node.value === 'eval' && !bound.has('eval')) {
    return { position: startOf(node), message: 'Step Functions has no $eval; use $parse to read JSON text' };
  }
  if (node.type !== 'function' && node.type !== 'partial' && node.type !== 'apply') return undefined;
  const called = (node.type === 'apply' ? node.rhs : node.procedure) as Node | undefined;
  if (called?.type === 'path') return unmarkedFunction(called);
  if (called?.type !== 'variable' || called.value === 'eval') return undefined;
  if (bound.has(called.value) || JSONATA_FUNCTIONS.includes(called.value)) return undefined;
  return {
    position: startOf(called),
    message: `there is no function $${called.value}.${didYouMean(
      `$${called.value}`,
      JSONATA_FUNCTIONS.map((name) => `$${name}`),
    )}`,
  };
}

function unmarkedStates([first, second]: readonly Node[]): SyntaxProblem | undefined {
  if (first?.type !== 'name' || first.value !== 'states' || second === undefined) return undefined;
  return { position: startOf(first), message: 'states is a variable; write $states' };
}

function unmarkedFunction({ steps }: Node): SyntaxProblem | undefined {
  const [step] = (steps ?? []) as Node[];
  if (steps?.length !== 1 || step?.type !== 'name') return undefined;
  if (!JSONATA_FUNCTIONS.includes(step.value)) return undefined;
  return { position: startOf(step), message: `a function starts with $; write $${step.value}` };
}

function leadingNames(steps: readonly Node[]): string[] {
  const names: string[] = [];
  for (const step of steps.slice(1)) {
    if (step.type !== 'name') break;
    names.push(step.value);
    if (step.stages !== undefined) break;
  }
  return names;
}

function statesProblem(steps: readonly Node[], names: readonly string[]): SyntaxProblem | undefined {
  const [field, ...members] = names;
  if (field === undefined) return undefined;
  if (!STATES_FIELDS.includes(field)) {
    const known = STATES_FIELDS.join(', ');
    return {
      position: startOf(steps[1]!),
      message: `$states has no field ${field}; it has ${known}.${didYouMean(field, STATES_FIELDS)}`,
    };
  }
  const problem = field === 'context' ? contextProblem('$states.context', members) : undefined;
  return problem && { position: startOf(steps[problem.index + 2]!), message: problem.message };
}

/** The parser keeps where a token ends; a variable's name leaves its `$` out. */
function startOf(node: Node): number {
  return node.position! - String(node.value).length - (node.type === 'variable' ? 1 : 0);
}
