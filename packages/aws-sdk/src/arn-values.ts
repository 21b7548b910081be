import { nameInPolicy } from '@sfn-tasks/core';
import { CfnResource, Reference, Stack, Token, Tokenization } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ANY, type RequestValue } from './request-values';

/** What a value puts into an ARN: a part of it, or an ARN of its own; undefined where it cannot be told. */
export type ArnValue = { readonly part: string; readonly arn?: undefined } | { readonly arn: string } | undefined;

/** Resources whose `Ref` is an ARN although their property may hold a name. */
const REF_IS_ARN = new Set([
  'AWS::CertificateManager::Certificate',
  'AWS::ElasticLoadBalancingV2::Listener',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::ElasticLoadBalancingV2::TargetGroup',
  'AWS::Batch::ComputeEnvironment',
  'AWS::Batch::JobDefinition',
  'AWS::Batch::JobQueue',
  'AWS::ECS::Service',
  'AWS::ECS::TaskDefinition',
  'AWS::SecretsManager::Secret',
  'AWS::SNS::Topic',
  'AWS::StepFunctions::Activity',
  'AWS::StepFunctions::StateMachine',
]);

/** How a request's value becomes part of an ARN, by the word after `|` in a template. */
const TRANSFORMS: Readonly<Record<string, (value: string, scope: Construct) => ArnValue>> = {
  unslashed: (value) => ({ part: nameInPolicy(value.replace(/^\//, '')) }),
  last: (value) => ({ part: nameInPolicy(value.slice(value.lastIndexOf('/') + 1)) }),
  // A family without its revision is run in its latest one.
  revision: (value) => ({ part: /:\d+$/.test(value) ? value : `${nameInPolicy(value)}:*` }),
  // An alias is no resource of a statement about what is done with the key.
  key: (value) => (value.startsWith('alias/') ? undefined : { part: nameInPolicy(value) }),
  queue: queueArn,
};

/** A value as an ARN takes it; `*` for what an expression yields. */
export function arnValue(value: RequestValue, transform: string | undefined, scope: Construct): ArnValue {
  if (value === ANY) return { part: '*' };
  if (isArn(value, scope)) return transform === 'key' && /:alias\//.test(value) ? undefined : { arn: value };
  return (
    TRANSFORMS[transform ?? '']?.(value, scope) ??
    (transform === 'queue' || transform === 'key' ? undefined : { part: nameInPolicy(value) })
  );
}

/** Whether a value is an ARN: told by how it begins, or by the attribute that a token stands for. */
export function isArn(value: string, scope: Construct): boolean {
  if (value.startsWith('arn:')) return true;
  if (!Token.isUnresolved(value)) return false;
  const target = targetOf(value);
  const resolved = Stack.of(scope).resolve(value);
  if (typeof resolved === 'string') return resolved.startsWith('arn:');
  if (resolved?.Ref !== undefined) return target !== undefined && REF_IS_ARN.has(target.cfnResourceType);
  const attribute = resolved?.['Fn::GetAtt']?.[1];
  if (typeof attribute === 'string') return /arn$/i.test(attribute);
  const [separator, parts] = resolved?.['Fn::Join'] ?? [];
  return separator === '' && typeof parts?.[0] === 'string' && parts[0].startsWith('arn:');
}

/** A queue by the URL that requests name it with. */
function queueArn(url: string, scope: Construct): ArnValue {
  const target = targetOf(url);
  if (target?.cfnResourceType === 'AWS::SQS::Queue') return { arn: Token.asString(target.getAtt('Arn')) };
  const [, host, account, name] = /^https:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(url) ?? [];
  if (name === undefined) return undefined;
  const region = /^sqs\.([a-z0-9-]+|\$\{Token\[[^\]]+\]\})\./.exec(host!)?.[1];
  if (region === undefined) return undefined;
  return { arn: Stack.of(scope).formatArn({ service: 'sqs', region, account, resource: nameInPolicy(name) }) };
}

function targetOf(value: string): CfnResource | undefined {
  const fragments = Tokenization.reverseString(value);
  const token = fragments.length === 1 ? fragments.firstToken : undefined;
  return Reference.isReference(token) && CfnResource.isCfnResource(token.target) ? token.target : undefined;
}

/** The name at the end of an ARN, for one that is part of another: `a` of a cluster's ARN in that of its service. */
export function nameOfArn(arn: string): string {
  return Token.isUnresolved(arn)
    ? '*'
    : nameInPolicy(arn.slice(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1));
}
