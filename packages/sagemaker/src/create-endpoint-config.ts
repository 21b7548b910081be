import { requestFrom, type TaskProps, task } from '@sfn-tasks/core';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateEndpointConfigRequest, createEndpointConfig } from './api.generated';
import { volumeKeyPermissions } from './keys';
import { createPermissions } from './permissions';
import { type ProductionVariant, variantOf, variantProblem } from './production-variant';
import { type SageMakerTags, tagList } from './tags';

/** Props of {@link SageMakerCreateEndpointConfig}. */
export interface SageMakerCreateEndpointConfigProps extends TaskProps<CreateEndpointConfigRequest> {
  /** The name of the configuration; letters, digits and hyphens. */
  readonly endpointConfigName: string;
  /** The models that endpoints host, 1 to 10. */
  readonly productionVariants: ProductionVariant[];
  /**
   * The key that encrypts the storage volumes of the instances; the state machine may hand it on to them.
   *
   * @default - an AWS managed key
   */
  readonly kmsKey?: IKeyRef;
  /**
   * The tags of the configuration.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Makes the configuration of SageMaker endpoints: which models they host, on which instances.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { SageMakerCreateEndpointConfig } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 * import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
 *
 * new SageMakerCreateEndpointConfig(new Stack(), 'Configure', {
 *   endpointConfigName: 'churn-1',
 *   productionVariants: [
 *     {
 *       variantName: 'all',
 *       modelName: 'churn',
 *       instanceType: InstanceType.of(InstanceClass.M5, InstanceSize.XLARGE),
 *     },
 *   ],
 * });
 */
export class SageMakerCreateEndpointConfig extends task<
  SageMakerCreateEndpointConfigProps,
  CreateEndpointConfigRequest
>({
  api: createEndpointConfig,
  convertedProps: ['productionVariants[].serverlessConfig{}', 'tags{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ endpointConfigName, productionVariants, kmsKey, tags }) =>
    requestFrom(createEndpointConfig, {
      endpointConfigName,
      productionVariants: productionVariants.map(variantOf),
      kmsKeyId: kmsKey?.keyRef.keyArn,
      tags: tagList(tags),
    }),
  policies: ({ endpointConfigName: name, kmsKey }, task) => [
    ...createPermissions(task, {
      kind: 'EndpointConfig',
      name,
      runsJob: false,
      tagged: task.request['Tags'] !== undefined,
    }),
    ...volumeKeyPermissions(kmsKey),
  ],
  validate: ({ productionVariants }, task) => {
    for (const [index, variant] of productionVariants.entries()) {
      const problem = variantProblem(variant);
      if (problem !== undefined) task.reject(`productionVariants[${index}]`, problem);
    }
    if (productionVariants.length < 1 || productionVariants.length > 10) {
      task.reject('productionVariants', `an endpoint hosts 1 to 10 variants, found ${productionVariants.length}.`);
    }
  },
}) {}
