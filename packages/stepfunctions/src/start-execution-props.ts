import type { TaskProps } from '@sfn-tasks/core';
import type { IStateMachineRef, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { StartExecutionRequest } from './api.generated';
import type { ExecutionOutputFormat } from './execution-output-format';

/** Props of {@link StepFunctionsStartExecution}; the child is given by `stateMachine`, or by `stateMachineArn`. */
export interface StepFunctionsStartExecutionProps extends TaskProps<StartExecutionRequest> {
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
  /**
   * The name of the execution, up to 80 characters; Step Functions refuses a name that the machine used in the last 90 days.
   *
   * @default - a name that Step Functions makes
   */
  readonly name?: string;
  /**
   * Whether the execution is told which execution started it, so that the console links the two; `input` is an object then.
   *
   * @default false
   */
  readonly associateWithParent?: boolean;
  /**
   * Whether a task that waits for the execution (RUN_JOB) gets its input and output as JSON values or as text.
   *
   * @default ExecutionOutputFormat.JSON
   */
  readonly outputFormat?: ExecutionOutputFormat;
}
