import { type Api, allow, containsExpression, TaskStateBase } from '@sfn-tasks/core';
import { Annotations, Duration, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { checkCall } from './call-problems';
import { callerFunction, checkFunction } from './caller-function';
import type { CallAwsServiceCrossRegionProps } from './cross-region-props';
import { callStatements } from './iam-actions';
import { clientService, suggestServices } from './services';

type Request = Readonly<Record<string, unknown>>;

/** A request and response names the function as its resource, so that the result is what the service answers. */
const LAMBDA_INVOKE: Api<Request> = { service: 'lambda', name: 'invoke', input: 'document', shapes: {}, errors: [] };

/** Failures of Lambda itself, which pass. */
const SERVICE_EXCEPTIONS = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
];

/**
 * Calls any action of any AWS service in another region, by way of a Lambda function.
 *
 * The function may do exactly that action on `iamResources`. Errors keep the names that the service gives them.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 *
 * @example
 * import { CallAwsServiceCrossRegion } from '@sfn-tasks/aws-sdk';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * const stack = new Stack();
 * new CallAwsServiceCrossRegion(stack, 'Read the report', {
 *   service: 's3',
 *   action: 'getObject',
 *   region: 'us-east-1',
 *   parameters: { Bucket: 'reports', Key: JsonPath.stringAt('$.key') },
 *   iamResources: [stack.formatArn({ service: 's3', region: '', account: '', resource: 'reports', resourceName: '*' })],
 * });
 */
export class CallAwsServiceCrossRegion extends TaskStateBase<CallAwsServiceCrossRegionProps, Request> {
  /** The function that makes the call. */
  protected readonly lambdaFunction: IFunction;
  private readonly client: string;

  constructor(scope: Construct, id: string, props: CallAwsServiceCrossRegionProps) {
    super(scope, id, props, {
      api: LAMBDA_INVOKE,
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'parameters',
    });
    const { service: name, action, region, endpoint, retryOnServiceExceptions = true } = props;
    const service = clientService(name) ?? { client: name, iam: name, unsupported: [] };
    this.client = service.client;
    const isFit = this.checkProps();
    const statements = isFit ? callStatements(props, service) : [];
    this.lambdaFunction = callerFunction(this, [service.client, action, region], statements, props);
    if (retryOnServiceExceptions) {
      this.addRetry({ errors: SERVICE_EXCEPTIONS, interval: Duration.seconds(2), maxAttempts: 6, backoffRate: 2 });
    }
    if (endpoint !== undefined && containsExpression(endpoint)) {
      Annotations.of(this).addWarningV2(
        '@sfn-tasks/aws-sdk:RUN_TIME_ENDPOINT',
        'the endpoint is an expression, so whoever starts an execution chooses the server that gets a signed request. Write a literal one, or acknowledge this if all who may start executions are trusted.',
      );
    }
  }

  protected override get resource(): string {
    return this.waits ? super.resource : this.lambdaFunction.functionArn;
  }

  protected override requestParameters(): Request {
    const { action, region, endpoint, parameters } = this.props;
    const event = { service: this.client, action, region, endpoint, parameters };
    return this.waits ? { FunctionName: this.lambdaFunction.functionArn, Payload: event } : event;
  }

  protected override requestPolicies(): PolicyStatement[] {
    return [allow('lambda:InvokeFunction', this.lambdaFunction.functionArn)];
  }

  private get waits(): boolean {
    return this.integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN;
  }

  /** Whether the permissions of the call can be told. */
  private checkProps(): boolean {
    let isFit = true;
    const reject = (parameter: string, message: string) => {
      isFit = false;
      this.reject(parameter, message);
    };
    const { service, region, allowUnknownApi } = this.props;
    checkCall(this.props, reject);
    if (!allowUnknownApi && !Token.isUnresolved(service) && clientService(service) === undefined) {
      reject(
        'service',
        `the AWS SDK for JavaScript has no client ${service}.${suggestServices(service, ({ client }) => client)} If AWS has added it since, set allowUnknownApi.`,
      );
    }
    if (!Token.isUnresolved(region) && !containsExpression(region) && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
      reject('region', `a region is called as in us-east-1, found ${JSON.stringify(region)}. Write its code.`);
    }
    checkFunction(this.props, reject);
    return isFit;
  }
}
