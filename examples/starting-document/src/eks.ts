import { EksCall, HttpMethods } from '@sfn-tasks/eks';
import type { Stack } from 'aws-cdk-lib';
import { Cluster, KubernetesVersion } from 'aws-cdk-lib/aws-eks';
import { LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';

/** Lists the pods of a cluster. */
export function call(stack: Stack): IChainable {
  const myEksCluster = new Cluster(stack, 'my sample cluster', {
    version: KubernetesVersion.V1_18,
    clusterName: 'myEksCluster',
    // The CDK has no layer of its own any more; a real stack takes the one of @aws-cdk/lambda-layer-kubectl-v<version>.
    kubectlLayer: LayerVersion.fromLayerVersionArn(
      stack,
      'Kubectl',
      stack.formatArn({ service: 'lambda', resource: 'layer:kubectl:1' }),
    ),
  });

  return new EksCall(stack, 'Call a EKS Endpoint', {
    cluster: myEksCluster,
    httpMethod: HttpMethods.GET,
    httpPath: '/api/v1/namespaces/default/pods',
  });
}
