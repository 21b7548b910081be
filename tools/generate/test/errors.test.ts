import { join } from 'node:path';
import transientErrors from '../data/transient-errors.json';
import { Catalogue, ModelFolder } from '../src';
import { errorConstants } from '../src/errors';

const catalogue = new Catalogue(new ModelFolder(join(__dirname, '..', '..', 'models', 'data')));
const confirmed = (api: string) => catalogue.api(api).confirmed;

describe('names of errors', () => {
  test('follow the prefix of the optimised integration, not of the AWS SDK integration', () => {
    expect(confirmed('dynamodb:putItem')?.names).toContain('DynamoDB.ConditionalCheckFailedException');
    expect(confirmed('aws-sdk:dynamodb:putItem')?.names).toContain('DynamoDb.ConditionalCheckFailedException');
  });

  test('end in Exception, as those of the AWS SDK for Java do', () => {
    expect(confirmed('states:startExecution')?.names).toContain('StepFunctions.ExecutionAlreadyExistsException');
    expect(confirmed('dynamodb:getItem')?.names).toContain('DynamoDB.InternalServerErrorException');
  });

  test('of SDK integrations are those of the AWS SDK for Java 2, which writes an acronym as a word', () => {
    expect(confirmed('aws-sdk:rds:deleteDBInstance')?.names).toContain('Rds.DbInstanceNotFoundException');
    expect(confirmed('lambda:invoke')?.names).toContain('Lambda.EC2ThrottledException');
  });

  test.each([
    'athena:startQueryExecution',
    'batch:submitJob',
    'bedrock:invokeModel',
    'codebuild:startBuild',
    'databrew:startJobRun',
    'elasticmapreduce:addStep',
    'emr-containers:startJobRun',
    'emr-serverless:startJobRun',
    'mediaconvert:createJob',
    'eks:createCluster',
  ])('are not made up for %s, whose prefix no source confirms', (api) => {
    expect(confirmed(api)).toBeUndefined();
  });

  test('are those that a source lists where the prefix is confirmed for them alone', () => {
    expect(confirmed('sagemaker:createTrainingJob')?.names).toEqual([
      'SageMaker.AmazonSageMakerException',
      'SageMaker.ResourceLimitExceededException',
    ]);
    expect(confirmed('glue:startJobRun')).toMatchObject({ names: ['Glue.EntityNotFoundException'], transient: [] });
  });
});

describe('errors that pass on their own', () => {
  test('are throttling and failures of the service, not what the request got wrong', () => {
    expect(confirmed('dynamodb:putItem')?.transient).toEqual([
      'DynamoDB.ProvisionedThroughputExceededException',
      'DynamoDB.RequestLimitExceededException',
      'DynamoDB.InternalServerErrorException',
      'DynamoDB.ReplicatedWriteConflictException',
      'DynamoDB.ThrottlingException',
    ]);
  });

  test('of Lambda are not all that it answers with a status of 502', () => {
    expect(confirmed('lambda:invoke')?.names).toContain('Lambda.KMSAccessDeniedException');
    expect(confirmed('lambda:invoke')?.transient).not.toContain('Lambda.KMSAccessDeniedException');
  });

  test('are those that the model says are retryable, throttled, or the fault of the service', () => {
    expect(confirmed('aws-sdk:ecs:runTask')?.transient).toEqual(['Ecs.ServerException']);
    expect(confirmed('aws-sdk:bedrockruntime:invokeModel')?.transient).toEqual(
      expect.arrayContaining(['BedrockRuntime.ModelNotReadyException', 'BedrockRuntime.ThrottlingException']),
    );
    expect(confirmed('aws-sdk:s3:getObject')?.transient).toEqual([]);
  });

  test('of HTTP calls are told by their status', () => {
    expect(confirmed('http:invoke')?.transient).toContain('States.Http.StatusCode.503');
    expect(confirmed('eks:call')?.transient).toContain('EKS.429');
  });

  test('are listed once each, and each is an error of some model', () => {
    const listed = [...transientErrors.throttling, ...transientErrors.transient];
    expect(new Set(listed).size).toBe(listed.length);
    const known = new Set(
      [...catalogue.optimised(), 'aws-sdk:glue:startCrawler'].flatMap((api) => catalogue.api(api).errors),
    );
    expect(listed.filter((error) => !known.has(error))).toEqual([]);
  });
});

test('a constant holds the names of all APIs of a package by short keys', () => {
  const text = errorConstants(['dynamodb:getItem', 'dynamodb:putItem', 'eks:call'].map((api) => catalogue.api(api)));
  expect(text).toHaveLength(2);
  expect(text[0]).toContain("  ConditionalCheckFailed: 'DynamoDB.ConditionalCheckFailedException',");
  expect(text[0]!.match(/Throttling:/g)).toHaveLength(1);
  expect(text[1]).toContain("  StatusCode429: 'EKS.429',");
});
