import type { StateGraph } from 'aws-cdk-lib/aws-stepfunctions';
import {
  ProcessorMode,
  ProcessorType,
  type QueryLanguage,
  State,
  type StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { MergedStatements } from './merge-statements';
import { statesText } from './states-text';

/**
 * What a state cannot see from where it stands: the machine around it and its query language.
 *
 * aws-cdk-lib tells the language to the outermost states only; those inside a Map or Parallel are rendered as if the machine had none.
 * So every graph that holds one of our tasks passes it on.
 */
interface Surroundings {
  parent?: StateGraph;
  /** The Map or Parallel in the parent; found once, since every task of the graph asks for it. */
  owner?: State;
  machine?: StateMachine;
  machineLanguage?: QueryLanguage;
  /** Whether a machine has taken the statements for its role, as it does before it asks for the states. */
  granted?: boolean;
}

const surroundings = new WeakMap<StateGraph, Surroundings>();

/** Has a graph, and those it comes to lie in, pass on the language of its machine, and merge the statements of its states. */
export function observe(graph: StateGraph): void {
  if (surroundings.has(graph)) return;
  // A state may join a graph that lies in another already.
  const seen: Surroundings = { parent: graph['superGraph'] };
  surroundings.set(graph, seen);
  if (seen.parent !== undefined) observe(seen.parent);

  const registerSuperGraph = graph.registerSuperGraph.bind(graph);
  graph.registerSuperGraph = (parent) => {
    seen.parent = parent;
    observe(parent);
    registerSuperGraph(parent);
  };

  const toGraphJson = graph.toGraphJson.bind(graph);
  graph.toGraphJson = (language) => {
    seen.machineLanguage = language ?? (seen.parent && surroundings.get(seen.parent)?.machineLanguage);
    const json = toGraphJson(seen.machineLanguage) as { readonly States: Record<string, object> | number };
    const asText = seen.granted && typeof json.States === 'object';
    return asText ? { ...json, States: statesText(json.States) } : json;
  };

  const bind = graph.bind.bind(graph);
  graph.bind = (machine) => {
    seen.machine = machine;
    bind(machine);
  };

  // They are read when all states have brought theirs: by the machine for its role, or by the graph around.
  const statements = new MergedStatements();
  for (const statement of graph.policyStatements) statements.add(statement);
  Object.defineProperty(graph, 'policyStatements', {
    get: () => {
      seen.granted = seen.parent === undefined;
      return statements.all();
    },
  });
  graph.registerPolicyStatement = (statement) => {
    if (seen.parent === undefined) statements.add(statement);
    else seen.parent.registerPolicyStatement(statement);
  };
}

/** The query language of the Map or Parallel around a graph, the innermost that says one. */
export function enclosingLanguage(graph: StateGraph | undefined): QueryLanguage | undefined {
  for (const owner of owners(graph)) {
    if (owner['queryLanguage'] !== undefined) return owner['queryLanguage'];
  }
  return undefined;
}

/** Whether the states of a graph run as an EXPRESS workflow: their machine is one, or the distributed Map around them starts them so. */
export function runsAsExpress(graph: StateGraph | undefined): boolean {
  for (const owner of owners(graph)) {
    const mode = owner['processorConfig']?.mode ?? owner['processorMode'];
    if (mode === ProcessorMode.DISTRIBUTED) return isExpressProcessor(owner);
  }
  let outermost = graph;
  while (outermost !== undefined && surroundings.get(outermost)?.parent !== undefined) {
    outermost = surroundings.get(outermost)!.parent;
  }
  return outermost !== undefined && surroundings.get(outermost)?.machine?.stateMachineType === StateMachineType.EXPRESS;
}

function isExpressProcessor(owner: State): boolean {
  const { mapExecutionType } = owner as { mapExecutionType?: StateMachineType };
  return (mapExecutionType ?? owner['processorConfig']?.executionType) === ProcessorType.EXPRESS;
}

/** The Map and Parallel states around a graph, from the inside out. */
function* owners(graph: StateGraph | undefined): Generator<State> {
  let inner = graph;
  while (inner !== undefined) {
    const around: Surroundings | undefined = surroundings.get(inner);
    if (around?.parent === undefined) return;
    around.owner ??= ownerIn(around.parent, inner);
    if (around.owner !== undefined) yield around.owner;
    inner = around.parent;
  }
}

function ownerIn(parent: StateGraph, graph: StateGraph): State | undefined {
  return State.findReachableStates(parent.startState, { includeErrorHandlers: true }).find((state) =>
    owns(state, graph),
  );
}

function owns(state: State, graph: StateGraph): boolean {
  return state['processor'] === graph || state['iteration'] === graph || state['branches'].includes(graph);
}
