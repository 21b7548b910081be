export { type ApplicationConfiguration, Classification } from './application-configuration';
export {
  EmrContainersCreateVirtualCluster,
  type EmrContainersCreateVirtualClusterProps,
} from './create-virtual-cluster';
export {
  EmrContainersDeleteVirtualCluster,
  type EmrContainersDeleteVirtualClusterProps,
} from './delete-virtual-cluster';
export { EksClusterInput } from './eks-cluster-input';
export type { JobDriver, SparkSubmitJobDriver } from './job-driver';
export type { Monitoring } from './monitoring';
export { ReleaseLabel } from './release-label';
export { EmrContainersStartJobRun } from './start-job-run';
export type { EmrContainersStartJobRunProps } from './start-job-run-props';
export { VirtualClusterInput } from './virtual-cluster-input';
