import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Fn } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Port, SecurityGroup, SubnetType } from 'aws-cdk-lib/aws-ec2';
import {
  ContainerImage,
  FargateTaskDefinition,
  NetworkMode,
  PropagatedTagSource,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { DefinitionBody, IntegrationPattern, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { EcsEc2LaunchTarget, EcsFargateLaunchTarget, EcsRunTask } from '../src';
import { onFargate, onInstances } from './fixture';

const launchTarget = new EcsFargateLaunchTarget();
const RULE_ACTIONS = ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'];

describeTask({
  task: EcsRunTask,
  resource: 'ecs:runTask',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['ecs:RunTask', 'iam:PassRole'],
    [IntegrationPattern.RUN_JOB]: ['ecs:RunTask', 'ecs:StopTask', 'ecs:DescribeTasks', 'iam:PassRole', ...RULE_ACTIONS],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['ecs:RunTask', 'iam:PassRole'],
  },
  props: (stack) => {
    const { cluster, taskDefinition } = onFargate(stack);
    return { cluster, taskDefinition, launchTarget };
  },
  tokenProps: (stack, token) => {
    const { cluster, taskDefinition, container } = onFargate(stack);
    const environment = [{ name: 'TOKEN', value: token }];
    return {
      cluster,
      taskDefinition,
      launchTarget,
      containerOverrides: [{ containerDefinition: container, environment }],
    };
  },
});

describe('EcsRunTask', () => {
  test('puts run-time values into a command and an environment', () => {
    // GIVEN
    const stack = stackIn();
    const { cluster, taskDefinition, container } = onFargate(stack);
    // WHEN
    const state = synthesiseState(
      stack,
      new EcsRunTask(stack, 'Run', {
        cluster,
        taskDefinition,
        launchTarget,
        containerOverrides: [
          {
            containerDefinition: container,
            command: ['report', '--month', JsonPath.stringAt('$.month')],
            environment: [{ name: JsonPath.stringAt('$.name'), value: JsonPath.stringAt('$.value') }],
            cpu: JsonPath.numberAt('$.cpu'),
            memoryLimit: JsonPath.numberAt('$.limit'),
            memoryReservation: 256,
          },
        ],
        cpu: JsonPath.stringAt('$.size'),
      }),
    );
    // THEN
    expect(state['Parameters'].Overrides).toEqual({
      'Cpu.$': '$.size',
      ContainerOverrides: [
        {
          Name: 'main',
          'Command.$': "States.Array('report', '--month', $.month)",
          Environment: [{ 'Name.$': '$.name', 'Value.$': '$.value' }],
          'Cpu.$': '$.cpu',
          'Memory.$': '$.limit',
          MemoryReservation: 256,
        },
      ],
    });
  });

  test.each([
    [
      QueryLanguage.JSON_PATH,
      JsonPath,
      '$.',
      { 'Command.$': '$.a', 'Environment.$': '$.b' },
      { 'ContainerOverrides.$': '$.c' },
    ],
    [
      QueryLanguage.JSONATA,
      Jsonata,
      '$states.input.',
      { Command: '{% $states.input.a %}', Environment: '{% $states.input.b %}' },
      { ContainerOverrides: '{% $states.input.c %}' },
    ],
  ] as const)('takes whole lists from the state in %s', (queryLanguage, Path, root, inContainer, whole) => {
    const stack = stackIn();
    const { cluster, taskDefinition, container } = onFargate(stack);
    const common = { cluster, taskDefinition, launchTarget, queryLanguage };
    const first = new EcsRunTask(stack, 'First', {
      ...common,
      containerOverrides: [
        {
          containerDefinition: container,
          command: Path.listAt(`${root}a`),
          environment: Path.objectAt(`${root}b`),
        },
      ],
    });
    const second = new EcsRunTask(stack, 'Second', { ...common, containerOverrides: Path.objectAt(`${root}c`) });
    const { definition } = synthesise(stack, first.next(second));
    const [left, right] = ['First', 'Second'].map((name) => definition.States[name]!);
    const field = queryLanguage === QueryLanguage.JSONATA ? 'Arguments' : 'Parameters';
    expect(left![field].Overrides.ContainerOverrides).toEqual([{ Name: 'main', ...inContainer }]);
    expect(right![field].Overrides).toEqual(whole);
  });

  test('names the revision that is asked for', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const common = { cluster, taskDefinition, launchTarget };
    const known = new EcsRunTask(stack, 'Known', { ...common, revisionNumber: 7 });
    const path = new EcsRunTask(stack, 'Path', { ...common, revisionNumber: JsonPath.numberAt('$.revision') });
    const jsonata = EcsRunTask.jsonata(stack, 'Jsonata', { ...common, revisionNumber: '{% $states.input.revision %}' });
    const { definition } = synthesise(stack, known.next(path).next(jsonata));
    expect(definition.States['Known']!['Parameters'].TaskDefinition).toBe('report:7');
    expect(definition.States['Path']!['Parameters']['TaskDefinition.$']).toBe("States.Format('report:{}', $.revision)");
    expect(definition.States['Jsonata']!['Arguments'].TaskDefinition).toBe('{% "report:" & $states.input.revision %}');
  });

  test('runs a task definition that is imported by its ARN alone', () => {
    const stack = stackIn();
    const { cluster } = onFargate(stack);
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/audit:3';
    const state = synthesiseState(
      stack,
      new EcsRunTask(stack, 'Run', {
        cluster,
        taskDefinition: TaskDefinition.fromTaskDefinitionArn(stack, 'Imported', arn),
        launchTarget,
        containerOverrides: [{ containerDefinition: 'main', command: ['audit'] }],
      }),
    );
    expect(state['Parameters']).toMatchObject({
      TaskDefinition: arn,
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { SecurityGroups: [expect.stringContaining('RunSecurityGroup')] } },
      Overrides: { ContainerOverrides: [{ Name: 'main', Command: ['audit'] }] },
    });
  });

  test('runs a task definition that is chosen at run time', () => {
    const stack = stackIn();
    const { cluster } = onInstances(stack);
    const state = synthesiseState(
      stack,
      new EcsRunTask(stack, 'Run', {
        cluster,
        taskDefinition: JsonPath.stringAt('$.definition'),
        launchTarget: new EcsEc2LaunchTarget(),
      }),
    );
    expect(state['Parameters']).toEqual({
      Cluster: 'arn:<AWS::Partition>:ecs:eu-west-1:123456789012:cluster/reports',
      'TaskDefinition.$': '$.definition',
      LaunchType: 'EC2',
    });
  });

  test('on instances, a network interface of its own is asked for by its props', () => {
    const stack = stackIn();
    const { cluster } = onInstances(stack);
    const securityGroup = SecurityGroup.fromSecurityGroupId(stack, 'Group', 'sg-12345678');
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition: 'audit',
      launchTarget: new EcsEc2LaunchTarget(),
      securityGroups: [securityGroup],
      assignPublicIp: true,
      subnets: { subnetType: SubnetType.PUBLIC, availabilityZones: [stack.availabilityZones[0]!] },
    });
    expect(synthesiseState(stack, task)['Parameters'].NetworkConfiguration).toEqual({
      AwsvpcConfiguration: {
        AssignPublicIp: 'ENABLED',
        Subnets: ['<VpcPublicSubnet1Subnet5C2D37C4>'],
        SecurityGroups: ['sg-12345678'],
      },
    });
  });

  test('makes a security group that its connections open', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const database = new SecurityGroup(stack, 'Database', { vpc: cluster.vpc });
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    task.connections.allowTo(database, Port.tcp(5432));
    synthesise(stack, task);
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroupIngress', {
      FromPort: 5432,
      SourceSecurityGroupId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^RunSecurityGroup'), 'GroupId'] },
    });
  });

  test('a security group that is added after the state machine goes into the request', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
    task.connections.addSecurityGroup(SecurityGroup.fromSecurityGroupId(stack, 'Late', 'sg-12345678'));
    const [machine] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
    expect(JSON.stringify(machine)).toContain('sg-12345678');
  });

  test('without an interface of its own, its connections are those of the instances', () => {
    const stack = stackIn();
    const { taskDefinition, cluster } = onInstances(stack);
    const group = SecurityGroup.fromSecurityGroupId(stack, 'Instances', 'sg-12345678');
    cluster.connections.addSecurityGroup(group);
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget: new EcsEc2LaunchTarget() });
    expect(task.connections.securityGroups).toEqual([group]);
    expect(task.node.tryFindChild('SecurityGroup')).toBeUndefined();
  });

  test('takes the rest of the API, roles included', () => {
    const stack = stackIn();
    const { cluster, taskDefinition, container } = onFargate(stack);
    const state = synthesiseState(
      stack,
      new EcsRunTask(stack, 'Run', {
        cluster,
        taskDefinition,
        launchTarget,
        containerOverrides: [{ containerDefinition: container, cpu: 256 }],
        additionalParameters: {
          Group: JsonPath.stringAt('$.group'),
          Overrides: { EphemeralStorage: { SizeInGiB: 50 } },
        },
      }),
    );
    expect(state['Parameters']).toMatchObject({
      'Group.$': '$.group',
      Overrides: { ContainerOverrides: [{ Name: 'main', Cpu: 256 }], EphemeralStorage: { SizeInGiB: 50 } },
    });
  });

  test('containers may be added after the task', () => {
    const stack = stackIn();
    const { cluster } = onFargate(stack);
    const taskDefinition = new FargateTaskDefinition(stack, 'Late');
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    taskDefinition.addContainer('main', { image: ContainerImage.fromRegistry('example/late') });
    expect(() => synthesise(stack, task)).not.toThrow();
  });

  test('reports all that does not go together at once', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onInstances(stack, NetworkMode.BRIDGE);
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition,
      launchTarget,
      assignPublicIp: true,
      propagatedTagSource: PropagatedTagSource.SERVICE,
      containerOverrides: [{ containerDefinition: 'mian', cpu: 1 }],
    });
    expect(() => synthesise(stack, task)).toThrow(
      new RegExp(
        [
          '\\[Stack/Run\\] INVALID_PROP at launchTarget: the task definition is not compatible with Fargate.*',
          '.*INVALID_PROP at assignPublicIp: only a task with network mode awsvpc .*',
          '.*INVALID_PROP at propagatedTagSource: found SERVICE, but the task belongs to no service.*',
          '.*INVALID_PROP at containerOverrides: the task definition has no container "mian".*',
        ].join('\n'),
      ),
    );
  });

  test('a task definition needs an essential container', () => {
    const stack = stackIn();
    const { cluster } = onFargate(stack);
    const taskDefinition = new FargateTaskDefinition(stack, 'Empty');
    taskDefinition.addContainer('aside', { image: ContainerImage.fromRegistry('example/aside'), essential: false });
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at taskDefinition: it has no essential container/);
  });

  test('an imported task definition takes no revision besides its ARN', () => {
    const stack = stackIn();
    const { cluster } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition: 'audit', launchTarget, revisionNumber: 2 });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at revisionNumber: it fits a task definition of the app/,
    );
  });

  test('a task definition that is known takes no scope', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition,
      taskDefinitionScope: ['audit'],
      launchTarget,
    });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at taskDefinitionScope: the task definition is known/);
  });

  test('a container whose name only the deployment knows is taken on trust', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const containerOverrides = [{ containerDefinition: Fn.importValue('container'), cpu: 1 }];
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget, containerOverrides });
    expect(() => synthesise(stack, task)).not.toThrow();
  });
});
