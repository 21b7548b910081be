import { Jsonata, JsonPath } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import { Duration, Size, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { ENABLE_EMR_SERVICE_POLICY_V2 } from 'aws-cdk-lib/cx-api';
import * as ours from '../src';

const { EmrCreateCluster } = ours;
const { InstanceRoleType, SpotTimeoutAction } = EmrCreateCluster;
const STARTS = ['elasticmapreduce:RunJobFlow', 'iam:CreateServiceLinkedRole', 'iam:PassRole'];

describeTask({
  task: EmrCreateCluster,
  resource: 'elasticmapreduce:createCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: STARTS,
    [IntegrationPattern.RUN_JOB]: [
      ...STARTS,
      'elasticmapreduce:DescribeCluster',
      'elasticmapreduce:TerminateJobFlows',
      'events:DescribeRule',
      'events:PutRule',
      'events:PutTargets',
    ],
  },
  props: () => ({ name: 'nightly', instances: {} }),
});

const given = (stack: Stack) => ({
  serviceRole: Role.fromRoleName(stack, 'Service', 'service'),
  clusterRole: Role.fromRoleName(stack, 'Instances', 'instances'),
  autoScalingRole: Role.fromRoleName(stack, 'Scaling', 'scaling'),
});

describe('EmrCreateCluster', () => {
  test('takes the instance types of a fleet in an order of preference, which the least aws-cdk-lib drops', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EmrCreateCluster(stack, 'Cluster', {
      ...given(stack),
      name: 'nightly',
      instances: {
        instanceFleets: [
          {
            instanceFleetType: InstanceRoleType.MASTER,
            targetOnDemandCapacity: 1,
            instanceTypeConfigs: [
              { instanceType: 'm5.xlarge', priority: 0 },
              { instanceType: 'm5.2xlarge', priority: 1.5 },
            ],
            launchSpecifications: {
              onDemandSpecification: { allocationStrategy: EmrCreateCluster.OnDemandAllocationStrategy.PRIORITIZED },
            },
          },
        ],
      },
    });
    // THEN
    expect(synthesiseState(stack, task)['Parameters'].Instances.InstanceFleets).toEqual([
      {
        InstanceFleetType: 'MASTER',
        TargetOnDemandCapacity: 1,
        InstanceTypeConfigs: [
          { InstanceType: 'm5.xlarge', Priority: 0 },
          { InstanceType: 'm5.2xlarge', Priority: 1.5 },
        ],
        LaunchSpecifications: { OnDemandSpecification: { AllocationStrategy: 'prioritized' } },
      },
    ]);
  });

  test('makes its roles, and an instance profile of the same name as the role of the instances', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EmrCreateCluster(stack, 'Cluster', { name: 'nightly', instances: {} });
    const { statements } = synthesise(stack, task);
    // THEN
    const template = Template.fromStack(stack);
    const profile = Object.values(template.findResources('AWS::IAM::InstanceProfile'))[0]!['Properties'];
    expect(stack.resolve(task.clusterRole.roleName)).toEqual(profile.InstanceProfileName);
    expect(profile.Roles).toEqual([profile.InstanceProfileName]);
    const passed = statements.filter(({ Action }) => Action === 'iam:PassRole');
    expect(passed.map(({ Resource, Condition }) => [Resource, Condition])).toEqual([
      [stack.resolve(task.serviceRole.roleArn), passedTo('elasticmapreduce')],
      [stack.resolve(task.clusterRole.roleArn), passedTo('ec2')],
      [stack.resolve(task.autoScalingRole!.roleArn), passedTo('application-autoscaling')],
    ]);
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: 'iam:PassRole',
            Condition: passedTo('ec2'),
            Effect: 'Allow',
            Resource: stack.resolve(task.clusterRole.roleArn),
          },
        ],
      },
    });
  });

  test('a cluster of fleets has no scaling role', () => {
    const stack = stackIn();
    const task = new EmrCreateCluster(stack, 'Cluster', {
      name: 'nightly',
      instances: { instanceFleets: [{ instanceFleetType: InstanceRoleType.MASTER, targetOnDemandCapacity: 1 }] },
    });
    expect(task.autoScalingRole).toBeUndefined();
    expect(synthesiseState(stack, task)['Parameters']).not.toHaveProperty('AutoScalingRole');
  });

  test('asks for the second version of the managed policy where the app does, and sets the tag that it requires', () => {
    const stack = stackIn();
    stack.node.setContext(ENABLE_EMR_SERVICE_POLICY_V2, true);
    const task = new EmrCreateCluster(stack, 'Cluster', { name: 'nightly', instances: {}, tags: { team: 'data' } });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Cluster']!['Parameters'].Tags).toEqual([
      { Key: 'team', Value: 'data' },
      { Key: 'for-use-with-amazon-emr-managed-policies', Value: 'true' },
    ]);
    expect(JSON.stringify(Template.fromStack(stack).toJSON())).toContain('service-role/AmazonEMRServicePolicy_v2');
    expect(statements).toContainEqual(
      expect.objectContaining({ Action: expect.arrayContaining(['elasticmapreduce:AddTags']) }),
    );
  });

  test('a service role of one’s own brings no tag', () => {
    const stack = stackIn();
    stack.node.setContext(ENABLE_EMR_SERVICE_POLICY_V2, true);
    const task = new EmrCreateCluster(stack, 'Cluster', { name: 'nightly', instances: {}, ...given(stack) });
    expect(synthesiseState(stack, task)['Parameters']).not.toHaveProperty('Tags');
  });

  test('may describe and end clusters only where it waits for one, and tag them only where there are tags', () => {
    const stack = stackIn();
    const task = new EmrCreateCluster(stack, 'Cluster', {
      name: 'nightly',
      instances: {},
      additionalParameters: { Tags: [{ Key: 'team', Value: 'data' }] },
    });
    const scoped = synthesise(stack, task).statements.filter(({ Resource }) =>
      flatten(Resource).endsWith(':cluster/*'),
    );
    expect(scoped.flatMap(({ Action }) => Action)).toEqual([
      'elasticmapreduce:AddTags',
      'elasticmapreduce:DescribeCluster',
      'elasticmapreduce:TerminateJobFlows',
    ]);
  });

  test('takes expressions for numbers, lists and booleans', () => {
    const props = (paths: typeof JsonPath | typeof Jsonata, root: string) => ({
      name: paths.stringAt(`${root}.name`),
      visibleToAllUsers: paths.booleanAt(`${root}.visible`),
      stepConcurrencyLevel: paths.numberAt(`${root}.steps`),
      instances: {
        ec2SubnetIds: paths.listAt(`${root}.subnets`),
        instanceGroups: [
          {
            instanceRole: InstanceRoleType.MASTER,
            instanceType: 'm5.xlarge',
            instanceCount: paths.numberAt(`${root}.count`),
          },
        ],
      },
    });
    const stack = stackIn();
    const path = new EmrCreateCluster(stack, 'Path', props(JsonPath, '$'));
    expect(synthesiseState(stack, path)['Parameters']).toMatchObject({
      'Name.$': '$.name',
      'VisibleToAllUsers.$': '$.visible',
      'StepConcurrencyLevel.$': '$.steps',
      Instances: {
        'Ec2SubnetIds.$': '$.subnets',
        InstanceGroups: [{ InstanceRole: 'MASTER', InstanceType: 'm5.xlarge', 'InstanceCount.$': '$.count' }],
      },
    });
    const other = stackIn();
    const jsonata = EmrCreateCluster.jsonata(other, 'Jsonata', props(Jsonata, '$states.input'));
    expect(synthesiseState(other, jsonata)['Arguments']).toMatchObject({
      Name: '{% $states.input.name %}',
      VisibleToAllUsers: '{% $states.input.visible %}',
      Instances: {
        Ec2SubnetIds: '{% $states.input.subnets %}',
        InstanceGroups: [{ InstanceCount: '{% $states.input.count %}' }],
      },
    });
  });

  test('reports everything that EMR would refuse, each with its place', () => {
    const stack = stackIn();
    const task = new EmrCreateCluster(stack, 'Cluster', {
      name: 'nightly',
      releaseLabel: 'emr-5.14.0',
      ebsRootVolumeSize: Size.gibibytes(2),
      ebsRootVolumeIops: 3000,
      stepConcurrencyLevel: 300,
      autoTerminationPolicyIdleTimeout: Duration.seconds(3),
      instances: {
        instanceGroups: [],
        instanceFleets: [
          { instanceFleetType: InstanceRoleType.MASTER, targetOnDemandCapacity: 1, targetSpotCapacity: 1 },
          {
            instanceFleetType: InstanceRoleType.CORE,
            instanceTypeConfigs: [
              { instanceType: 'm5.xlarge', bidPrice: '1', bidPriceAsPercentageOfOnDemandPrice: 80, priority: 1 },
            ],
            launchSpecifications: {
              onDemandSpecification: { allocationStrategy: EmrCreateCluster.OnDemandAllocationStrategy.LOWEST_PRICE },
              spotSpecification: {
                timeoutAction: SpotTimeoutAction.TERMINATE_CLUSTER,
                timeout: Duration.minutes(1),
              },
            },
          },
        ],
      },
    });
    const report = errorOf(() => synthesise(stack, task));
    for (const line of [
      'ebsRootVolumeSize: found 2 GiB. Give a value from 15 to 100 GiB.',
      'stepConcurrencyLevel: found 300. Give a value from 1 to 256.',
      'autoTerminationPolicyIdleTimeout: found 3 seconds. Give a value from 60 to 604800 seconds.',
      'ebsRootVolumeIops: emr-5.14.0 does not have it. Use emr-6.15.0 or above, or leave it away.',
      'stepConcurrencyLevel: emr-5.14.0 runs one step at a time.',
      'instances: a cluster consists of fleets or of groups, found both.',
      'instances.instanceFleets[0].targetOnDemandCapacity: the master fleet has one instance.',
      'instances.instanceFleets[1].targetOnDemandCapacity: the fleet would have no instances.',
      'instances.instanceFleets[1].instanceTypeConfigs[0].bidPrice: there is a bidPriceAsPercentageOfOnDemandPrice too.',
      'instances.instanceFleets[1].launchSpecifications.onDemandSpecification.allocationStrategy: lowest-price ignores',
      'instances.instanceFleets[1].launchSpecifications.spotSpecification.timeout: found 1 minutes.',
    ]) {
      expect(report).toContain(`[Stack/Cluster] INVALID_PROP at ${line}`);
    }
  });

  test.each([
    [{ releaseLabel: '6.15' }, /at releaseLabel: found "6.15". Write it as emr- and three numbers/],
    [{ ebsRootVolumeSize: Size.mebibytes(20_000) }, /API_WRONG_TYPE at EbsRootVolumeSize: expected a whole number/],
    [
      spot({ timeoutAction: SpotTimeoutAction.TERMINATE_CLUSTER }),
      /spotSpecification.timeout: found neither it nor timeoutDurationMinutes/,
    ],
    [
      spot({
        timeoutAction: SpotTimeoutAction.TERMINATE_CLUSTER,
        timeout: Duration.minutes(9),
        timeoutDurationMinutes: 9,
      }),
      /spotSpecification.timeout: found both it and timeoutDurationMinutes/,
    ],
  ])('rejects %j', (props, message) => {
    const stack = stackIn();
    const task = new EmrCreateCluster(stack, 'Cluster', { name: 'nightly', instances: {}, ...props });
    expect(() => synthesise(stack, task)).toThrow(message);
  });

  test.each(['emr-6.15.0', 'emr-7.0.0'])('takes what %s has', (releaseLabel) => {
    const stack = stackIn();
    const task = new EmrCreateCluster(stack, 'Cluster', {
      name: 'nightly',
      instances: {},
      releaseLabel,
      ebsRootVolumeIops: 3000,
      stepConcurrencyLevel: 2,
    });
    expect(synthesiseState(stack, task)['Parameters']).toMatchObject({ EbsRootVolumeIops: 3000 });
  });
});

describeParity('EmrCreateCluster', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: () => ({ name: 'nightly', instances: {} }),
  },
  {
    name: 'groups, and all props besides',
    props: ({ stack, library, at }) => ({
      ...given(stack),
      name: at('name'),
      additionalInfo: '{}',
      applications: [{ name: 'Spark', version: '3', args: ['a'], additionalInfo: { camelCase: 'kept' } }],
      bootstrapActions: [{ name: 'prepare', scriptBootstrapAction: { path: 's3://scripts/a.sh', args: ['b'] } }],
      configurations: [
        {
          classification: 'spark-env',
          properties: { 'spark.executor.cores': '2' },
          configurations: [{ classification: 'export', properties: { name: 'value' } }],
        },
      ],
      customAmiId: 'ami-1',
      ebsRootVolumeSize: Size.gibibytes(20),
      ebsRootVolumeIops: 4000,
      ebsRootVolumeThroughput: 200,
      kerberosAttributes: {
        realm: 'EC2.INTERNAL',
        kdcAdminPassword: 'a',
        crossRealmTrustPrincipalPassword: 'b',
        adDomainJoinUser: 'c',
        adDomainJoinPassword: 'd',
      },
      logUri: at('logs'),
      managedScalingPolicy: {
        computeLimits: {
          unitType: library.EmrCreateCluster.ComputeLimitsUnitType.VCPU,
          minimumCapacityUnits: 1,
          maximumCapacityUnits: 4,
          maximumOnDemandCapacityUnits: 2,
          maximumCoreCapacityUnits: 3,
        },
      },
      releaseLabel: 'emr-6.15.0',
      scaleDownBehavior: library.EmrCreateCluster.EmrClusterScaleDownBehavior.TERMINATE_AT_TASK_COMPLETION,
      securityConfiguration: at('security'),
      stepConcurrencyLevel: 2,
      tags: { team: 'data' },
      visibleToAllUsers: false,
      autoTerminationPolicyIdleTimeout: Duration.hours(1),
      instances: {
        additionalMasterSecurityGroups: ['sg-1'],
        additionalSlaveSecurityGroups: ['sg-2'],
        ec2KeyName: 'key',
        ec2SubnetId: at('subnet'),
        emrManagedMasterSecurityGroup: 'sg-3',
        emrManagedSlaveSecurityGroup: 'sg-4',
        serviceAccessSecurityGroup: 'sg-5',
        hadoopVersion: '2.4.0',
        placement: { availabilityZone: 'eu-west-1a' },
        terminationProtected: true,
        instanceGroups: [groupOf(library)],
      },
    }),
  },
  {
    name: 'fleets',
    props: ({ library }) => ({
      name: 'nightly',
      instances: {
        ec2SubnetIds: ['subnet-1', 'subnet-2'],
        placement: { availabilityZones: ['eu-west-1a'] },
        instanceFleets: [fleetOf(library)],
      },
    }),
  },
  {
    name: 'instance types and a number',
    props: () => ({
      name: 'nightly',
      instances: { masterInstanceType: 'm5.xlarge', slaveInstanceType: 'm5.xlarge', instanceCount: 3 },
    }),
  },
]);

function groupOf({ EmrCreateCluster: types }: typeof ours) {
  return {
    name: 'core',
    instanceRole: types.InstanceRoleType.CORE,
    instanceType: 'm5.xlarge',
    instanceCount: 2,
    market: types.InstanceMarket.SPOT,
    bidPrice: '0.1',
    configurations: [{ classification: 'yarn-site', properties: { camelCase: 'kept' } }],
    ebsConfiguration: {
      ebsOptimized: true,
      ebsBlockDeviceConfigs: [
        {
          volumesPerInstance: 2,
          volumeSpecification: {
            volumeSize: Size.gibibytes(50),
            volumeType: types.EbsBlockDeviceVolumeType.GP3,
            iops: 3000,
          },
        },
      ],
    },
    autoScalingPolicy: {
      constraints: { minCapacity: 1, maxCapacity: 4 },
      rules: [
        {
          name: 'grow',
          description: 'when memory is short',
          action: {
            market: types.InstanceMarket.ON_DEMAND,
            simpleScalingPolicyConfiguration: {
              adjustmentType: types.ScalingAdjustmentType.CHANGE_IN_CAPACITY,
              scalingAdjustment: 1,
              coolDown: 300,
            },
          },
          trigger: {
            cloudWatchAlarmDefinition: {
              comparisonOperator: types.CloudWatchAlarmComparisonOperator.LESS_THAN,
              dimensions: [{ key: 'JobFlowId', value: 'j-1' }],
              evaluationPeriods: 1,
              metricName: 'YARNMemoryAvailablePercentage',
              namespace: 'AWS/ElasticMapReduce',
              period: Duration.minutes(5),
              statistic: types.CloudWatchAlarmStatistic.AVERAGE,
              threshold: 15,
              unit: types.CloudWatchAlarmUnit.PERCENT,
            },
          },
        },
      ],
    },
  };
}

function fleetOf({ EmrCreateCluster: types }: typeof ours) {
  return {
    name: 'master',
    instanceFleetType: types.InstanceRoleType.MASTER,
    targetSpotCapacity: 1,
    instanceTypeConfigs: [
      { instanceType: 'm5.xlarge', bidPriceAsPercentageOfOnDemandPrice: 80, weightedCapacity: 1 },
      { instanceType: 'm5.2xlarge', bidPrice: '0.2', ebsConfiguration: { ebsOptimized: true } },
    ],
    launchSpecifications: {
      spotSpecification: {
        allocationStrategy: types.SpotAllocationStrategy.CAPACITY_OPTIMIZED,
        timeoutAction: types.SpotTimeoutAction.SWITCH_TO_ON_DEMAND,
        timeout: Duration.minutes(10),
      },
    },
  };
}

function spot(spotSpecification: ours.EmrCreateCluster.SpotProvisioningSpecificationProperty) {
  const fleet = {
    instanceFleetType: InstanceRoleType.MASTER,
    targetSpotCapacity: 1,
    launchSpecifications: { spotSpecification },
  };
  return { instances: { instanceFleets: [fleet] } };
}

function passedTo(service: string) {
  return {
    StringEquals: { 'iam:PassedToService': [`${service}.amazonaws.com`, `${service}.amazonaws.com.cn`] },
  };
}

function errorOf(synthesis: () => unknown): string {
  try {
    synthesis();
  } catch (error) {
    return String(error);
  }
  return 'no error';
}
