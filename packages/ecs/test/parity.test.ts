import { describeParity, type ParityRow, type ParityTools } from '@sfn-tasks-internal/conformance';
import { SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  FargatePlatformVersion,
  NetworkMode,
  PlacementConstraint,
  PlacementStrategy,
  PropagatedTagSource,
} from 'aws-cdk-lib/aws-ecs';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { onFargate, onInstances } from './fixture';

type Tools = ParityTools<typeof ours>;

// Our ARN of the task definition is spelled otherwise than aws-cdk-lib's, which the comparison cannot see through.
const scoped = { alsoGrants: ['ecs:RunTask'], differences: ['ecs-run-task-scope'] };
const tagged = {
  alsoGrants: ['ecs:RunTask', 'ecs:TagResource'],
  differences: ['ecs-run-task-scope', 'ecs-tag-resource'],
};
const ALL = Object.values(IntegrationPattern);

function fargate({ stack, library }: Tools, platformVersion = FargatePlatformVersion.LATEST) {
  return { ...onFargate(stack), launchTarget: new library.EcsFargateLaunchTarget({ platformVersion }) };
}

const rows: ParityRow<typeof ours>[] = [
  {
    name: 'minimal props on Fargate',
    ...scoped,
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ stack, library }) => {
      const { cluster, taskDefinition } = onFargate(stack);
      return { cluster, taskDefinition, launchTarget: new library.EcsFargateLaunchTarget() };
    },
  },
  {
    name: 'minimal props on instances',
    ...scoped,
    props: ({ stack, library }) => {
      const { cluster, taskDefinition } = onInstances(stack);
      return { cluster, taskDefinition, launchTarget: new library.EcsEc2LaunchTarget() };
    },
  },
  {
    name: 'all props on Fargate',
    ...tagged,
    patterns: ALL,
    props: (tools) => {
      const { cluster, taskDefinition, container, launchTarget } = fargate(tools, FargatePlatformVersion.VERSION1_4);
      return {
        cluster,
        taskDefinition,
        launchTarget,
        containerOverrides: [
          {
            containerDefinition: container,
            command: ['report', '--all'],
            environment: [
              { name: 'MONTH', value: tools.at('month') },
              { name: 'TOKEN', value: tools.token },
            ],
            cpu: 256,
            memoryLimit: 512,
            memoryReservation: 128,
          },
        ],
        revisionNumber: 3,
        assignPublicIp: true,
        securityGroups: [SecurityGroup.fromSecurityGroupId(tools.stack, 'Group', 'sg-12345678')],
        propagatedTagSource: PropagatedTagSource.TASK_DEFINITION,
        enableExecuteCommand: true,
        cpu: '1024',
        memoryMiB: tools.at('memory'),
      };
    },
  },
  {
    name: 'subnets, and no public address',
    ...scoped,
    props: (tools) => {
      const { cluster, taskDefinition, launchTarget } = fargate(tools);
      const subnets = { subnetType: SubnetType.PUBLIC };
      return { cluster, taskDefinition, launchTarget, subnets, assignPublicIp: false };
    },
  },
  {
    name: 'all props on instances',
    ...scoped,
    props: ({ stack, library, at }) => {
      const { cluster, taskDefinition, container } = onInstances(stack, NetworkMode.AWS_VPC);
      return {
        cluster,
        taskDefinition,
        launchTarget: new library.EcsEc2LaunchTarget({
          placementConstraints: [PlacementConstraint.distinctInstances(), PlacementConstraint.memberOf('a', 'b')],
          placementStrategies: [
            PlacementStrategy.spreadAcrossInstances(),
            PlacementStrategy.packedByCpu(),
            PlacementStrategy.randomly(),
          ],
        }),
        containerOverrides: [{ containerDefinition: container, environment: [{ name: at('name'), value: 'a' }] }],
        propagatedTagSource: PropagatedTagSource.NONE,
        enableExecuteCommand: false,
      };
    },
  },
  {
    name: 'a command from the state',
    ...scoped,
    languages: [QueryLanguage.JSONATA],
    props: (tools) => {
      const { cluster, taskDefinition, container, launchTarget } = fargate(tools);
      const containerOverrides = [{ containerDefinition: container, command: ['report', tools.at('month')] }];
      return { cluster, taskDefinition, launchTarget, containerOverrides };
    },
  },
  ...[false, true].map((custom) => ({
    name: `${custom ? 'a' : 'the default'} capacity provider strategy on Fargate`,
    ...scoped,
    props: ({ stack, library }: Tools) => {
      const { cluster, taskDefinition } = onFargate(stack);
      const capacityProviderOptions = custom
        ? library.CapacityProviderOptions.custom([{ capacityProvider: 'FARGATE_SPOT', weight: 2, base: 1 }])
        : library.CapacityProviderOptions.default();
      const platformVersion = FargatePlatformVersion.LATEST;
      const launchTarget = new library.EcsFargateLaunchTarget({ platformVersion, capacityProviderOptions });
      return { cluster, taskDefinition, launchTarget };
    },
  })),
  ...[false, true].map((custom) => ({
    name: `${custom ? 'a' : 'the default'} capacity provider strategy on instances`,
    ...scoped,
    props: ({ stack, library }: Tools) => {
      const { cluster, taskDefinition } = onInstances(stack);
      const capacityProviderOptions = custom
        ? library.CapacityProviderOptions.custom([{ capacityProvider: 'instances' }])
        : library.CapacityProviderOptions.default();
      return { cluster, taskDefinition, launchTarget: new library.EcsEc2LaunchTarget({ capacityProviderOptions }) };
    },
  })),
];

describeParity('EcsRunTask', ours, rows);
