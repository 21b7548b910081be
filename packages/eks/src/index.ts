export { EksErrors } from './api.generated';
export { EksCall, type EksCallProps } from './call';
export { EksCreateCluster } from './create-cluster';
export type { EksAccessConfig, EksCreateClusterProps, EksKubernetesNetworkConfig } from './create-cluster-props';
export {
  EksCreateFargateProfile,
  type EksCreateFargateProfileProps,
  type EksFargateSelector,
} from './create-fargate-profile';
export { EksCreateNodegroup } from './create-nodegroup';
export type { EksCreateNodegroupProps, EksTaint } from './create-nodegroup-props';
export { EksDeleteCluster, type EksDeleteClusterProps } from './delete-cluster';
export { EksDeleteFargateProfile, type EksDeleteFargateProfileProps } from './delete-fargate-profile';
export { EksDeleteNodegroup, type EksDeleteNodegroupProps } from './delete-nodegroup';
export { HttpMethods } from './http-methods';
export type { KubernetesCluster } from './kubernetes-cluster';
export { type EksJobLogOptions, EksRunJob, type EksRunJobProps } from './run-job';
export type { SubnetProps } from './subnets';
