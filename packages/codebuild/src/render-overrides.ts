import { type Api, requestFrom } from '@sfn-tasks/core';
import { Token } from 'aws-cdk-lib';
import type { BuildEnvironmentVariable, BuildSpec } from 'aws-cdk-lib/aws-codebuild';
import { BuildEnvironmentVariableType } from 'aws-cdk-lib/aws-codebuild';
import type { Construct } from 'constructs';
import type { EnvironmentVariable } from './api.generated';
import type { BuildOverrides } from './build-overrides';

/** The request of a build or batch: every prop that the API has a member for, constructs by their names. */
export function renderOverrides<Request extends object, Props extends BuildOverrides>(
  api: Api<Request>,
  props: Props,
  task: Construct,
): Request {
  const { project, buildspecOverride, encryptionKeyOverride, environmentVariablesOverride } = props;
  return requestFrom(
    api,
    onlyMembers(api, {
      ...props,
      projectName: project.projectRef.projectName,
      buildspecOverride: isBuildSpec(buildspecOverride) ? buildspecOverride.toBuildSpec(task) : buildspecOverride,
      encryptionKeyOverride:
        typeof encryptionKeyOverride === 'object' ? encryptionKeyOverride.keyArn : encryptionKeyOverride,
      environmentVariablesOverride: renderVariables(environmentVariablesOverride),
      serviceRoleOverride: props.serviceRoleOverride?.roleArn,
    }),
  );
}

/** Props without those that are the state's own. */
function onlyMembers(api: Api, props: object): object {
  const shape = api.shapes[api.input];
  const members = shape?.type === 'structure' ? shape.members : {};
  return Object.fromEntries(
    Object.entries(props).filter(([name]) => Object.hasOwn(members, name.charAt(0).toUpperCase() + name.slice(1))),
  );
}

function isBuildSpec(value: BuildSpec | string | undefined): value is BuildSpec {
  return typeof value === 'object' && 'toBuildSpec' in value;
}

function renderVariables(
  variables: { readonly [name: string]: BuildEnvironmentVariable } = {},
): EnvironmentVariable[] | undefined {
  const rendered = Object.entries(variables).map(([name, { type, value }]) => ({
    Name: name,
    Type: type ?? BuildEnvironmentVariableType.PLAINTEXT,
    Value: asText(value),
  }));
  return rendered.length === 0 ? undefined : rendered;
}

/** The API takes text alone; aws-cdk-lib's projects turn numbers and booleans into it as well. */
function asText(value: any): any {
  return (typeof value === 'number' || typeof value === 'boolean') && !Token.isUnresolved(value)
    ? String(value)
    : value;
}
