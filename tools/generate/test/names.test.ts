import { optimisedMemberName, pascalCase, sdkMemberName, shapeName } from '../src/names';

test.each([
  ['stateMachineArn', 'StateMachineArn'],
  ['DBInstanceIdentifier', 'DbInstanceIdentifier'],
  ['SSEKMSKeyId', 'SsekmsKeyId'],
  ['ETag', 'ETag'],
  ['TTL', 'Ttl'],
  ['EnableIAMDatabaseAuthentication', 'EnableIAMDatabaseAuthentication'],
  ['Equals', 'EqualsValue'],
  ['equals', 'EqualsValue'],
])('given the member %s, when an AWS SDK integration takes it, then it is called %s', (name, expected) => {
  expect(sdkMemberName('rds', name)).toBe(expected);
});

test('given a member that the AWS SDK for Java renames for one service, when that service takes it, then it has that name', () => {
  expect(sdkMemberName('dynamodb', 'NULL')).toBe('Nul');
  expect(sdkMemberName('rds', 'NULL')).toBe('Null');
});

test('given a member, when an optimised integration takes it, then only its first letter changes', () => {
  expect(['taskDefinition', 'enableECSManagedTags', 'OSReleaseLabel'].map(optimisedMemberName)).toEqual([
    'TaskDefinition',
    'EnableECSManagedTags',
    'OSReleaseLabel',
  ]);
});

test('given a service segment, when it prefixes a name, then it is one word', () => {
  expect(['aws-sdk:glue', 'emr-containers', 'sqs'].map(pascalCase)).toEqual(['AwsSdkGlue', 'EmrContainers', 'Sqs']);
});

test('given a shape, when it becomes an interface, then its name fits TypeScript', () => {
  expect(['__listOf__string', 'topicARN'].map(shapeName)).toEqual(['ListOf__string', 'TopicARN']);
});
