import type { StartExecutionRequest } from './api.generated';
import type { ChildMachineProps } from './child-machine-props';
import type { ExecutionOutputFormat } from './execution-output-format';

/** Props of {@link StepFunctionsStartExecution}; the child is given by `stateMachine`, or by `stateMachineArn`. */
export interface StepFunctionsStartExecutionProps extends ChildMachineProps<StartExecutionRequest> {
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
