import { numberText, sizeIn, type Value } from '@sfn-tasks/core';
import type { Size } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { ContainerOverrides, ResourceRequirement } from './api.generated';

/** What the container of a job does otherwise than the job definition says. */
export interface BatchContainerOverrides {
  /**
   * The command of the container; expressions may stand for it, or inside it.
   *
   * @default - the command of the job definition or image
   */
  readonly command?: Value<readonly string[]>;
  /**
   * Environment variables to add or replace, by name; names that start with `AWS_BATCH` are reserved.
   *
   * @default - those of the job definition or image
   */
  readonly environment?: { readonly [name: string]: Value<string> };
  /**
   * The instance type, for multi-node parallel jobs only.
   *
   * @default - as the job definition says
   */
  readonly instanceType?: InstanceType;
  /**
   * The memory that is kept for the job, in whole MiB.
   *
   * @default - as the job definition says
   */
  readonly memory?: Size;
  /**
   * The number of GPUs that are kept for the container.
   *
   * @default - as the job definition says
   */
  readonly gpuCount?: Value<number>;
  /**
   * The number of vCPUs that are kept for the container; on Fargate also a quarter or a half.
   *
   * @default - as the job definition says
   */
  readonly vcpus?: Value<number>;
}

/** The overrides as the API takes them: sizes as a list of requirements, with the numbers as text. */
export function requestOf(overrides: BatchContainerOverrides | undefined): ContainerOverrides | undefined {
  if (overrides === undefined) return undefined;
  const { command, environment, instanceType, memory, gpuCount, vcpus } = overrides;
  const requirements = [
    ...requirementOf('GPU', gpuCount),
    ...requirementOf('MEMORY', sizeIn(memory, 'mebibytes')),
    ...requirementOf('VCPU', vcpus),
  ];
  const request: ContainerOverrides = {
    Command: command,
    Environment: environment && Object.entries(environment).map(([Name, value]) => ({ Name, Value: value })),
    InstanceType: instanceType?.toString(),
    ResourceRequirements: requirements.length > 0 ? requirements : undefined,
  };
  return Object.values(request).some((member) => member !== undefined) ? request : undefined;
}

function requirementOf(type: 'GPU' | 'MEMORY' | 'VCPU', amount: Value<number> | undefined): ResourceRequirement[] {
  return amount === undefined ? [] : [{ Type: type, Value: numberText(amount) }];
}
