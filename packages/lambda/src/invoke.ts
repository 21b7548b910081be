import { Jsonata, JsonPath, TaskStateBase } from '@sfn-tasks/core';
import { Duration } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage, type TaskMetricsConfig } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type InvokeRequest, invoke, LambdaErrors } from './api.generated';
import type { LambdaInvokeProps } from './invoke-props';
import { invokePermissions } from './permissions';

/** Failures of the service that pass by themselves. */
const SERVICE_EXCEPTIONS = [
  LambdaErrors.ClientExecutionTimeout,
  LambdaErrors.Service,
  LambdaErrors.AWSLambda,
  LambdaErrors.SdkClient,
];

/**
 * Invokes a Lambda function.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { LambdaInvoke } from '@sfn-tasks/lambda';
 * import { Stack } from 'aws-cdk-lib';
 * import * as lambda from 'aws-cdk-lib/aws-lambda';
 *
 * const stack = new Stack();
 * new LambdaInvoke(stack, 'Price the order', {
 *   lambdaFunction: lambda.Function.fromFunctionName(stack, 'Pricing', 'pricing'),
 *   payload: TaskInput.fromObject({ order: JsonPath.stringAt('$.order') }),
 *   outputPath: '$.Payload',
 * });
 */
export class LambdaInvoke extends TaskStateBase<LambdaInvokeProps, InvokeRequest> {
  constructor(scope: Construct, id: string, props: LambdaInvokeProps) {
    super(scope, id, props, {
      api: invoke,
      decidedProps: ['grantAllQualifiers', 'payloadResponseOnly', 'retryOnServiceExceptions'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'payload',
    });
    if (props.retryOnServiceExceptions ?? !props.retryOnTransientErrors) {
      this.addRetry({ errors: SERVICE_EXCEPTIONS, interval: Duration.seconds(2), maxAttempts: 6, backoffRate: 2 });
    }
  }

  protected override requestParameters(): InvokeRequest {
    const { lambdaFunction, payload, invocationType, clientContext, qualifier } = this.props;
    return {
      FunctionName: lambdaFunction.functionArn,
      Payload: payload?.value,
      InvocationType: invocationType,
      ClientContext: clientContext,
      Qualifier: qualifier,
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return invokePermissions(this.props);
  }

  /** Without a payload the function gets the state's input, which each language spells in its own way. */
  protected override get request(): Readonly<Record<string, unknown>> {
    const { Payload, ...rest } = super.request;
    const input = this.language === QueryLanguage.JSONATA ? Jsonata.entirePayload : JsonPath.entirePayload;
    return { ...rest, Payload: Payload ?? input };
  }

  protected override get taskMetrics(): TaskMetricsConfig {
    return {
      metricPrefixSingular: 'LambdaFunction',
      metricPrefixPlural: 'LambdaFunctions',
      metricDimensions: { LambdaFunctionArn: this.props.lambdaFunction.functionArn },
    };
  }

  protected override get resource(): string {
    return this.props.payloadResponseOnly ? this.props.lambdaFunction.functionArn : super.resource;
  }

  protected override renderParameters(): unknown {
    return this.props.payloadResponseOnly ? this.event.payload : super.renderParameters();
  }

  public override toStateJson(machineLanguage?: QueryLanguage): object {
    const state = super.toStateJson(machineLanguage);
    const path = this.eventPath;
    return path === undefined ? state : { ...state, InputPath: path };
  }

  protected override validateProps(): void {
    if (this.props.retryOnServiceExceptions && this.props.retryOnTransientErrors) {
      this.reject(
        'retryOnServiceExceptions',
        'retryOnTransientErrors retries the same errors, and Step Functions takes the first retry that names an error. Leave one of the two away.',
      );
    }
    if (!this.props.payloadResponseOnly) return;
    for (const prop of ['invocationType', 'clientContext', 'qualifier', 'additionalParameters'] as const) {
      if (this.props[prop] !== undefined) this.reject(prop, withoutPlaceFor(prop));
    }
    if (this.integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN) {
      this.reject('integrationPattern', withoutPlaceFor('callback'));
    }
    this.validateEventPath();
  }

  private validateEventPath(): void {
    const path = this.eventPath;
    if (path === undefined) return;
    if (!path.startsWith('$')) {
      this.reject(
        'payload',
        `with payloadResponseOnly, JSONPath has no place for a payload that is one call, found ${path}. Make it a member of an object, or leave payloadResponseOnly away and set outputPath to $.Payload.`,
      );
    } else if (this.props.inputPath !== undefined) {
      this.reject(
        'inputPath',
        `with payloadResponseOnly, the payload ${path} becomes the InputPath of the state, which has one already. Write both in one path in payload, or make the payload an object.`,
      );
    }
  }

  /** The event where the state has no other parameters; JSONPath takes an expression as a member only, never as the whole. */
  private get event(): { readonly payload?: unknown; readonly 'payload.$'?: string } {
    return this.renderField('', { payload: this.props.payload?.value }) as object;
  }

  /** The expression that the whole event is, in a JSONPath state that has only `InputPath` to put it. */
  private get eventPath(): string | undefined {
    return this.props.payloadResponseOnly ? this.event['payload.$'] : undefined;
  }
}

function withoutPlaceFor(what: string): string {
  return `payloadResponseOnly names the function as the state's resource, which has no place for ${what}. Leave one of the two away; outputPath $.Payload also selects what the function returned.`;
}
