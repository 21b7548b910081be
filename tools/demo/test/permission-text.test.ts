import { permissionText } from '../src/permission-text';

const names = new Map([['ShopStock4186C9FF', 'Shop/Stock']]);
const arn = { 'Fn::GetAtt': ['ShopStock4186C9FF', 'Arn'] };

test.each([
  ['one action on one resource', { Action: 'sqs:SendMessage', Resource: arn }, 'sqs:SendMessage on Shop/Stock'],
  [
    'several actions, then a service stands once',
    { Action: ['kms:Decrypt', 'kms:GenerateDataKey*', 's3:GetObject'], Resource: '*' },
    'kms:Decrypt, GenerateDataKey*, s3:GetObject on *',
  ],
  [
    'an ARN in parts, then what partition, region and account are does not show',
    {
      Action: 'events:PutRule',
      Resource: {
        'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':events:', { Ref: 'AWS::Region' }, ':1:rule/Job']],
      },
    },
    'events:PutRule on rule/Job',
  ],
  [
    'a part of an ARN, then it is named by the resource',
    {
      Action: 'states:StopExecution',
      Resource: {
        'Fn::Join': ['', ['arn:aws:states:::execution:', { 'Fn::Select': [6, { 'Fn::Split': [':', arn] }] }, ':*']],
      },
    },
    'states:StopExecution on execution:Shop/Stock:*',
  ],
  [
    'a condition',
    {
      Action: 'iam:PassRole',
      Resource: arn,
      Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    'iam:PassRole on Shop/Stock if iam:PassedToService is ecs-tasks.amazonaws.com',
  ],
])('given %s', (_given, statement, expected) => {
  expect(permissionText(statement, names)).toBe(expected);
});

test('given an intrinsic function that has no text, then it is an error', () => {
  const statement = { Action: 'sqs:SendMessage', Resource: { 'Fn::If': ['A', 'b', 'c'] } };
  expect(() => permissionText(statement, names)).toThrow('{"Fn::If":["A","b","c"]}, which has no text');
});
