import { sizeIn, type Value } from '@sfn-tasks/core';
import type { Size } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { AcceleratorType } from './accelerator-type';
import type { ProductionVariant as ProductionVariantRequest } from './api.generated';
import { mlInstanceType } from './instance-type';

/** A model behind an endpoint, and the instances that host it. */
export interface ProductionVariant {
  /** The name of the variant. */
  readonly variantName: string;
  /** The name of the model. */
  readonly modelName: string;
  /**
   * The type of the instances: one of EC2, or a text such as `ml.m5.large`; an expression yields it with its `ml.`.
   *
   * @default - none; a serverless variant has no instances
   */
  readonly instanceType?: InstanceType | string;
  /**
   * How many instances there are at first.
   *
   * @default 1
   */
  readonly initialInstanceCount?: Value<number>;
  /**
   * The share of the traffic, as a weight among those of all variants.
   *
   * @default 1.0
   */
  readonly initialVariantWeight?: Value<number>;
  /**
   * The Elastic Inference accelerator.
   *
   * @default - none
   */
  readonly acceleratorType?: AcceleratorType;
  /**
   * What a variant without instances may use; instead of `instanceType`.
   *
   * @default - the variant has instances
   */
  readonly serverlessConfig?: ServerlessConfig;
  /**
   * Members of the API's structure that have no prop here, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly additionalParameters?: Omit<
    Partial<ProductionVariantRequest>,
    | 'VariantName'
    | 'ModelName'
    | 'InstanceType'
    | 'InitialInstanceCount'
    | 'InitialVariantWeight'
    | 'AcceleratorType'
    | 'ServerlessConfig'
  >;
}

/** What a serverless variant may use. */
export interface ServerlessConfig {
  /** The memory, 1 to 6 GiB. */
  readonly memorySize: Size;
  /** How many requests it answers at a time. */
  readonly maxConcurrency: Value<number>;
  /**
   * For how many requests at a time it is kept ready.
   *
   * @default - none
   */
  readonly provisionedConcurrency?: Value<number>;
}

/** The variant as the request takes it. */
export function variantOf(variant: ProductionVariant): object {
  const { instanceType, acceleratorType, serverlessConfig, additionalParameters, ...rest } = variant;
  const pools = additionalParameters?.InstancePools !== undefined;
  return {
    ...additionalParameters,
    ...rest,
    initialInstanceCount: rest.initialInstanceCount ?? (serverlessConfig === undefined && !pools ? 1 : undefined),
    instanceType: mlInstanceType(instanceType),
    acceleratorType: acceleratorType?.toString(),
    serverlessConfig: serverlessConfig && serverlessOf(serverlessConfig),
  };
}

/** What is wrong with a variant, or nothing. */
export function variantProblem(variant: ProductionVariant): string | undefined {
  const pools = variant.additionalParameters?.InstancePools;
  const hosts = [variant.instanceType, variant.serverlessConfig, pools].filter((host) => host !== undefined);
  return hosts.length === 1
    ? undefined
    : `a variant is hosted by an instanceType, a serverlessConfig or InstancePools, found ${hosts.length} of them. Set exactly one.`;
}

function serverlessOf({ memorySize, ...rest }: ServerlessConfig): object {
  return { ...rest, memorySizeInMB: sizeIn(memorySize, 'mebibytes') };
}
