import { Stack } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { State, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { StatementJson } from './permission-text';

/** A task of this library, told by what it offers: two copies of core may meet. */
interface Task extends State {
  readonly neededStatements: readonly PolicyStatement[];
}

/** Reads from its construct what a task of a machine needs; the states of a machine stand in the construct that holds it. */
export function statementReader(machine: StateMachine): (stateName: string) => StatementJson[] {
  const place = machine.node.scope!.node;
  const states = place.findAll().filter((construct) => construct instanceof State);
  return (stateName) => {
    const [state, another] = states.filter(({ stateId }) => stateId === stateName);
    if (state === undefined || another !== undefined) {
      throw new Error(`${place.path} holds ${state ? 'several states' : 'no state'} named "${stateName}".`);
    }
    const { neededStatements } = state as Partial<Task>;
    if (neededStatements === undefined) throw new Error(`${state.node.path} does not tell which permissions it needs.`);
    return Stack.of(machine).resolve(neededStatements.map((statement) => statement.toStatementJson()));
  };
}
