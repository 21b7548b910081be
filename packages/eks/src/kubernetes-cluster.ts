import type { TaskContext } from '@sfn-tasks/core';

/**
 * How to reach the API server of a cluster: any `ICluster` of `aws-eks` or `aws-eks-v2`, or an object of expressions.
 *
 * The endpoint has to be public, and the role of the state machine needs permissions in Kubernetes.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-eks.html
 */
export interface KubernetesCluster {
  /** The name of the cluster. */
  readonly clusterName: string;
  /** The URL of its API server. */
  readonly clusterEndpoint: string;
  /** The certificate authority of its API server, in base 64. */
  readonly clusterCertificateAuthorityData: string;
}

/** The cluster as the requests to its API server name it; what an imported one does not know is left out. */
export function connectionTo(cluster: KubernetesCluster) {
  return {
    ClusterName: cluster.clusterName,
    CertificateAuthority: known(cluster, 'clusterCertificateAuthorityData')!,
    Endpoint: known(cluster, 'clusterEndpoint')!,
  };
}

/** Reports what an imported cluster would have to know to be reached. */
export function checkConnection(cluster: KubernetesCluster, task: TaskContext): void {
  for (const attribute of ['clusterEndpoint', 'clusterCertificateAuthorityData'] as const) {
    if (known(cluster, attribute) !== undefined) continue;
    task.reject('cluster', `the imported cluster has no ${attribute}. Give it to Cluster.fromClusterAttributes().`);
  }
}

/** An attribute of a cluster; imported ones throw where nobody gave it. */
function known(cluster: KubernetesCluster, attribute: keyof KubernetesCluster): string | undefined {
  try {
    return cluster[attribute];
  } catch {
    return undefined;
  }
}
