export { ActionOnFailure } from './action-on-failure';
export { EmrAddStep, type EmrAddStepProps } from './add-step';
export { EmrCancelStep, type EmrCancelStepProps } from './cancel-step';
export { EmrCreateCluster } from './create-cluster';
export type { EmrCreateClusterProps } from './create-cluster-props';
export { EmrModifyInstanceFleetByName, type EmrModifyInstanceFleetByNameProps } from './modify-instance-fleet-by-name';
export { EmrModifyInstanceGroupByName, type EmrModifyInstanceGroupByNameProps } from './modify-instance-group-by-name';
export {
  EmrSetClusterTerminationProtection,
  type EmrSetClusterTerminationProtectionProps,
} from './set-cluster-termination-protection';
export { EmrTerminateCluster, type EmrTerminateClusterProps } from './terminate-cluster';
