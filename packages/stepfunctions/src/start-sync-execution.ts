import { Jsonata, JsonPath, TaskStateBase } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type StartSyncExecutionRequest, startSyncExecution } from './api.generated';
import { checkMachine } from './check-machine';
import type { ChildMachineProps } from './child-machine-props';
import { childArn, childMachines, isStandard, startPermission } from './child-machines';
import { jsonText } from './json-text';

/** Props of {@link StepFunctionsStartSyncExecution}; the child is given by `stateMachine`, or by `stateMachineArn`. */
export interface StepFunctionsStartSyncExecutionProps extends ChildMachineProps<StartSyncExecutionRequest> {
  /**
   * The name of the execution, up to 80 characters.
   *
   * @default - a name that Step Functions makes
   */
  readonly name?: string;
}

/**
 * Runs an execution of an EXPRESS state machine to its end, and gets its output as JSON text.
 *
 * An execution that fails ends this state all the same: its result then has `Status` FAILED or TIMED_OUT, with `Error` and `Cause`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { StepFunctionsStartSyncExecution } from '@sfn-tasks/stepfunctions';
 * import { Stack } from 'aws-cdk-lib';
 * import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new StepFunctionsStartSyncExecution(stack, 'Price the order', {
 *   stateMachine: StateMachine.fromStateMachineName(stack, 'Pricing', 'pricing'),
 *   input: TaskInput.fromObject({ order: JsonPath.stringAt('$.order') }),
 *   resultSelector: {
 *     status: JsonPath.stringAt('$.Status'),
 *     price: JsonPath.stringToJson(JsonPath.stringAt('$.Output')),
 *   },
 * });
 */
export class StepFunctionsStartSyncExecution extends TaskStateBase<
  StepFunctionsStartSyncExecutionProps,
  StartSyncExecutionRequest
> {
  constructor(scope: Construct, id: string, props: StepFunctionsStartSyncExecutionProps) {
    super(scope, id, props, {
      api: startSyncExecution,
      patterns: [IntegrationPattern.REQUEST_RESPONSE],
      decidedProps: ['stateMachineScope'],
    });
  }

  protected override requestParameters(): StartSyncExecutionRequest {
    return { StateMachineArn: childArn(this.props), Input: this.props.input?.value, Name: this.props.name };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return startPermission('states:StartSyncExecution', childMachines(this.props));
  }

  /** The API takes the input as JSON text, which is written in the state's query language. */
  protected override get request(): Readonly<Record<string, unknown>> {
    const { Input: input, ...rest } = super.request;
    const own = this.language === QueryLanguage.JSONATA ? Jsonata : JsonPath;
    return { ...rest, Input: jsonText(input ?? own.entirePayload, this.language) };
  }

  protected override validateProps(): void {
    checkMachine(this.props, (prop, message) => this.reject(prop, message));
    if (!childMachines(this.props).some(isStandard)) return;
    this.reject(
      this.props.stateMachine === undefined ? 'stateMachineScope' : 'stateMachine',
      'only an EXPRESS state machine runs synchronously, found a STANDARD one. Make it an EXPRESS one, or wait for it with StepFunctionsStartExecution and RUN_JOB.',
    );
  }
}
