import { kebabCase, parseApi, pascalCase, propName, sentence } from '../src/names';

test.each([
  ['sendMessage', 'SendMessage', 'send-message', 'Send message'],
  ['createDBCluster', 'CreateDBCluster', 'create-db-cluster', 'Create db cluster'],
  ['listObjectsV2', 'ListObjectsV2', 'list-objects-v2', 'List objects v2'],
])('given the API %s, then its class, file and title are named after it', (api, pascal, kebab, title) => {
  expect([pascalCase(api), kebabCase(api), sentence(api)]).toEqual([pascal, kebab, title]);
});

test('given a package of two words, then its classes begin with both', () => {
  expect(pascalCase('emr-containers')).toBe('EmrContainers');
});

test.each([
  ['QueueUrl', 'queueUrl'],
  ['DBClusterId', 'dbClusterId'],
  ['URL', 'url'],
  ['Comment', 'createBatchComment'],
])('given the member %s, then its prop is %s', (member, prop) => {
  expect(propName('createBatch', member)).toBe(prop);
});

test('given an AWS SDK integration, then its IAM actions have the prefix of the service', () => {
  expect(parseApi('aws-sdk:glue:startCrawler')).toEqual({
    identifier: 'aws-sdk:glue:startCrawler',
    iamPrefix: 'glue',
    name: 'startCrawler',
  });
});
