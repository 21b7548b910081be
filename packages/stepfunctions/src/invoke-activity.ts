import { type Api, allow, type TaskProps, TaskStateBase } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  type CustomerManagedEncryptionConfiguration,
  type IActivity,
  IntegrationPattern,
  type TaskMetricsConfig,
  type TaskStateBaseProps,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

/** An activity is no API: the state names the activity itself, and its worker takes any JSON. */
const ACTIVITY: Api = { service: 'states', name: 'activity', input: 'document', shapes: {}, errors: [] };

/** Props of {@link StepFunctionsInvokeActivity}. */
export interface StepFunctionsInvokeActivityProps extends TaskStateBaseProps, Pick<TaskProps, 'grants'> {
  /** The activity whose workers do the task; its customer managed key, if it has one, may be used. */
  readonly activity: IActivity;
  /**
   * What the worker receives in a JSONPath state; members, at any depth, may be expressions.
   *
   * @default - the input of the state
   */
  readonly parameters?: { [name: string]: any };
  /**
   * What the worker receives in a JSONata state: any JSON value, or one expression.
   *
   * @default - the input of the state
   */
  readonly arguments?: any;
}

/**
 * Hands work to the workers of an activity, and waits until one of them answers.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-activities.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { StepFunctionsInvokeActivity } from '@sfn-tasks/stepfunctions';
 * import { Stack } from 'aws-cdk-lib';
 * import { Activity, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
 * import { Duration } from 'aws-cdk-lib';
 *
 * const stack = new Stack();
 * new StepFunctionsInvokeActivity(stack, 'Pack by hand', {
 *   activity: new Activity(stack, 'Packing'),
 *   parameters: { order: JsonPath.stringAt('$.order') },
 *   taskTimeout: Timeout.duration(Duration.hours(8)),
 * });
 */
export class StepFunctionsInvokeActivity extends TaskStateBase<StepFunctionsInvokeActivityProps> {
  private readonly input: Pick<StepFunctionsInvokeActivityProps, 'parameters' | 'arguments'>;

  constructor(scope: Construct, id: string, props: StepFunctionsInvokeActivityProps) {
    // aws-cdk-lib would render these two by their names, whatever the query language of the state.
    const { parameters, arguments: args, ...rest } = props;
    super(scope, id, rest, { api: ACTIVITY, patterns: [IntegrationPattern.REQUEST_RESPONSE] });
    this.input = { parameters, arguments: args };
  }

  protected override requestParameters(): object {
    return {};
  }

  protected override requestPolicies(): PolicyStatement[] {
    const { activityArn, encryptionConfiguration } = this.props.activity;
    const key = (encryptionConfiguration as Partial<CustomerManagedEncryptionConfiguration> | undefined)?.kmsKey;
    if (key === undefined) return [];
    const forActivity = { StringEquals: { 'kms:EncryptionContext:aws:states:activityArn': activityArn } };
    return [allow(['kms:Decrypt', 'kms:GenerateDataKey'], key.keyArn, forActivity)];
  }

  protected override get taskMetrics(): TaskMetricsConfig {
    return {
      metricPrefixSingular: 'Activity',
      metricPrefixPlural: 'Activities',
      metricDimensions: { ActivityArn: this.props.activity.activityArn },
    };
  }

  protected override get resource(): string {
    return this.props.activity.activityArn;
  }

  protected override renderParameters(): unknown {
    return this.renderedInput[this.inputProp];
  }

  protected override validateProps(): void {
    if (this.input.parameters !== undefined && this.input.arguments !== undefined) {
      this.reject('arguments', 'parameters is given too, and both say what the worker receives. Use one of the two.');
    }
    if (`${this.inputProp}.$` in this.renderedInput) {
      this.reject(
        this.inputProp,
        'JSONPath has no place for one expression as the whole. Select it with inputPath, or make it a member of an object.',
      );
    }
    if (this.runsAsExpress) {
      this.reject(
        'activity',
        'an EXPRESS workflow has no activities. Use a Lambda function or a queue, or a STANDARD state machine.',
      );
    }
  }

  private get inputProp(): 'parameters' | 'arguments' {
    return this.input.parameters === undefined ? 'arguments' : 'parameters';
  }

  /** What the worker receives, under the name of its prop; with the suffix `.$` where it is one JSONPath expression. */
  private get renderedInput(): Readonly<Record<string, unknown>> {
    return this.renderField('', { [this.inputProp]: this.input[this.inputProp] }) as Readonly<Record<string, unknown>>;
  }
}
