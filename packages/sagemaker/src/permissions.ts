import { allow, arnInPolicy, isKnown } from '@sfn-tasks/core';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/** What a task creates, in the words of IAM actions: `TrainingJob` for `sagemaker:CreateTrainingJob`. */
export interface CreatedResource {
  readonly kind: string;
  readonly name: string;
  /** Whether the state waits, and so looks at the job and stops it. */
  readonly runsJob: boolean;
  /** Whether the request sets tags, which IAM asks for apart. */
  readonly tagged: boolean;
  /** ARNs of other resources that the creation is authorised on. */
  readonly uses?: readonly string[];
}

/** The permissions to create a resource under its name. */
export function createPermissions(
  scope: Construct,
  { kind, name, runsJob, tagged, uses = [] }: CreatedResource,
): PolicyStatement[] {
  const arns = arnsOf(scope, kind, name);
  const verbs = runsJob ? ['Create', 'Describe', 'Stop'] : ['Create'];
  return [
    allow(
      verbs.map((verb) => `sagemaker:${verb}${kind}`),
      [...arns, ...uses],
    ),
    allow(tagged ? ['sagemaker:ListTags', 'sagemaker:AddTags'] : 'sagemaker:ListTags', arns),
  ];
}

/** The ARNs that a name may have: SageMaker writes names in lower case into most ARNs, whatever the request says. */
export function arnsOf(scope: Construct, kind: string, name: string): string[] {
  const resource = kind.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
  const known = isKnown(name);
  const names = new Set(known ? [name, name.toLowerCase()] : [name]);
  return [...names].map((spelled) => arnInPolicy(scope, { service: 'sagemaker', resource, name: spelled }));
}
