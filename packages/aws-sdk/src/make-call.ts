import type { JsonataProps, JsonPathProps } from '@sfn-tasks/core';
import type { Construct } from 'constructs';
import type { AnyParameters } from './api-call-props';
import type { AwsSdkService, CallAwsService, CallAwsServiceProps, CallUnknownServiceProps } from './call-aws-service';
import type { CallAwsServiceCrossRegion } from './call-aws-service-cross-region';
import type {
  CallAwsServiceCrossRegionProps,
  CallUnknownServiceCrossRegionProps,
  CrossRegionActions,
} from './cross-region-props';

/** The props of a state in that query language. */
type PropsIn<Language, Props> = Language extends 'JSONPath' ? JsonPathProps<Props> : JsonataProps<Props>;

/** Makes a call in a state of that query language; the last signature has the errors that the compiler tells. */
export interface MakeCall<Language extends 'JSONPath' | 'JSONata'> {
  /** Fits the static of all tasks, which cannot tell the service from the props; nothing can call it. */
  (this: never): never;
  /** A call of an API that AWS has added since. */
  <Request extends object = AnyParameters>(
    scope: Construct,
    id: string,
    props: PropsIn<Language, CallUnknownServiceProps<Request>>,
  ): CallAwsService;
  /** A call of an API of that service. */
  <Service extends AwsSdkService = AwsSdkService, Request extends object = AnyParameters>(
    scope: Construct,
    id: string,
    props: PropsIn<Language, CallAwsServiceProps<Service, Request>>,
  ): CallAwsService<Service, Request>;
}

/** Makes a call to another region in a state of that query language; the last signature has the errors that the compiler tells. */
export interface MakeCrossRegionCall<Language extends 'JSONPath' | 'JSONata'> {
  /** Fits the static of all tasks, which cannot tell the service from the props; nothing can call it. */
  (this: never): never;
  /** A call of an API that AWS has added since. */
  <Request extends object = AnyParameters>(
    scope: Construct,
    id: string,
    props: PropsIn<Language, CallUnknownServiceCrossRegionProps<Request>>,
  ): CallAwsServiceCrossRegion;
  /** A call of an API of that service. */
  <Service extends keyof CrossRegionActions = keyof CrossRegionActions, Request extends object = AnyParameters>(
    scope: Construct,
    id: string,
    props: PropsIn<Language, CallAwsServiceCrossRegionProps<Service, Request>>,
  ): CallAwsServiceCrossRegion<Service, Request>;
}
