import { detailText, integrationText, retryText } from '../src/picture-detail';

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
  expect(integrationText(resource)).toBe(text);
});

test.each([
  [{ Type: 'Wait', Seconds: 1 }, '1 second'],
  [{ Type: 'Wait', SecondsPath: '$.delay' }, '$.delay seconds'],
  [{ Type: 'Wait', Timestamp: '2030-01-01T00:00:00Z' }, 'until 2030-01-01T00:00:00Z'],
  [{ Type: 'Fail', Error: 'Broken' }, 'Broken'],
  [{ Type: 'Map', Items: [1, 2], MaxConcurrency: 0 }, 'for each of [1,2]'],
  [{ Type: 'Map', ItemReader: { Resource: 'arn:aws:states:::s3:listObjectsV2' } }, 'for each of s3:listObjectsV2'],
  [{ Type: 'Pass' }, undefined],
])('given %j, then its detail is %s', (state, text) => {
  expect(detailText(state)).toBe(text);
});

test('given retriers, then each count shows, three by default, and a retrier that never tries again does not', () => {
  expect(
    retryText([{ ErrorEquals: ['A'] }, { ErrorEquals: ['B'], MaxAttempts: 5 }, { ErrorEquals: ['C'], MaxAttempts: 0 }]),
  ).toBe('retries 3× / 5×');
  expect(retryText([])).toBeUndefined();
});
