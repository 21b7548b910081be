import { allow, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type UpdateEndpointRequest, updateEndpoint } from './api.generated';
import { arnsOf } from './permissions';

/** Props of {@link SageMakerUpdateEndpoint}. */
export interface SageMakerUpdateEndpointProps extends TaskProps<UpdateEndpointRequest> {
  /** The name of the endpoint. */
  readonly endpointName: string;
  /** The name of the configuration that it gets. */
  readonly endpointConfigName: string;
  /**
   * Whether the variants keep the instance counts and weights that they have at the moment.
   *
   * @default false
   */
  readonly retainAllVariantProperties?: Value<boolean>;
}

/**
 * Gives a SageMaker endpoint another configuration; the state ends before the endpoint has it.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { SageMakerUpdateEndpoint } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new SageMakerUpdateEndpoint(new Stack(), 'Switch to the new model', {
 *   endpointName: 'churn',
 *   endpointConfigName: JsonPath.stringAt('$.config'),
 * });
 */
export class SageMakerUpdateEndpoint extends task<SageMakerUpdateEndpointProps, UpdateEndpointRequest>({
  api: updateEndpoint,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ endpointName, endpointConfigName, retainAllVariantProperties }) => ({
    EndpointName: endpointName,
    EndpointConfigName: endpointConfigName,
    RetainAllVariantProperties: retainAllVariantProperties,
  }),
  policies: ({ endpointName, endpointConfigName }, task) => [
    allow('sagemaker:UpdateEndpoint', [
      ...arnsOf(task, 'Endpoint', endpointName),
      ...arnsOf(task, 'EndpointConfig', endpointConfigName),
    ]),
  ],
}) {}
