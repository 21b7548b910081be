import type { OpenString } from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { ApiCallProps } from './api-call-props';
import type { AwsSdkService } from './services';

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

/** Props of {@link CallAwsServiceCrossRegion}; `parameters` are those of the AWS SDK for JavaScript v3. */
export interface CallAwsServiceCrossRegionProps extends ApiCallProps, CallerFunctionProps {
  /**
   * The service as the AWS SDK for JavaScript v3 calls its client: `s3`, `sfn`, `cloudwatch-logs` for `@aws-sdk/client-cloudwatch-logs`.
   *
   * The name of its AWS SDK integration, such as `cloudwatchlogs`, is taken too.
   */
  readonly service: OpenString<AwsSdkService>;
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
   * @default true
   */
  readonly retryOnServiceExceptions?: boolean;
}
