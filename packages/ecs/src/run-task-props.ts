import type { OpenString, TaskProps, Value } from '@sfn-tasks/core';
import type { ISecurityGroup, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { ICluster, ITaskDefinition, PropagatedTagSource } from 'aws-cdk-lib/aws-ecs';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { RunTaskRequest } from './api.generated';
import type { ContainerOverride } from './container-override';
import type { IEcsLaunchTarget } from './launch-target';

/** Props of {@link EcsRunTask}. */
export interface EcsRunTaskProps extends TaskProps<RunTaskRequest> {
  /** The cluster that the task runs in. */
  readonly cluster: ICluster;
  /**
   * What to run: a task definition of the app, an imported one, or a family, `family:revision` or ARN that may be an expression.
   *
   * Of a task definition of the app, the latest active revision of its family runs.
   */
  readonly taskDefinition: ITaskDefinition | string;
  /**
   * The task definitions that an expression in `taskDefinition` may name: only they may run, with their roles.
   *
   * @default - any task definition of the account
   */
  readonly taskDefinitionScope?: readonly (ITaskDefinition | string)[];
  /**
   * The one revision of the task definition to run.
   *
   * @default - the latest active revision
   */
  readonly revisionNumber?: Value<number>;
  /**
   * Task and execution roles that the task definition names and the CDK does not know, because it is imported or chosen at run time.
   *
   * @default - the roles of the task definition, as far as the CDK knows them
   */
  readonly rolesToPass?: readonly IRole[];
  /**
   * What containers of the task do otherwise than their definition says.
   *
   * @default - nothing
   */
  readonly containerOverrides?: Value<readonly ContainerOverride[]>;
  /**
   * The subnets of the task, for network mode awsvpc.
   *
   * @default - public subnets where `assignPublicIp` is set, private ones otherwise
   */
  readonly subnets?: SubnetSelection;
  /**
   * The security groups of the task, for network mode awsvpc.
   *
   * @default - a new one that lets everything out and nothing in
   */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * Whether the task gets a public IP address, for network mode awsvpc.
   *
   * @default false
   */
  readonly assignPublicIp?: boolean;
  /** The infrastructure to run on. */
  readonly launchTarget: IEcsLaunchTarget;
  /**
   * Whether the task gets the tags of its task definition.
   *
   * @default - no tags
   */
  readonly propagatedTagSource?: OpenString<PropagatedTagSource>;
  /**
   * Whether ECS Exec may open a shell in the task; its task role needs the `ssmmessages` actions for it.
   *
   * @default false
   */
  readonly enableExecuteCommand?: Value<boolean>;
  /**
   * The CPU of the whole task: units such as `1024`, or `1 vCPU`.
   *
   * @default - as the task definition says
   */
  readonly cpu?: Value<string>;
  /**
   * The memory of the whole task: MiB such as `2048`, or `2 GB`.
   *
   * @default - as the task definition says
   */
  readonly memoryMiB?: Value<string>;
}
