import type { TaskProps, Value } from '@sfn-tasks/core';
import type { IModel } from 'aws-cdk-lib/aws-bedrock';
import type { Location } from 'aws-cdk-lib/aws-s3';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { InvokeModelRequest } from './api.generated';
import type { Guardrail } from './guardrail';

/** An object in Amazon S3 that holds the request for the model. */
export interface BedrockInvokeModelInputProps {
  /**
   * The object.
   *
   * @default - `s3InputUri`
   */
  readonly s3Location?: Location;
  /**
   * The URI of the object, also as an expression: `s3://bucket/key`.
   *
   * @default - `s3Location`
   */
  readonly s3InputUri?: string;
}

/** An object in Amazon S3 that the response of the model is written to. */
export interface BedrockInvokeModelOutputProps {
  /**
   * The object.
   *
   * @default - `s3OutputUri`
   */
  readonly s3Location?: Location;
  /**
   * The URI of the object, also as an expression: `s3://bucket/key`.
   *
   * @default - `s3Location`
   */
  readonly s3OutputUri?: string;
}

/** Props of {@link BedrockInvokeModel}. */
export interface BedrockInvokeModelProps extends TaskProps<InvokeModelRequest> {
  /** The model, or an inference profile: anything with a `modelArn`, which may be an expression. */
  readonly model: IModel;
  /**
   * The request for the model, in its own format, up to 256 KiB.
   *
   * @default - the object that `input` names; one of the two is required
   */
  readonly body?: TaskInput;
  /**
   * The MIME type that the response is wanted in.
   *
   * @default 'application/json'
   */
  readonly accept?: string;
  /**
   * The MIME type of the request.
   *
   * @default 'application/json'
   */
  readonly contentType?: string;
  /**
   * An object in Amazon S3 that holds the request for the model.
   *
   * @default - `body`; one of the two is required
   */
  readonly input?: BedrockInvokeModelInputProps;
  /**
   * An object in Amazon S3 that the response is written to; the result of the state then only refers to it.
   *
   * @default - the response is the result of the state
   */
  readonly output?: BedrockInvokeModelOutputProps;
  /**
   * The guardrail that request and response pass through.
   *
   * @default - none
   */
  readonly guardrail?: Guardrail;
  /**
   * Whether Bedrock tells what its guardrail did.
   *
   * @default false
   */
  readonly traceEnabled?: Value<boolean>;
}
