import type { ICluster, ITaskDefinition, NetworkMode } from 'aws-cdk-lib/aws-ecs';
import type { EcsRunTask } from './run-task';

/** The infrastructure that runs a task. */
export interface IEcsLaunchTarget {
  /** Tells what the launch target adds to the request; called once, when the task is made. */
  bind(task: EcsRunTask, launchTargetOptions: LaunchTargetBindOptions): EcsLaunchTargetConfig;
}

/** What a launch target is told about the task that it launches. */
export interface LaunchTargetBindOptions {
  /**
   * The task definition.
   *
   * @default - it is chosen at run time
   */
  readonly taskDefinition?: ITaskDefinition;
  /**
   * The cluster that the task runs in.
   *
   * @default - none
   */
  readonly cluster?: ICluster;
}

/** What a launch target asks of the request. */
export interface EcsLaunchTargetConfig {
  /**
   * Parameters of the API, spelled as the States Language spells them.
   *
   * @default - none
   */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /**
   * The network mode that all tasks of the launch target have.
   *
   * @default - as the task definition says
   */
  readonly networkMode?: NetworkMode;
  /**
   * Tells, at synthesis, why the task cannot run on the launch target: one sentence for each reason.
   *
   * @default - nothing to check
   */
  readonly validate?: () => string[];
}
