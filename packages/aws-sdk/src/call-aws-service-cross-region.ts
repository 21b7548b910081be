import { type Api, allow, containsExpression, type Shape, TaskStateBase } from '@sfn-tasks/core';
import { Annotations, Duration, Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AnyParameters, NamedCall } from './api-call-props';
import { type AnyRequest, checkAction, inApiSpelling, shapesOf } from './api-of';
import { checkCall, warnOfDependents } from './call-problems';
import { callStatements } from './call-statements';
import { callerFunction, checkFunction } from './caller-function';
import { anyCaseOperationOf, catalogueOf, type OperationFacts, type ServiceCatalogue } from './catalogue';
import type {
  CallAwsServiceCrossRegionProps,
  CallUnknownServiceCrossRegionProps,
  CrossRegionActions,
  RemoteCallProps,
} from './cross-region-props';
import type { MakeCrossRegionCall } from './make-call';
import { clientService, suggestServices } from './services';

type RemoteCall = NamedCall & RemoteCallProps;

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
 * The function may do exactly that action, on the resources that the parameters name or on `iamResources`. Errors keep the names that the service gives them.
 *
 * @typeParam Service the service, which types `action`; it follows from the props
 * @typeParam Request the request, which types `parameters`: the input of a command in the AWS SDK for JavaScript
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-lambda.html
 *
 * @example
 * import { CallAwsServiceCrossRegion } from '@sfn-tasks/aws-sdk';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new CallAwsServiceCrossRegion(new Stack(), 'Read the report', {
 *   service: 's3',
 *   action: 'getObject',
 *   region: 'us-east-1',
 *   parameters: { Bucket: 'reports', Key: JsonPath.stringAt('$.key') },
 * });
 */
export class CallAwsServiceCrossRegion<
  Service extends keyof CrossRegionActions = keyof CrossRegionActions,
  Request extends object = AnyParameters,
> extends TaskStateBase<RemoteCall, AnyRequest> {
  /** A call in a JSONPath state. */
  declare public static readonly jsonPath: MakeCrossRegionCall<'JSONPath'>;
  /** A call in a JSONata state. */
  declare public static readonly jsonata: MakeCrossRegionCall<'JSONata'>;

  /** The function that makes the call. */
  protected readonly lambdaFunction: IFunction;
  private readonly client: string;

  constructor(scope: Construct, id: string, props: CallUnknownServiceCrossRegionProps<Request>);
  // The last one, since its errors are those that the compiler tells.
  constructor(scope: Construct, id: string, props: CallAwsServiceCrossRegionProps<Service, Request>);
  constructor(scope: Construct, id: string, call: RemoteCall) {
    const service = clientService(call.service);
    const catalogue = service && catalogueOf(service.segment ?? service.client);
    const operation = anyCaseOperationOf(catalogue, call.action);
    super(scope, id, call, {
      api: apiOf(call, catalogue, operation),
      convertedProps: ['iamConditions{}', 'iamResources[]', 'additionalIamStatements[]', 'securityGroups[]'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'parameters',
      decidedProps: [
        'action',
        'allowUnknownApi',
        'iamAction',
        'iamResources',
        'lambdaMemorySize',
        'lambdaTimeout',
        'retryOnServiceExceptions',
        'service',
      ],
    });
    const { action, region, endpoint, retryOnServiceExceptions = !call.retryOnTransientErrors } = call;
    this.client = service?.client ?? call.service;
    const isFit = this.checkProps(catalogue, operation) && this.convertible;
    const destination = { scope: this, region };
    const reject = (parameter: string, message: string) => this.reject(parameter, message);
    const statements = isFit ? callStatements({ props: call, service, operation, destination }, reject) : [];
    this.lambdaFunction = callerFunction(this, [this.client, action, region], statements, this.convertible ? call : {});
    warnOfDependents(this, call, operation);
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

  protected override requestParameters(): AnyRequest {
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

  /** Whether the names of the call are fit to tell its permissions. */
  private checkProps(catalogue: ServiceCatalogue | undefined, operation: OperationFacts | undefined): boolean {
    let isFit = true;
    const reject = (parameter: string, message: string) => {
      isFit = false;
      this.reject(parameter, message);
    };
    const { service, region, allowUnknownApi } = this.props;
    checkCall(this.props, reject);
    if (!allowUnknownApi && !Token.isUnresolved(service)) {
      if (clientService(service) === undefined) {
        reject(
          'service',
          `the AWS SDK for JavaScript has no client ${service}.${suggestServices(service, ({ client }) => client)} If AWS has added it since, set allowUnknownApi.`,
        );
      } else if (operation === undefined) checkAction(this.props, catalogue, [], reject);
    }
    if (!Token.isUnresolved(region) && !containsExpression(region) && !/^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region)) {
      reject('region', `a region is called as in us-east-1, found ${JSON.stringify(region)}. Write its code.`);
    }
    checkFunction(this.props, reject);
    if (this.props.retryOnServiceExceptions && this.props.retryOnTransientErrors) {
      reject(
        'retryOnServiceExceptions',
        'retryOnTransientErrors retries the same errors, and Step Functions takes the first retry that names an error. Leave one of the two away.',
      );
    }
    return isFit;
  }
}

/** What passes on its own: failures and throttling of Lambda, and what the service raises, under the names that it gives them. */
function transientErrorsOf(catalogue: ServiceCatalogue | undefined): readonly string[] | undefined {
  if (catalogue === undefined || catalogue.transient.length === 0) return undefined;
  return [...SERVICE_EXCEPTIONS, 'Lambda.TooManyRequestsException', ...catalogue.transient];
}

/** A request and response names the function as its resource, so that the result is what the service answers. */
function apiOf(
  call: RemoteCall,
  catalogue: ServiceCatalogue | undefined,
  operation: OperationFacts | undefined,
): Api<AnyRequest> {
  const { shapes, input } = shapesOf(catalogue, operation, call);
  const event: Shape = { type: 'structure', members: { ...EVENT, parameters: input } };
  const invoke: Shape = { type: 'structure', members: { FunctionName: 'string', Payload: 'CallEvent' } };
  const waits = call.integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN;
  return {
    service: 'lambda',
    name: 'invoke',
    input: waits ? 'CallInvocation' : 'CallEvent',
    shapes: { ...inApiSpelling(shapes, catalogue?.names ?? {}), CallEvent: event, CallInvocation: invoke },
    errors: catalogue?.errors ?? [],
    transientErrors: transientErrorsOf(catalogue),
  };
}

const EVENT = { service: 'string', action: 'string', region: 'string', endpoint: 'string' };
