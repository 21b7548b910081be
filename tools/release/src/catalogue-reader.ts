/** A program that calls three services of AWS by name, one of them twice, and prints which files of the catalogue it read. */
export const CATALOGUE_READER = `
const { Stack } = require('aws-cdk-lib');
const { CallAwsService } = require('@sfn-tasks/aws-sdk');
const stack = new Stack();
const call = (id, service, action, parameters) => new CallAwsService(stack, id, { service, action, parameters }).neededStatements;
call('A', 's3', 'listBuckets', {});
call('B', 's3', 'getObject', { Bucket: 'a', Key: 'b' });
call('C', 'sts', 'getCallerIdentity', {});
call('D', 'dynamodb', 'getItem', { TableName: 'a', Key: {} });
const files = Object.keys(require.cache).filter((path) => path.includes('catalogue'));
console.log(files.map((path) => path.split(/[\\\\/]/).pop()).join());
`;
