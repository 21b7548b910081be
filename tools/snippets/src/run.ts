import * as cdk from 'aws-cdk-lib';
import { type App, Stack } from 'aws-cdk-lib';
import { DefinitionBody, Parallel, State, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import ts from 'typescript';

/** What running a snippet came to. */
export interface Outcome {
  readonly stacks: number;
  /** State machines, those included that were put around states that had none. */
  readonly machines: number;
}

/** Runs a program of a page and synthesises every stack that it makes. */
export async function runSnippet(text: string, load: (module: string) => unknown): Promise<Outcome> {
  const stacks: Stack[] = [];
  /** Remembers each stack that a snippet makes, also by a class of its own. */
  class RememberedStack extends Stack {
    constructor(...args: ConstructorParameters<typeof Stack>) {
      super(...args);
      stacks.push(this);
    }
  }
  const library = Object.create(cdk, { Stack: { value: RememberedStack } });
  const { outputText } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  const tests: (() => unknown)[] = [];
  const run = new Function('require', 'exports', 'test', `return (async () => {${outputText}\n})();`);
  await run(
    (module: string) => (module === 'aws-cdk-lib' ? library : load(module)),
    {},
    (_: string, body: () => unknown) => tests.push(body),
  );
  // The tests of a page are part of one test here.
  for (const body of tests) await body();

  // A program that shows what the synthesis says has synthesised already.
  const roots = /\.synth\(\)/.test(text) ? [] : stacks;
  for (const stack of roots) giveMachine(stack);
  // Two stacks of one app are synthesised together.
  for (const root of new Set(roots.map((stack) => stack.node.root as App))) root.synth();
  return { stacks: stacks.length, machines: stacks.flatMap(machinesOf).length };
}

/** States are checked where a machine renders them; an example that stops before its machine gets one. */
function giveMachine(stack: Stack): void {
  const states = stack.node.findAll().filter((construct): construct is State => construct instanceof State);
  if (states.length === 0 || machinesOf(stack).length > 0) return;
  const isFollower = (state: State) =>
    states.some(
      (other) => other !== state && State.findReachableStates(other, { includeErrorHandlers: true }).includes(state),
    );
  const all = new Parallel(stack, 'All of the example');
  for (const state of states.filter((each) => !isFollower(each))) all.branch(state as never);
  new StateMachine(stack, 'Machine of the example', { definitionBody: DefinitionBody.fromChainable(all) });
}

function machinesOf(stack: Stack): StateMachine[] {
  return stack.node.findAll().filter((construct): construct is StateMachine => construct instanceof StateMachine);
}
