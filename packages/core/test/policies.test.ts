import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { allow, arnInPolicy, arnOr, JsonPath, nameInPolicy, passRole, useKey } from '../src';
import { newStack } from './helpers/order-task';

describe('allow', () => {
  test('takes one action and resource, or several, with conditions', () => {
    expect(allow('a:B', 'arn').toJSON()).toEqual({ Action: 'a:B', Effect: 'Allow', Resource: 'arn' });
    expect(allow(['a:B', 'a:C'], ['x', 'y'], { Bool: { 'aws:SecureTransport': 'true' } }).toJSON()).toEqual({
      Action: ['a:B', 'a:C'],
      Effect: 'Allow',
      Resource: ['x', 'y'],
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    });
  });
});

describe('passRole', () => {
  const Condition = { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } };

  test('names the role and the service that gets it', () => {
    const stack = newStack();
    const role = new Role(stack, 'Role', { assumedBy: new ServicePrincipal('ecs-tasks.amazonaws.com') });
    expect(stack.resolve(passRole(role, 'ecs-tasks.amazonaws.com').toJSON())).toEqual({
      Action: 'iam:PassRole',
      Effect: 'Allow',
      Resource: { 'Fn::GetAtt': ['Role1ABCC5F0', 'Arn'] },
      Condition,
    });
  });

  test.each([JsonPath.stringAt('$.role'), '{% $role %}'])('never puts an expression into the ARN', (role) => {
    const { Resource } = newStack().resolve(passRole(role, 'ecs-tasks.amazonaws.com').toJSON());
    expect(Resource['Fn::Join'][1]).toEqual([
      'arn:',
      { Ref: 'AWS::Partition' },
      ':iam::',
      { Ref: 'AWS::AccountId' },
      ':role/*',
    ]);
  });
});

describe('useKey', () => {
  test('allows what encrypted requests need on a customer managed key, and nothing without one', () => {
    const stack = newStack();
    const key = Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:123456789012:key/1');
    expect(useKey(key).map((statement) => statement.toJSON())).toEqual([
      { Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Effect: 'Allow', Resource: key.keyArn },
    ]);
    expect(useKey(undefined)).toEqual([]);
  });
});

describe('names and ARNs in policies', () => {
  test.each([
    ['a literal', 'orders', 'orders'],
    ['a path', JsonPath.stringAt('$.name'), '*'],
    ['text around a path', `a-${JsonPath.stringAt('$.name')}`, '*'],
    ['JSONata', '{% $name %}', '*'],
    ['wildcards of a literal', 'a*b?c$d', 'a${*}b${?}c${$}d'],
  ])('%s', (_name, written, expected) => {
    expect(nameInPolicy(written)).toBe(expected);
  });

  test('arnInPolicy fills in partition, region and account', () => {
    const stack = newStack();
    const arn = arnInPolicy(stack, { service: 'batch', resource: 'job-definition', name: 'nightly', suffix: ':*' });
    expect(stack.resolve(arn)['Fn::Join'][1]).toEqual([
      'arn:',
      { Ref: 'AWS::Partition' },
      ':batch:eu-west-1:123456789012:job-definition/nightly:*',
    ]);
  });

  test('arnOr widens for expressions only', () => {
    expect(arnOr('arn:aws:a', 'wide')).toBe('arn:aws:a');
    expect(arnOr(JsonPath.stringAt('$.arn'), 'wide')).toBe('wide');
  });
});
