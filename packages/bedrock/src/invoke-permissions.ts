import { allow, arnInPolicy, containsExpression } from '@sfn-tasks/core';
import { Aws } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

const INVOKE = 'bedrock:InvokeModel';
const PROFILE = /:(inference-profile|application-inference-profile)\/(.+)$/;
/** The geographies that a system-defined profile routes within, as they begin its name. */
const GEOGRAPHY = /^(?:[a-z]{2}(?:-gov)?|apac|global)\./;

/** The right to invoke a model; an inference profile needs the models that it routes to as well, but only through itself. */
export function invokePermissions(scope: Construct, modelArn: string): PolicyStatement[] {
  if (containsExpression(modelArn)) return [allow(INVOKE, everyModel(scope))];
  const profile = PROFILE.exec(modelArn);
  if (profile === null) return [allow(INVOKE, modelArn)];
  const model = profile[1] === 'inference-profile' ? profile[2]!.replace(GEOGRAPHY, '') : '*';
  return [
    allow(INVOKE, modelArn),
    allow(INVOKE, `arn:${Aws.PARTITION}:bedrock:*::foundation-model/${model}`, {
      StringLike: { 'bedrock:InferenceProfileArn': modelArn },
    }),
  ];
}

/** Whatever a model identifier that is known at run time only may stand for. */
function everyModel(scope: Construct): string[] {
  const owned = ['provisioned-model', 'inference-profile', 'application-inference-profile'];
  return [
    `arn:${Aws.PARTITION}:bedrock:*::foundation-model/*`,
    ...owned.map((resource) => arnInPolicy(scope, { service: 'bedrock', resource })),
  ];
}
