import type { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { AwsSdkActions, ClientActions } from './actions.generated';
import type { AnyParameters, ApiCallProps, KnownApi, UnknownApi } from './api-call-props';
import type { ParametersOf } from './typed-parameters';

/** How the function that makes the calls runs. */
export interface CallerFunctionProps {
  /**
   * How long a call may take, retries of the SDK included; Lambda allows 15 minutes.
   *
   * @default Duration.seconds(30)
   */
  readonly lambdaTimeout?: Duration;
  /**
   * The memory of the function in MiB; its processor grows with it.
   *
   * @default 128
   */
  readonly lambdaMemorySize?: number;
  /**
   * The VPC that the call goes out from; it needs a way to the service in the other region.
   *
   * @default - none
   */
  readonly vpc?: IVpc;
  /**
   * The subnets in `vpc`.
   *
   * @default - the private subnets
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * The security groups in `vpc`.
   *
   * @default - one that is made for the function
   */
  readonly securityGroups?: readonly ISecurityGroup[];
}

/** Where {@link CallAwsServiceCrossRegion} calls, and how. */
export interface RemoteCallProps extends CallerFunctionProps {
  /** The region to call, such as `us-east-1`; in the partition of the stack. */
  readonly region: string;
  /**
   * The URL to call instead of the region's own.
   *
   * An expression lets whoever starts an execution choose where the signed request goes, so it brings a warning.
   *
   * @default - the service's endpoint in the region
   */
  readonly endpoint?: string;
  /**
   * Whether failures of Lambda itself are tried again: six times, after 2 seconds first and twice as long each time.
   *
   * @default true, unless `retryOnTransientErrors` is set, which retries these too
   */
  readonly retryOnServiceExceptions?: boolean;
}

/** The services of {@link CallAwsServiceCrossRegion}: those of AWS SDK integrations, and clients of the AWS SDK for JavaScript v3. */
export type CrossRegionActions = ClientActions & Omit<AwsSdkActions, keyof ClientActions>;

/**
 * Props of {@link CallAwsServiceCrossRegion}; `parameters` are those of the AWS SDK for JavaScript v3.
 *
 * `service` is the client, such as `cloudwatch-logs` for `@aws-sdk/client-cloudwatch-logs`, or the AWS SDK integration, such as
 * `cloudwatchlogs`.
 *
 * @typeParam Service the service, which types `action`
 * @typeParam Request the request, which types `parameters`
 */
export interface CallAwsServiceCrossRegionProps<
  Service extends keyof CrossRegionActions = keyof CrossRegionActions,
  Request extends object = AnyParameters,
> extends ApiCallProps<ParametersOf<Request, 'api'>>,
    RemoteCallProps,
    KnownApi<Service, CrossRegionActions[Service]> {}

/** Props of {@link CallAwsServiceCrossRegion} for an API that AWS has added since. */
export interface CallUnknownServiceCrossRegionProps<Request extends object = AnyParameters>
  extends ApiCallProps<ParametersOf<Request, 'api'>>,
    RemoteCallProps,
    UnknownApi<keyof CrossRegionActions> {}
