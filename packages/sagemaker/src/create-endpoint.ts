import { type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type CreateEndpointRequest, createEndpoint } from './api.generated';
import { arnsOf, createPermissions } from './permissions';
import { type SageMakerTags, tagList } from './tags';

/** Props of {@link SageMakerCreateEndpoint}. */
export interface SageMakerCreateEndpointProps extends TaskProps<CreateEndpointRequest> {
  /** The name of the endpoint; letters, digits and hyphens. */
  readonly endpointName: string;
  /** The name of the configuration. */
  readonly endpointConfigName: string;
  /**
   * The tags of the endpoint.
   *
   * @default - none
   */
  readonly tags?: SageMakerTags;
}

/**
 * Puts models behind a new SageMaker endpoint; the state ends before the endpoint is in service.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sagemaker.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { SageMakerCreateEndpoint } from '@sfn-tasks/sagemaker';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new SageMakerCreateEndpoint(new Stack(), 'Serve', {
 *   endpointName: 'churn',
 *   endpointConfigName: JsonPath.stringAt('$.config'),
 * });
 */
export class SageMakerCreateEndpoint extends task<SageMakerCreateEndpointProps, CreateEndpointRequest>({
  api: createEndpoint,
  convertedProps: ['tags{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ endpointName, endpointConfigName, tags }) => ({
    EndpointName: endpointName,
    EndpointConfigName: endpointConfigName,
    Tags: tagList(tags),
  }),
  policies: ({ endpointName: name, endpointConfigName }, task) =>
    createPermissions(task, {
      kind: 'Endpoint',
      name,
      runsJob: false,
      tagged: task.request['Tags'] !== undefined,
      uses: arnsOf(task, 'EndpointConfig', endpointConfigName),
    }),
}) {}
