export type { ApiCallProps } from './api-call-props';
export { CallAwsService, type CallAwsServiceProps } from './call-aws-service';
export { CallAwsServiceCrossRegion } from './call-aws-service-cross-region';
export type { CallAwsServiceCrossRegionProps, CallerFunctionProps } from './cross-region-props';
export type { AwsSdkService, AwsSdkServiceName } from './services';
