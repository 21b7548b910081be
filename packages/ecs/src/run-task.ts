import { isKnown, memberFrom, TaskStateBase, type Value } from '@sfn-tasks/core';
import { Lazy, Token } from 'aws-cdk-lib';
import { Connections, type IConnectable, type ISecurityGroup, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { NetworkMode, PropagatedTagSource } from 'aws-cdk-lib/aws-ecs';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { type NetworkConfiguration, type RunTaskRequest, runTask, type TaskOverride } from './api.generated';
import type { ContainerOverride } from './container-override';
import type { EcsLaunchTargetConfig } from './launch-target';
import { runTaskPolicies } from './run-task-policies';
import type { EcsRunTaskProps } from './run-task-props';
import { isChosenAtRunTime, isOwn, networkModeOf, requestName } from './task-definition';

/**
 * Runs a task on Amazon ECS: on Fargate, or on the instances of the cluster.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-ecs.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { EcsFargateLaunchTarget, EcsRunTask } from '@sfn-tasks/ecs';
 * import { Stack } from 'aws-cdk-lib';
 * import { Vpc } from 'aws-cdk-lib/aws-ec2';
 * import { Cluster, ContainerImage, FargateTaskDefinition } from 'aws-cdk-lib/aws-ecs';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const taskDefinition = new FargateTaskDefinition(stack, 'Report');
 * const container = taskDefinition.addContainer('report', { image: ContainerImage.fromRegistry('example/report') });
 *
 * new EcsRunTask(stack, 'Write the report', {
 *   cluster: new Cluster(stack, 'Cluster', { vpc: new Vpc(stack, 'Network') }),
 *   taskDefinition,
 *   launchTarget: new EcsFargateLaunchTarget(),
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   containerOverrides: [
 *     { containerDefinition: container, command: ['report', '--month', JsonPath.stringAt('$.month')] },
 *   ],
 * });
 */
export class EcsRunTask extends TaskStateBase<EcsRunTaskProps, RunTaskRequest> implements IConnectable {
  /** Which network traffic the task may have: that of its security groups, or of the cluster's instances. */
  public readonly connections = new Connections();

  private readonly launch: EcsLaunchTargetConfig;
  /** Whether the task has a network interface of its own; a task definition that does not say so shows it by what is asked for. */
  private readonly ownNetwork: boolean;

  constructor(scope: Construct, id: string, props: EcsRunTaskProps) {
    super(scope, id, props, {
      api: runTask,
      decidedProps: ['assignPublicIp', 'taskDefinitionScope'],
      convertedProps: ['containerOverrides?[]{}', 'rolesToPass[]', 'securityGroups[]'],
      patterns: [
        IntegrationPattern.REQUEST_RESPONSE,
        IntegrationPattern.RUN_JOB,
        IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      ],
      tokenProp: 'containerOverrides',
      runJobRule: 'StepFunctionsGetEventsForECSTaskRule',
    });
    const { cluster, taskDefinition } = props;
    this.launch = props.launchTarget.bind(this, {
      cluster,
      ...(typeof taskDefinition !== 'string' && { taskDefinition }),
    });
    const networkMode = networkModeOf(taskDefinition) ?? this.launch.networkMode;
    this.ownNetwork = networkMode === undefined ? this.networkProps.length > 0 : networkMode === NetworkMode.AWS_VPC;
    this.connections.addSecurityGroup(...this.initialSecurityGroups());
  }

  protected override requestParameters(): RunTaskRequest {
    const { cluster, taskDefinition, revisionNumber, propagatedTagSource, enableExecuteCommand } = this.props;
    return {
      Cluster: cluster.clusterArn,
      TaskDefinition: requestName(taskDefinition, revisionNumber),
      NetworkConfiguration: this.networkConfiguration(),
      Overrides: this.overrides(),
      PropagateTags: propagatedTagSource,
      EnableExecuteCommand: enableExecuteCommand,
      ...this.launch.parameters,
    };
  }

  protected override requestPolicies(): PolicyStatement[] {
    return runTaskPolicies(this, this.props, this.request, this.runsJob);
  }

  protected override validateProps(): void {
    const { taskDefinition, taskDefinitionScope, revisionNumber, propagatedTagSource } = this.props;
    for (const problem of this.launch.validate?.() ?? []) this.reject('launchTarget', problem);
    for (const prop of this.ownNetwork ? [] : this.networkProps) {
      this.reject(
        prop,
        'only a task with network mode awsvpc has a network interface of its own. Leave it away, or give the task definition NetworkMode.AWS_VPC.',
      );
    }
    if (propagatedTagSource === PropagatedTagSource.SERVICE) {
      this.reject(
        'propagatedTagSource',
        'found SERVICE, but the task belongs to no service. Use PropagatedTagSource.TASK_DEFINITION.',
      );
    }
    if (taskDefinitionScope !== undefined && !isChosenAtRunTime(taskDefinition)) {
      this.reject(
        'taskDefinitionScope',
        'the task definition is known, so the permissions name it alone. Leave taskDefinitionScope away.',
      );
    }
    if (!isOwn(taskDefinition)) {
      if (revisionNumber !== undefined) {
        this.reject(
          'revisionNumber',
          'it fits a task definition of the app only. Put the revision into the ARN of the task definition.',
        );
      }
      return;
    }
    if (taskDefinition.defaultContainer === undefined) {
      this.reject(
        'taskDefinition',
        'it has no essential container, so that it could never run. Add one with taskDefinition.addContainer().',
      );
    }
    for (const name of this.overriddenContainers) {
      if (Token.isUnresolved(name) || taskDefinition.findContainer(name) !== undefined) continue;
      this.reject(
        'containerOverrides',
        `the task definition has no container ${JSON.stringify(name)}. Override one that taskDefinition.addContainer() made.`,
      );
    }
  }

  /** The props that are given and need a network interface of the task's own. */
  private get networkProps(): string[] {
    const { subnets, securityGroups, assignPublicIp } = this.props;
    return Object.entries({ subnets, securityGroups, assignPublicIp })
      .filter(([, value]) => value !== undefined && value !== false)
      .map(([prop]) => prop);
  }

  private initialSecurityGroups(): ISecurityGroup[] {
    const { cluster, securityGroups = [] } = this.props;
    if (!this.ownNetwork) return cluster.connections.securityGroups;
    return securityGroups.length > 0
      ? securityGroups
      : [new SecurityGroup(this, 'SecurityGroup', { vpc: cluster.vpc })];
  }

  private get overriddenContainers(): string[] {
    const { containerOverrides } = this.props;
    return isList(containerOverrides)
      ? containerOverrides.map(({ containerDefinition }) => nameOf(containerDefinition))
      : [];
  }

  private networkConfiguration(): NetworkConfiguration | undefined {
    if (!this.ownNetwork) return undefined;
    const { cluster, assignPublicIp, subnets } = this.props;
    const subnetType = assignPublicIp === true ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS;
    return {
      AwsvpcConfiguration: {
        AssignPublicIp: assignPublicIp === true ? 'ENABLED' : undefined,
        Subnets: cluster.vpc.selectSubnets(subnets ?? { subnetType }).subnetIds,
        // Groups may still be added to the connections.
        SecurityGroups: Lazy.list({
          produce: () => this.connections.securityGroups.map(({ securityGroupId }) => securityGroupId),
        }),
      },
    };
  }

  private overrides(): TaskOverride | undefined {
    const { cpu, memoryMiB, containerOverrides: containers } = this.props;
    const given = isList(containers)
      ? containers.map(({ containerDefinition, memoryLimit, ...rest }) => ({
          name: nameOf(containerDefinition),
          memory: memoryLimit,
          ...rest,
        }))
      : containers;
    const overrides: TaskOverride = {
      Cpu: cpu,
      Memory: memoryMiB,
      ContainerOverrides: typeof given === 'object' ? memberFrom(runTask, 'ContainerOverrides', given) : given,
    };
    return Object.values(overrides).some((value) => value !== undefined) ? overrides : undefined;
  }
}

function nameOf(container: ContainerOverride['containerDefinition']): string {
  return typeof container === 'string' ? container : container.containerName;
}

function isList<T>(value: Value<readonly T[]> | undefined): value is readonly T[] {
  return Array.isArray(value) && isKnown(value);
}
