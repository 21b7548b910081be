import type { TaskProps } from '@sfn-tasks/core';
import type { IStateMachineRef, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** Props of every task that starts another state machine, given by `stateMachine` or by `stateMachineArn`. */
export interface ChildMachineProps<Request extends object> extends TaskProps<Request> {
  /**
   * The state machine to start.
   *
   * @default - `stateMachineArn`
   */
  readonly stateMachine?: IStateMachineRef;
  /**
   * The ARN of the state machine to start, or of one of its versions or aliases, where an expression yields it.
   *
   * @default - the ARN of `stateMachine`
   */
  readonly stateMachineArn?: string;
  /**
   * The state machines that `stateMachineArn` may name at run time: the permissions cover these, as ARNs or ARN patterns, and no other.
   *
   * @default - `stateMachine`, or `stateMachineArn` where the ARN is known; required where an expression yields the ARN
   */
  readonly stateMachineScope?: readonly (string | IStateMachineRef)[];
  /**
   * What the execution is started with.
   *
   * @default - the input of the state
   */
  readonly input?: TaskInput;
}
