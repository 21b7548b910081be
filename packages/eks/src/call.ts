import { type OpenString, type TaskProps, task, type Value } from '@sfn-tasks/core';
import { IntegrationPattern, type TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import { type CallRequest, call } from './api.generated';
import type { HttpMethods } from './http-methods';
import { checkConnection, connectionTo, type KubernetesCluster } from './kubernetes-cluster';

/** Props of {@link EksCall}. */
export interface EksCallProps extends TaskProps<CallRequest> {
  /** The cluster, with a public endpoint. */
  readonly cluster: KubernetesCluster;
  /** The method of the request. */
  readonly httpMethod: OpenString<HttpMethods>;
  /** The path of the request, such as `/api/v1/namespaces/default/pods`. */
  readonly httpPath: string;
  /**
   * The query parameters by name, each with its values.
   *
   * @default - none
   */
  readonly queryParameters?: Value<{ readonly [key: string]: Value<readonly string[]> }>;
  /**
   * The body of the request: an object, or an expression that yields one.
   *
   * @default - none
   */
  readonly requestBody?: TaskInput;
}

/**
 * Calls the Kubernetes API of an EKS cluster.
 *
 * It needs no permission in IAM: Kubernetes itself has to know the role of the state machine, through an access entry or its role bindings.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 *
 * @example
 * import { EksCall, HttpMethods } from '@sfn-tasks/eks';
 * import { Stack } from 'aws-cdk-lib';
 * import type { ICluster } from 'aws-cdk-lib/aws-eks-v2';
 *
 * declare const cluster: ICluster;
 * new EksCall(new Stack(), 'List the pods', {
 *   cluster,
 *   httpMethod: HttpMethods.GET,
 *   httpPath: '/api/v1/namespaces/default/pods',
 *   queryParameters: { labelSelector: ['app=shop'] },
 * });
 */
export class EksCall extends task<EksCallProps, CallRequest>({
  api: call,
  convertedProps: ['cluster{}'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ cluster, httpMethod, httpPath, queryParameters, requestBody }) => ({
    ...connectionTo(cluster),
    Method: httpMethod,
    Path: httpPath,
    QueryParameters: queryParameters,
    RequestBody: requestBody?.value,
  }),
  policies: () => [],
  validate: ({ cluster }, task) => checkConnection(cluster, task),
}) {}
