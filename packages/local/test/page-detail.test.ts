import { integrationOf, kindText, retryText } from '../src/page/detail';

test.each([
  ['arn:aws:states:::sqs:sendMessage', 'sqs:sendMessage'],
  ['arn:aws-cn:states:::sqs:sendMessage.waitForTaskToken', 'sqs:sendMessage · waits for token'],
  ['arn:${AWS::Partition}:states:::glue:startJobRun.sync', 'glue:startJobRun · waits for job'],
  ['arn:aws:states:::states:startExecution.sync:2', 'states:startExecution · waits for job'],
  ['arn:aws:states:::aws-sdk:s3:getObject', 'aws-sdk:s3:getObject'],
  ['arn:aws:lambda:eu-west-1:123456789012:function:hello:live', 'Lambda function hello:live'],
  ['arn:aws:states:eu-west-1:123456789012:activity:check', 'activity check'],
  ['${Shop/Charge.Arn}', 'Lambda function Shop/Charge'],
  ['${Resource}', '${Resource}'],
])('given the resource %s, then it reads %s', (resource, text) => {
  expect(integrationOf(resource).join(' · ')).toBe(text);
});

test.each([
  [{ Type: 'Wait', Seconds: 1 }, 'Wait · 1 second'],
  [{ Type: 'Wait', SecondsPath: '$.delay' }, 'Wait · $.delay seconds'],
  [{ Type: 'Wait', Timestamp: '2030-01-01T00:00:00Z' }, 'Wait · until 2030-01-01T00:00:00Z'],
  [{ Type: 'Fail', Error: 'Broken' }, 'Fail · Broken'],
  [{ Type: 'Map', Items: [1, 2], MaxConcurrency: 0 }, 'Map · for each of [1,2]'],
  [
    { Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' } },
    'Map · for each of s3:listObjectsV2',
  ],
  [{ Type: 'Pass' }, 'Pass'],
])('given %j, then it is told as %s', (state, text) => {
  expect(kindText(state)).toBe(text);
});

test('given retriers, then each count shows, three by default, and a retrier that never tries again does not', () => {
  expect(retryText([{}, { MaxAttempts: 5 }, { MaxAttempts: 0 }])).toBe('retries 3× / 5×');
  expect(retryText([])).toBeUndefined();
});
