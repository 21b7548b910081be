/**
 * The exception of the AWS SDK for Java 2.x for an error of an API, by which AWS SDK integrations name it.
 *
 * `NoSuchKey` as `NoSuchKeyException`, `KMSInternalException` as `KmsInternalException`.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function sdkExceptionName(error: string): string {
  const words = error
    .replace(/(Exception|Fault)$/, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .replace(/([a-z])(?=[A-Z][A-Za-z0-9])/g, '$1 ')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([0-9])(?=[A-Za-z])/g, '$1 ');
  const name = words.replace(/ ?(\S)(\S*)/g, (_, first, rest) => first.toUpperCase() + rest.toLowerCase());
  return `${name}Exception`;
}
