import { Stack } from 'aws-cdk-lib';
import { type CfnStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { integrationOf } from '../../../packages/local/src/page/detail';
import { innerWorkflows, type State, type Workflow } from '../../../packages/local/src/page/workflow';
import { permissionText } from './permission-text';
import { permissionsBeyond, statementsOf, type TemplateJson } from './role-permissions';
import { statesInOrder } from './state-order';
import { statementReader } from './task-statements';
import { namesIn, textOf } from './template-text';

/** A state machine as the demo shows it. */
export interface MachineReport {
  /** Its construct path below the stack. */
  readonly name: string;
  readonly definition: Workflow;
  readonly states: readonly StateReport[];
  /** What its role may do although no state needs it. */
  readonly otherPermissions: readonly string[];
}

/** A state of a machine. */
export interface StateReport {
  readonly name: string;
  /** How many Map and Parallel states it is inside of. */
  readonly depth: number;
  /** Service and API of a task, such as `sqs:sendMessage`, or its function; of any other state its type. */
  readonly integration: string;
  /** How a task waits; empty for any other state. */
  readonly pattern: string;
  readonly permissions: readonly string[];
}

/** All state machines of a stack and its template, the largest first. */
export function reportMachines(stack: Stack, template: TemplateJson): MachineReport[] {
  const names = namesIn(stack);
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof StateMachine)
    .map((machine) => reportMachine(machine, template, names))
    .sort((left, right) => right.states.length - left.states.length);
}

function reportMachine(
  machine: StateMachine,
  template: TemplateJson,
  names: ReadonlyMap<string, string>,
): MachineReport {
  const stack = Stack.of(machine);
  const idOf = (owner: { readonly node: { readonly defaultChild?: unknown } }): string =>
    stack.resolve((owner.node.defaultChild as CfnStateMachine).logicalId);
  const properties = template.Resources[idOf(machine)]!.Properties;
  const definition = JSON.parse(textOf(properties['DefinitionString'], names)) as Workflow;

  const read = statementReader(machine);
  const states = placeStates(definition).map((placed) => ({
    ...placed,
    statements: placed.state.Type === 'Task' ? read(placed.name) : [],
  }));
  const needed = states.flatMap(({ statements }) => statements);
  return {
    name: machine.node.path.slice(stack.node.path.length + 1),
    definition,
    states: states.map(({ name, depth, state, statements }) => ({
      name,
      depth,
      ...callOf(state),
      permissions: statements.map((statement) => permissionText(statement, names)),
    })),
    otherPermissions: permissionsBeyond(needed, statementsOf(idOf(machine.role), template), names),
  };
}

interface PlacedState {
  readonly name: string;
  readonly state: State;
  readonly depth: number;
}

function placeStates(definition: Workflow, depth = 0): PlacedState[] {
  return statesInOrder(definition).flatMap(([name, state]) => [
    { name, state, depth },
    ...innerWorkflows(state).flatMap((inside) => placeStates(inside, depth + 1)),
  ]);
}

function callOf({ Type, Resource }: State): { integration: string; pattern: string } {
  if (Type !== 'Task') return { integration: Type, pattern: '' };
  const [integration, pattern = 'request/response'] = integrationOf(String(Resource));
  return { integration, pattern };
}
