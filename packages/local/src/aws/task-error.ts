import { sdkExceptionName } from '../exception-name.generated';
import { TaskFailure } from '../task-call';
import type { ApiCall } from './api-call';

interface SdkError extends Error {
  readonly code?: string;
  readonly hostname?: string;
  readonly $retryable?: object;
  readonly $metadata?: {
    readonly httpStatusCode?: number;
    readonly requestId?: string;
    readonly extendedRequestId?: string;
  };
  readonly Code?: string;
}

/** An error of a client as Step Functions reports it: another prefix and other words for optimised and for AWS SDK integrations. */
export function toTaskFailure(
  error: SdkError,
  { errors }: ApiCall,
  isModelled: (name: string) => boolean,
): TaskFailure {
  const { prefix, service, other, first } = errors;
  const status = error.$metadata?.httpStatusCode;
  // The AWS SDK for Java 2 says how often it tried: Step Functions does once.
  const attempts = first ? '' : ' (SDK Attempt Count: 1)';
  if (status === undefined) return new TaskFailure(`${prefix}.SdkClientException`, `${notSent(error)}${attempts}`);
  const spell = first ? firstSdkName : sdkExceptionName;
  const name = isModelled(error.name) ? spell(error.name) : other;
  const request = error.$metadata?.requestId ?? 'null';
  const extended = error.$metadata?.extendedRequestId;
  const details = first
    ? `Service: ${service}; Status Code: ${status}; Error Code: ${error.Code ?? error.name}; Request ID: ${request}; Proxy: null`
    : `Service: ${service}, Status Code: ${status}, Request ID: ${request}${extended ? `, Extended Request ID: ${extended}` : ''}`;
  return new TaskFailure(`${prefix}.${name}`, `${error.message} (${details})${attempts}`);
}

/** Why a request did not reach its service. */
function notSent({ code, hostname, message }: SdkError): string {
  return code === 'ENOTFOUND' ? `Unable to execute HTTP request: ${hostname}: Name or service not known` : message;
}

/** Whether the same request may succeed later: it was throttled, the service failed, or nobody answered. */
export function isTransient({ $metadata, $retryable, name }: SdkError): boolean {
  const status = $metadata?.httpStatusCode;
  return status === undefined || status === 429 || status >= 500 || $retryable !== undefined || THROTTLED.test(name);
}

const THROTTLED = /Throttl|TooManyRequests|LimitExceeded|SlowDown/;

/** The class of an error in the AWS SDK for Java 1. */
function firstSdkName(shape: string): string {
  return `${shape.replace(/(Exception|Fault)$/, '')}Exception`;
}
