export { EcsErrors } from './api.generated';
export { CapacityProviderOptions } from './capacity-provider-options';
export type { ContainerOverride, TaskEnvironmentVariable } from './container-override';
export { EcsEc2LaunchTarget, type EcsEc2LaunchTargetOptions } from './ec2-launch-target';
export { EcsFargateLaunchTarget, type EcsFargateLaunchTargetOptions } from './fargate-launch-target';
export type { EcsLaunchTargetConfig, IEcsLaunchTarget, LaunchTargetBindOptions } from './launch-target';
export { EcsRunTask } from './run-task';
export type { EcsRunTaskProps } from './run-task-props';
