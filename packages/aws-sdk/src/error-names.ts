import { closest, TaskError } from '@sfn-tasks/core';
import type { AwsSdkActions } from './actions.generated';
import { catalogueOf } from './catalogue';
import type { AwsSdkErrors } from './errors.generated';
import { sdkExceptionName } from './exception-name';
import { integratedService, suggestServices } from './services';

/**
 * The name that Step Functions gives an error of an AWS SDK integration, for `addRetry` and `addCatch`.
 *
 * An error that the API does not name is called after the service: `S3Exception`.
 *
 * @param service the segment of the service's resource ARN, such as `s3`
 * @param error the error as the reference of the API names it, such as `NoSuchKey`
 * @throws TaskError for a service or an error that does not exist, with the nearest names
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 *
 * @example
 * import { awsSdkError } from '@sfn-tasks/aws-sdk';
 *
 * awsSdkError('s3', 'NoSuchKey'); // 'S3.NoSuchKeyException'
 */
export function awsSdkError<Service extends keyof AwsSdkActions>(
  service: Service,
  error: AwsSdkErrors[Service],
): string {
  const prefix = integratedService(service)?.prefix;
  if (prefix === undefined) {
    throw new TaskError(
      'INVALID_PROP',
      `Step Functions has no AWS SDK integration ${service}.${suggestServices(service, ({ segment }) => segment)}`,
    );
  }
  const other = `${prefix}Exception`;
  if (error === other) return `${prefix}.${other}`;
  const known = catalogueOf(service)?.errors;
  if (known?.includes(error) === false) {
    throw new TaskError(
      'INVALID_PROP',
      `${service} has no error ${error}.${closest(error, known)} One that its API does not name is ${other}.`,
    );
  }
  return `${prefix}.${sdkExceptionName(error)}`;
}

/** Those of a service's errors that pass on their own, as Step Functions names them; undefined where none is known. */
export function transientNames(segment: string): readonly string[] | undefined {
  const service = integratedService(segment);
  const transient = service && catalogueOf(segment)?.transient;
  if (transient === undefined || transient.length === 0) return undefined;
  return [...new Set(transient.map((error) => `${service!.prefix}.${sdkExceptionName(error)}`))];
}
