import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { TaskProps } from './task-props';
import { type IntegrationFacts, TaskStateBase } from './task-state-base';

/** What a task's functions may ask of the task that they are called for. */
export interface TaskContext extends Construct {
  /** The integration pattern in force. */
  readonly integrationPattern: IntegrationPattern;
  /** Whether the state waits for the end of the job that it starts. */
  readonly runsJob: boolean;
  /** The request with `additionalParameters`, before expressions are rendered; not available to `parameters`. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Records a prop that cannot be honoured. */
  reject(parameter: string | undefined, message: string): void;
}

/** A whole task: the facts of its integration, its request and its permissions. */
export interface TaskFacts<Props extends TaskProps, Request extends object> extends IntegrationFacts<Request> {
  /** The request as the States Language spells it; `undefined` members are left out. */
  readonly parameters: (props: Props, task: TaskContext) => Request;
  /** The permissions that the request needs; those of a job besides its managed rule included. */
  readonly policies: (props: Props, task: TaskContext) => PolicyStatement[];
  /**
   * Reports props that do not go together through `task.reject`.
   *
   * @default - nothing to check
   */
  readonly validate?: (props: Props, task: TaskContext) => void;
}

/** The constructor of a task that is made of facts. */
export interface TaskConstructor<Props extends TaskProps, Request extends object>
  extends Pick<typeof TaskStateBase, 'jsonPath' | 'jsonata'> {
  /** A task in the query language of its props, of the state around it, or of the machine. */
  new (scope: Construct, id: string, props: Props): FactTask<Props, Request>;
}

/** A task that is nothing but its facts; extend what {@link task} returns. */
export class FactTask<Props extends TaskProps, Request extends object> extends TaskStateBase<Props, Request> {
  private readonly taskFacts: TaskFacts<Props, Request>;

  constructor(scope: Construct, id: string, props: Props, facts: TaskFacts<Props, Request>) {
    super(scope, id, props, facts);
    this.taskFacts = facts;
  }

  protected override requestParameters(): Request {
    return this.taskFacts.parameters(this.props, this.context);
  }

  protected override requestPolicies(): PolicyStatement[] {
    return this.taskFacts.policies(this.props, this.context);
  }

  protected override validateProps(): void {
    this.taskFacts.validate?.(this.props, this.context);
  }

  /** The functions of the facts stand outside the class, so they see its protected members through an interface. */
  private get context(): TaskContext {
    return this as unknown as TaskContext;
  }
}

/**
 * Makes the base class of a task out of its facts.
 *
 * @typeParam Props the props of the task
 * @typeParam Request the generated type of the request
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html
 *
 * @example
 * import { allow, type Api, task, type TaskProps } from '@sfn-tasks/core';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * interface StopQueryRequest {
 *   QueryExecutionId: string;
 * }
 * declare const stopQueryExecution: Api<StopQueryRequest>;
 *
 * interface StopQueryProps extends TaskProps<StopQueryRequest> {
 *   readonly queryExecutionId: string;
 * }
 *
 * class StopQuery extends task<StopQueryProps, StopQueryRequest>({
 *   api: stopQueryExecution,
 *   patterns: [IntegrationPattern.REQUEST_RESPONSE],
 *   parameters: (props) => ({ QueryExecutionId: props.queryExecutionId }),
 *   policies: () => [allow('athena:StopQueryExecution', '*')],
 * }) {}
 */
export function task<Props extends TaskProps, Request extends object>(
  facts: TaskFacts<Props, Request>,
): TaskConstructor<Props, Request> {
  return class extends FactTask<Props, Request> {
    constructor(scope: Construct, id: string, props: Props) {
      super(scope, id, props, facts);
    }
  };
}
