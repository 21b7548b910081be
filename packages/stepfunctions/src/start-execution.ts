import { Jsonata, JsonPath, TaskStateBase } from '@sfn-tasks/core';
import { Tokenization } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type StartExecutionRequest, startExecution } from './api.generated';
import { checkMachine } from './check-machine';
import { childArn, childMachines, isExpress, startPermissions } from './child-machines';
import { ExecutionOutputFormat } from './execution-output-format';
import type { StepFunctionsStartExecutionProps } from './start-execution-props';

/** The member of an execution's input that the console reads to link it to the one that started it. */
const PARENT = 'AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID';

/**
 * Starts an execution of another state machine, and can wait for its end or for a callback from it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-stepfunctions.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { StepFunctionsStartExecution } from '@sfn-tasks/stepfunctions';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * new StepFunctionsStartExecution(stack, 'Ship the order', {
 *   stateMachine: StateMachine.fromStateMachineName(stack, 'Shipping', 'shipping'),
 *   input: TaskInput.fromObject({ order: JsonPath.stringAt('$.order') }),
 *   associateWithParent: true,
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 * });
 */
export class StepFunctionsStartExecution extends TaskStateBase<
  StepFunctionsStartExecutionProps,
  StartExecutionRequest
> {
  constructor(scope: Construct, id: string, props: StepFunctionsStartExecutionProps) {
    super(scope, id, props, {
      api: startExecution,
      decidedProps: ['associateWithParent', 'outputFormat', 'stateMachineScope'],
      patterns: [
        IntegrationPattern.REQUEST_RESPONSE,
        IntegrationPattern.RUN_JOB,
        IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      ],
      tokenProp: 'input',
      runJobRule: 'StepFunctionsGetEventsForStepFunctionsExecutionRule',
      runJobSuffix: props.outputFormat ?? ExecutionOutputFormat.JSON,
    });
  }

  protected override requestParameters(): StartExecutionRequest {
    const { input, name } = this.props;
    return { StateMachineArn: childArn(this.props), Input: input?.value, Name: name };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return startPermissions(this, childMachines(this.props), this.runsJob);
  }

  /** The child's input in the state's query language: its own state's input if none is given, and the parent if asked for. */
  protected override get request(): Readonly<Record<string, unknown>> {
    const { Input: input, ...rest } = super.request;
    const expressions = this.language === QueryLanguage.JSONATA ? Jsonata : JsonPath;
    if (!this.props.associateWithParent) return { ...rest, Input: input ?? expressions.entirePayload };
    return { ...rest, Input: { ...(isObject(input) && input), [PARENT]: expressions.executionId } };
  }

  protected override validateProps(): void {
    checkMachine(this.props, (prop, message) => this.reject(prop, message));
    const { associateWithParent, outputFormat } = this.props;
    const { Input: input } = super.request;
    if (associateWithParent && input !== undefined && !isObject(input)) {
      this.reject(
        'associateWithParent',
        'the parent is told to the child by one more member of its input, but input is text or one expression. Write it as TaskInput.fromObject({ … }), or leave associateWithParent away.',
      );
    }
    if (outputFormat !== undefined && !this.runsJob) {
      this.reject(
        'outputFormat',
        `only a task that waits for the execution gets its output, but the pattern is ${this.integrationPattern}. Use RUN_JOB, or leave outputFormat away.`,
      );
    }
    if (this.runsJob && childMachines(this.props).some(isExpress)) {
      this.reject(
        'integrationPattern',
        'RUN_JOB cannot wait for an EXPRESS state machine, which keeps no executions. Use REQUEST_RESPONSE or WAIT_FOR_TASK_TOKEN, or make the child a STANDARD one.',
        'UNSUPPORTED_PATTERN',
      );
    }
  }
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input) && !Tokenization.isResolvable(input);
}
