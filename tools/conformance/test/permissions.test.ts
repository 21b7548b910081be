import { coveredBy, findUnprovenPermissions } from '../src';

const queue = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':sqs:eu-west-1:123456789012:orders']] };

describe('findUnprovenPermissions', () => {
  test('finds nothing wrong with an action on a resource of its type', async () => {
    expect(await findUnprovenPermissions([{ Action: 'sqs:SendMessage', Resource: queue }])).toEqual([]);
  });

  test('finds an action that does not exist', async () => {
    expect(await findUnprovenPermissions([{ Action: 'sesv2:sendEmail', Resource: '*' }])).toEqual([
      'sesv2:sendEmail is no IAM action',
    ]);
  });

  test('finds a wildcard where the action has resource types, unless it is meant', async () => {
    const statements = [{ Action: 'sqs:SendMessage', Resource: '*' }];
    expect(await findUnprovenPermissions(statements)).toEqual([
      'sqs:SendMessage is allowed on *, but IAM has resource types for it: queue',
    ]);
    expect(await findUnprovenPermissions(statements, ['sqs:SendMessage'])).toEqual([]);
  });

  test('finds a resource of a type that the action does not have', async () => {
    const problems = await findUnprovenPermissions([{ Action: 'lambda:InvokeFunction', Resource: queue }]);
    expect(problems).toEqual([
      expect.stringContaining('lambda:InvokeFunction has no resource type like arn:<AWS::Partition>:sqs'),
    ]);
  });

  test('finds a condition key that the action does not have', async () => {
    const Condition = { StringEquals: { 'sqs:Colour': 'red' } };
    expect(await findUnprovenPermissions([{ Action: 'sqs:SendMessage', Resource: queue, Condition }])).toEqual([
      'sqs:SendMessage has no condition key sqs:Colour',
    ]);
  });

  test('takes a wildcard in an action as all the actions that it stands for', async () => {
    const key = 'arn:aws:kms:eu-west-1:123456789012:key/1';
    expect(await findUnprovenPermissions([{ Action: 'kms:GenerateDataKey*', Resource: key }])).toEqual([]);
    expect(await findUnprovenPermissions([{ Action: 'kms:NoSuchThing*', Resource: key }])).toEqual([
      'kms:NoSuchThing* is no IAM action',
      `kms:NoSuchThing* has no resource type like ${key}`,
    ]);
  });
});

describe('coveredBy', () => {
  const wide = [{ Action: ['s3:Get*'], Resource: ['arn:aws:s3:::bucket/*'] }];

  test.each([
    ['the same', { Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/a' }, []],
    [
      'another action',
      { Action: 's3:PutObject', Resource: 'arn:aws:s3:::bucket/a' },
      ['s3:PutObject on arn:aws:s3:::bucket/a'],
    ],
    ['a wider resource', { Action: 's3:GetObject', Resource: '*' }, ['s3:GetObject on *']],
  ])('judges %s', (_name, statement, expected) => {
    expect(coveredBy([statement], wide)).toEqual(expected);
  });
});
