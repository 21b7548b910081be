import { TaskStateBase } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AwsSdkActions } from './actions.generated';
import type { AnyParameters, ApiCallProps, KnownApi, NamedCall, UnknownApi } from './api-call-props';
import { type AnyRequest, checkAction, shapesOf } from './api-of';
import { checkCall, type Reject, warnOfDependents } from './call-problems';
import { callStatements } from './call-statements';
import { catalogueOf, operationOf } from './catalogue';
import { transientNames } from './error-names';
import type { MakeCall } from './make-call';
import { integratedService, suggestServices } from './services';
import type { ParametersOf } from './typed-parameters';

/** A service that Step Functions has an AWS SDK integration for: the segment of its resource ARN, such as `s3`, `sfn`, `eventbridge`. */
export type AwsSdkService = keyof AwsSdkActions;

/**
 * Props of {@link CallAwsService}; names of `parameters` are in PascalCase.
 *
 * @typeParam Service the service, which types `action`
 * @typeParam Request the request, which types `parameters`
 */
export interface CallAwsServiceProps<
  Service extends AwsSdkService = AwsSdkService,
  Request extends object = AnyParameters,
> extends ApiCallProps<ParametersOf<Request>>,
    KnownApi<Service, AwsSdkActions[Service]> {}

/** Props of {@link CallAwsService} for an API that AWS has added since. */
export interface CallUnknownServiceProps<Request extends object = AnyParameters>
  extends ApiCallProps<ParametersOf<Request>>,
    UnknownApi<AwsSdkService> {}

/**
 * Calls any action of any AWS service.
 *
 * The state machine may do exactly that action, on the resources that the parameters name or on `iamResources`.
 *
 * @typeParam Service the service, which types `action`; it follows from the props
 * @typeParam Request the request, which types `parameters`: the input of a command in the AWS SDK for JavaScript, or a type of your own
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 *
 * @example
 * import { CallAwsService } from '@sfn-tasks/aws-sdk';
 * import { JsonPath } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Bucket } from 'aws-cdk-lib/aws-s3';
 *
 * const stack = new Stack();
 * const bucket = new Bucket(stack, 'Reports');
 * new CallAwsService(stack, 'Read the report', {
 *   service: 's3',
 *   action: 'getObject',
 *   parameters: { Bucket: bucket.bucketName, Key: JsonPath.stringAt('$.key') },
 * });
 */
export class CallAwsService<
  Service extends AwsSdkService = AwsSdkService,
  Request extends object = AnyParameters,
> extends TaskStateBase<NamedCall, AnyRequest> {
  /** A call in a JSONPath state. */
  declare public static readonly jsonPath: MakeCall<'JSONPath'>;
  /** A call in a JSONata state. */
  declare public static readonly jsonata: MakeCall<'JSONata'>;

  private isFit = true;

  constructor(scope: Construct, id: string, props: CallUnknownServiceProps<Request>);
  // The last one, since its errors are those that the compiler tells.
  constructor(scope: Construct, id: string, props: CallAwsServiceProps<Service, Request>);
  constructor(scope: Construct, id: string, call: NamedCall) {
    const segment = segmentOf(call.service);
    const catalogue = integratedService(segment) && catalogueOf(segment);
    const operation = operationOf(catalogue, call.action);
    super(scope, id, call, {
      api: {
        service: `aws-sdk:${segment}`,
        name: call.action,
        errors: catalogue?.errors ?? [],
        transientErrors: transientNames(segment),
        ...shapesOf(catalogue, operation, call),
      },
      convertedProps: ['iamConditions{}', 'iamResources[]', 'additionalIamStatements[]'],
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'parameters',
      decidedProps: ['action', 'allowUnknownApi', 'iamAction', 'iamResources', 'service'],
    });
    const refuse = (parameter: string, message: string) => {
      this.isFit = false;
      this.reject(parameter, message);
    };
    checkCall(call, refuse);
    checkNames(call, refuse);
    if (call.allowUnknownApi !== true) checkApi(call, refuse);
    warnOfDependents(this, call, operation);
  }

  protected override requestParameters(): AnyRequest {
    return (this.props.parameters ?? {}) as AnyRequest;
  }

  protected override requestPolicies(): PolicyStatement[] {
    // What is wrong with the names is told already.
    if (!this.isFit) return [];
    const segment = segmentOf(this.props.service);
    const service = integratedService(segment);
    const operation = service && operationOf(catalogueOf(segment), this.props.action);
    const call = { props: this.props, service, operation, destination: { scope: this } };
    return callStatements(call, (parameter, message) => this.reject(parameter, message));
  }
}

function checkNames({ parameters = {} }: NamedCall, reject: Reject): void {
  for (const name of Object.keys(parameters)) {
    const fitting = name.charAt(0).toUpperCase() + name.slice(1);
    if (name === fitting) continue;
    reject(`parameters.${name}`, `the names of parameters are in PascalCase, found ${name}. Write ${fitting}.`);
  }
}

function checkApi(call: NamedCall, reject: Reject): void {
  const { service } = call;
  if (Token.isUnresolved(service)) return;
  const segment = segmentOf(service);
  const found = integratedService(segment);
  if (found === undefined) {
    reject(
      'service',
      `Step Functions has no AWS SDK integration ${service}.${suggestServices(service, (named) => named.segment)} If AWS has added it since, set allowUnknownApi.`,
    );
  } else checkAction(call, catalogueOf(segment), found.unsupported, reject);
}

/** The segment is in lower case, however the SDK writes the service. */
function segmentOf(service: string): string {
  return Token.isUnresolved(service) ? service : service.toLowerCase();
}
