export type { AwsSdkActions, ClientActions } from './actions.generated';
export type { AnyParameters, ApiCallProps, KnownApi, UnknownApi } from './api-call-props';
export {
  type AwsSdkService,
  CallAwsService,
  type CallAwsServiceProps,
  type CallUnknownServiceProps,
} from './call-aws-service';
export { CallAwsServiceCrossRegion } from './call-aws-service-cross-region';
export type {
  CallAwsServiceCrossRegionProps,
  CallerFunctionProps,
  CallUnknownServiceCrossRegionProps,
  CrossRegionActions,
  RemoteCallProps,
} from './cross-region-props';
export { awsSdkError } from './error-names';
export type { AwsSdkErrors } from './errors.generated';
export type { MakeCall, MakeCrossRegionCall } from './make-call';
export type { ParametersOf } from './typed-parameters';
