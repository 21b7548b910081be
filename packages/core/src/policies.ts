import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { type Conditions, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Credentials } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { containsExpression } from './expression';

/**
 * A statement that allows actions on resources.
 *
 * @param actions one IAM action or several, such as `sqs:SendMessage`
 * @param resources one ARN or several; `*` only where IAM has nothing narrower
 * @param conditions IAM conditions by operator
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 *
 * @example
 * import { allow } from '@sfn-tasks/core';
 *
 * const statement = allow('athena:StopQueryExecution', 'arn:aws:athena:eu-west-1:123456789012:workgroup/primary');
 */
export function allow(
  actions: string | readonly string[],
  resources: string | readonly string[],
  conditions?: Conditions,
): PolicyStatement {
  return new PolicyStatement({ actions: many(actions), resources: many(resources), conditions });
}

/**
 * A statement that lets the state machine hand a role to one AWS service, and to no other.
 *
 * @param role the role, or the ARN of one
 * @param service the service that gets it, such as `ecs-tasks.amazonaws.com`
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 *
 * @example
 * import { passRole } from '@sfn-tasks/core';
 *
 * const statement = passRole('arn:aws:iam::123456789012:role/job', 'glue.amazonaws.com');
 */
export function passRole(role: string | { readonly roleArn: string }, service: string): PolicyStatement {
  const arn = typeof role === 'string' ? role : role.roleArn;
  const resource = containsExpression(arn) ? `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/*` : arn;
  return allow('iam:PassRole', resource, { StringEquals: { 'iam:PassedToService': service } });
}

/** To act with the role that `credentials` name, which may be of another account. */
export function assumeRole(credentials: Credentials | undefined): PolicyStatement[] {
  return credentials === undefined ? [] : [allow('sts:AssumeRole', credentials.role.resource)];
}

/**
 * The statement behind every job that reports its end through EventBridge: Step Functions keeps one managed rule per kind of job.
 *
 * @param scope the task
 * @param rule the name of the managed rule
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html#connect-sync
 *
 * @example
 * import { manageRule } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * const statement = manageRule(new Stack(), 'StepFunctionsGetEventsForECSTaskRule');
 */
export function manageRule(scope: Construct, rule: string): PolicyStatement {
  return allow(
    ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
    Stack.of(scope).formatArn({ service: 'events', resource: 'rule', resourceName: rule }),
  );
}

/**
 * A statement to send encrypted data through a customer managed key: to generate data keys and to read what they protect.
 *
 * @param key the key of the queue, topic, table or bucket; nothing is granted where there is none
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#data-keys
 *
 * @example
 * import { useKey } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { Key } from 'aws-cdk-lib/aws-kms';
 *
 * const statements = useKey(new Key(new Stack(), 'Key'));
 */
export function useKey(key: Pick<IKey, 'keyArn'> | undefined): PolicyStatement[] {
  return key === undefined ? [] : [allow(['kms:Decrypt', 'kms:GenerateDataKey*'], key.keyArn)];
}

/** The parts of an ARN in the task's own partition, account and region. */
export interface ArnParts {
  /** The service segment, such as `batch`. */
  readonly service: string;
  /** The resource type, such as `job-queue`. */
  readonly resource: string;
  /**
   * The resource's name; an expression becomes `*`, IAM wildcards in it are escaped.
   *
   * @default - any name
   */
  readonly name?: string;
  /**
   * What stands after the name as it is, such as `:*`.
   *
   * @default - nothing
   */
  readonly suffix?: string;
  /**
   * What stands between type and name.
   *
   * @default ArnFormat.SLASH_RESOURCE_NAME
   */
  readonly arnFormat?: ArnFormat;
  /**
   * The region segment.
   *
   * @default - the stack's region
   */
  readonly region?: string;
  /**
   * The account segment.
   *
   * @default - the stack's account
   */
  readonly account?: string;
}

/**
 * The ARN that a policy names: exact where the name is known, the whole resource type where an expression yields it at run time.
 *
 * @param scope the task
 * @param parts the parts of the ARN
 *
 * @example
 * import { arnInPolicy } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 *
 * const arn = arnInPolicy(new Stack(), { service: 'batch', resource: 'job-definition', name: 'nightly', suffix: ':*' });
 */
export function arnInPolicy(scope: Construct, parts: ArnParts): string {
  const { name, suffix, ...rest } = parts;
  return Stack.of(scope).formatArn({
    ...rest,
    resourceName: (name === undefined ? '*' : nameInPolicy(name)) + (suffix ?? ''),
    arnFormat: parts.arnFormat ?? ArnFormat.SLASH_RESOURCE_NAME,
  });
}

/**
 * A name as an ARN in a policy takes it: `*` for an expression, and every character with a meaning in IAM escaped.
 *
 * @param name a literal, a CDK token, or an expression
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-specialchars
 *
 * @example
 * import { JsonPath, nameInPolicy } from '@sfn-tasks/core';
 *
 * nameInPolicy('nightly'); // 'nightly'
 * nameInPolicy(JsonPath.stringAt('$.name')); // '*'
 */
export function nameInPolicy(name: string): string {
  if (containsExpression(name)) return '*';
  if (name.includes('${Token[')) return name;
  return name.replace(/[*?$]/g, (character) => `\${${character}}`);
}

/**
 * An ARN as given, or the wider one where an expression yields it at run time.
 *
 * @param arn a literal, a CDK token, or an expression
 * @param otherwise the ARN pattern for an expression, such as all job queues
 *
 * @example
 * import { arnOr, JsonPath } from '@sfn-tasks/core';
 *
 * const queue = arnOr(JsonPath.stringAt('$.queue'), 'arn:aws:batch:eu-west-1:123456789012:job-queue/team-a-*');
 */
export function arnOr(arn: string, otherwise: string): string {
  return containsExpression(arn) ? otherwise : arn;
}

function many(values: string | readonly string[]): string[] {
  return typeof values === 'string' ? [values] : [...values];
}
