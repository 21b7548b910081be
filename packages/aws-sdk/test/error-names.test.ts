import { stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration } from 'aws-cdk-lib';
import { Pass } from 'aws-cdk-lib/aws-stepfunctions';
import { awsSdkError, CallAwsService, CallAwsServiceCrossRegion } from '../src';
import { sdkExceptionName } from '../src/exception-name';

/** Props as JavaScript takes them, where no type tells a typo. */
type AnyProps = Readonly<Record<string, unknown>>;
const QUERY = { service: 'dynamodb', action: 'query', parameters: { TableName: 'orders' } };
const LIST = { service: 's3', action: 'listBuckets' };

function retriesOf(props: AnyProps, language: 'jsonPath' | 'jsonata' = 'jsonPath') {
  const stack = stackIn();
  const call = { retryOnTransientErrors: true, ...QUERY, ...props } as never;
  const task =
    language === 'jsonata' ? CallAwsService.jsonata(stack, 'Call', call) : CallAwsService.jsonPath(stack, 'Call', call);
  return synthesiseState(stack, task)['Retry'] as any[];
}

describe('given a call that is retried on transient errors', () => {
  test.each(['jsonPath', 'jsonata'] as const)(
    'when it is in %s, then the names are those of the SDK integration',
    (language) => {
      expect(retriesOf(QUERY, language)).toEqual([
        {
          ErrorEquals: expect.arrayContaining([
            'DynamoDb.ThrottlingException',
            'DynamoDb.ProvisionedThroughputExceededException',
            'DynamoDb.InternalServerErrorException',
          ]),
          IntervalSeconds: 1,
          BackoffRate: 2,
          MaxAttempts: 8,
          MaxDelaySeconds: 60,
          JitterStrategy: 'FULL',
        },
      ]);
    },
  );

  test('when it has figures of its own, then they hold', () => {
    const own = { maxAttempts: 3, maxDelay: Duration.seconds(5) };
    expect(retriesOf({ ...QUERY, retryOnTransientErrors: own })).toMatchObject([
      { MaxAttempts: 3, MaxDelaySeconds: 5 },
    ]);
  });

  test('when what the request got wrong comes back, then it is not repeated', () => {
    const [{ ErrorEquals }] = retriesOf(QUERY);
    for (const name of ErrorEquals)
      expect(name).not.toMatch(/Validation|NotFound|ConditionalCheck|LimitExceededE.*Item/);
  });

  test('when the parameters of a newer API are not checked, then its service is still known', () => {
    expect(retriesOf({ ...QUERY, allowUnknownApi: true })).toHaveLength(1);
  });

  test.each([
    ['the API names no such error', LIST],
    [
      'AWS publishes no model',
      { service: 'sms', action: 'getServers', iamAction: 'sms:GetServers', iamResources: ['*'] },
    ],
    [
      'the service is not known',
      { service: 'brandnew', action: 'do', iamAction: 'a:B', iamResources: ['*'], allowUnknownApi: true },
    ],
  ])('when %s, then it is an error that names the way out', (_, props) => {
    expect(() => retriesOf(props)).toThrow(/INVALID_PROP at retryOnTransientErrors: .*aws-sdk:\w+:\w+.*addRetry/);
  });
});

describe('given a call of another region that is retried on transient errors', () => {
  const call = (props: AnyProps) => {
    const stack = stackIn();
    const task = new CallAwsServiceCrossRegion(stack, 'Call', {
      ...QUERY,
      region: 'us-east-1',
      retryOnTransientErrors: true,
      ...props,
    } as never);
    return synthesise(stack, new Pass(stack, 'Start').next(task)).definition.States['Call']!['Retry'];
  };

  test('when Lambda or the service fails, then it is repeated, once for all of them', () => {
    expect(call({})).toEqual([
      expect.objectContaining({
        ErrorEquals: expect.arrayContaining([
          'Lambda.ServiceException',
          'Lambda.TooManyRequestsException',
          'ThrottlingException',
          'InternalServerError',
        ]),
        JitterStrategy: 'FULL',
      }),
    ]);
  });

  test('when failures of Lambda are to be retried otherwise too, then it is an error', () => {
    expect(() => call({ retryOnServiceExceptions: true })).toThrow(/INVALID_PROP at retryOnServiceExceptions/);
  });

  test('when the API names no such error, then it is an error', () => {
    expect(() => call(LIST)).toThrow(/INVALID_PROP at retryOnTransientErrors/);
  });
});

describe('given the name of an error', () => {
  test('when it is asked for, then it is as Step Functions says it', () => {
    expect(awsSdkError('dynamodb', 'ConditionalCheckFailedException')).toBe('DynamoDb.ConditionalCheckFailedException');
    expect(awsSdkError('s3', 'NoSuchKey')).toBe('S3.NoSuchKeyException');
    expect(awsSdkError('acmpca', 'ResourceNotFoundException')).toBe('AcmPca.ResourceNotFoundException');
    expect(awsSdkError('secretsmanager', 'SecretsManagerException')).toBe('SecretsManager.SecretsManagerException');
  });

  test('when it is misspelt in JavaScript, then the nearest are named', () => {
    expect(() => awsSdkError('s3', 'NoSuchKy' as never)).toThrow(/s3 has no error NoSuchKy\. Did you mean NoSuchKey/);
    expect(() => awsSdkError('s4' as never, 'NoSuchKey' as never)).toThrow(
      /no AWS SDK integration s4\. Did you mean s3/,
    );
  });

  test.each([
    ['NoSuchBucket', 'NoSuchBucketException'],
    ['InternalServerError', 'InternalServerErrorException'],
    ['DBInstanceNotFoundFault', 'DbInstanceNotFoundException'],
    ['KMSInternalException', 'KmsInternalException'],
    ['EC2ThrottledException', 'Ec2ThrottledException'],
    ['TooManyDistributionCNAMEs', 'TooManyDistributionCnamEsException'],
  ])('when the API says %s, then it is %s', (error, name) => {
    expect(sdkExceptionName(error)).toBe(name);
  });
});
