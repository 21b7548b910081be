import { type Api, TaskStateBase } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { ApiCallProps } from './api-call-props';
import { checkCall, type Reject } from './call-problems';
import { callStatements } from './iam-actions';
import { type AwsSdkServiceName, integratedService, suggestServices } from './services';

/** Props of {@link CallAwsService}; names of `parameters` are in PascalCase. */
export interface CallAwsServiceProps extends ApiCallProps {
  /** The service as AWS SDK integrations call it, such as `s3`, `sfn`, `eventbridge` or `cloudwatchlogs`. */
  readonly service: AwsSdkServiceName;
}

type Request = Readonly<Record<string, unknown>>;

/**
 * Calls any action of any AWS service.
 *
 * The state machine may do exactly that action on `iamResources`.
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
 *   iamResources: [bucket.arnForObjects('*')],
 * });
 */
export class CallAwsService extends TaskStateBase<CallAwsServiceProps, Request> {
  /** Whether the permissions of the call can be told. */
  private isFit = true;

  constructor(scope: Construct, id: string, props: CallAwsServiceProps) {
    super(scope, id, props, {
      api: apiOf(props),
      patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
      tokenProp: 'parameters',
    });
    const refuse = (parameter: string, message: string) => {
      this.isFit = false;
      this.reject(parameter, message);
    };
    checkCall(props, refuse);
    checkNames(props, refuse);
    if (!props.allowUnknownApi) checkApi(props, refuse);
  }

  protected override requestParameters(): Request {
    return this.props.parameters ?? {};
  }

  protected override requestPolicies(): PolicyStatement[] {
    if (!this.isFit) return [];
    const segment = segmentOf(this.props.service);
    const service = integratedService(segment) ?? { segment, client: segment, iam: segment, unsupported: [] };
    return callStatements(this.props, service);
  }
}

function checkNames({ parameters = {} }: CallAwsServiceProps, reject: Reject): void {
  for (const name of Object.keys(parameters)) {
    const fitting = name.charAt(0).toUpperCase() + name.slice(1);
    if (name === fitting) continue;
    reject(`parameters.${name}`, `the names of parameters are in PascalCase, found ${name}. Write ${fitting}.`);
  }
}

function checkApi({ service, action }: CallAwsServiceProps, reject: Reject): void {
  if (Token.isUnresolved(service)) return;
  const found = integratedService(segmentOf(service));
  if (found === undefined) {
    reject(
      'service',
      `Step Functions has no AWS SDK integration ${service}.${suggestServices(service, ({ segment }) => segment)} If AWS has added it since, set allowUnknownApi.`,
    );
  } else if (found.unsupported.some((operation) => operation.toLowerCase() === action.toLowerCase())) {
    reject(
      'action',
      `Step Functions does not call ${action} of ${service}. Call another action, or this one in a Lambda function; if AWS supports it by now, set allowUnknownApi.`,
    );
  }
}

/** What tells the API apart; its request is not checked against a model. */
function apiOf({ service, action }: CallAwsServiceProps): Api<Request> {
  return { service: `aws-sdk:${segmentOf(service)}`, name: action, input: 'document', shapes: {}, errors: [] };
}

/** The segment is in lower case, however the SDK writes the service. */
function segmentOf(service: string): string {
  return Token.isUnresolved(service) ? service : service.toLowerCase();
}
