import { apiCall } from '../src/aws/api-call';
import { toTaskFailure } from '../src/aws/task-error';

/** An error of a client as a task of a service fails with it. */
function nameOf(service: string, api: string, name: string, isModelled = true): string {
  const error = Object.assign(new Error('No.'), { name, $metadata: { httpStatusCode: 400, requestId: 'id' } });
  return toTaskFailure(error, apiCall({ service, api })!, () => isModelled).error;
}

describe('given an error of an API', () => {
  test.each([
    ['aws-sdk:rds', 'describeDBInstances', 'DBInstanceNotFoundFault', 'Rds.DbInstanceNotFoundException'],
    ['aws-sdk:kms', 'encrypt', 'KMSInternalException', 'Kms.KmsInternalException'],
    ['aws-sdk:s3', 'getObject', 'NoSuchKey', 'S3.NoSuchKeyException'],
    ['aws-sdk:iam', 'getRole', 'NoSuchEntityException', 'Iam.NoSuchEntityException'],
    ['eks', 'createCluster', 'ResourceInUseException', 'Eks.ResourceInUseException'],
  ])(
    'when a task of %s:%s fails with %s, then its name is that of the AWS SDK for Java 2: %s',
    (service, api, name, expected) => {
      expect(nameOf(service, api, name)).toBe(expected);
    },
  );

  test('when an optimised task fails, then its name is that of the AWS SDK for Java 1, which spells acronyms as the API does', () => {
    expect(nameOf('dynamodb', 'putItem', 'ItemCollectionSizeLimitExceededException')).toBe(
      'DynamoDB.ItemCollectionSizeLimitExceededException',
    );
    expect(nameOf('sns', 'publish', 'KMSDisabled')).toBe('SNS.KMSDisabledException');
  });

  test('when no host has the name of the endpoint, then the failure is one of the client and says so', () => {
    const error = Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', hostname: 'queues.example' });
    const said = (service: string, api: string) => toTaskFailure(error, apiCall({ service, api })!, () => false);
    const cause = 'Unable to execute HTTP request: queues.example: Name or service not known';
    expect(said('sqs', 'sendMessage')).toMatchObject({ error: 'SQS.SdkClientException', cause });
    expect(said('aws-sdk:sqs', 'sendMessage')).toMatchObject({
      error: 'Sqs.SdkClientException',
      cause: `${cause} (SDK Attempt Count: 1)`,
    });
  });

  test('when the API does not model it, then it has the name for all others', () => {
    expect(nameOf('aws-sdk:rds', 'describeDBInstances', 'Throttling', false)).toBe('Rds.RdsException');
  });
});
