import { JsonPath } from '@sfn-tasks/core';
import { findUnprovenPermissions, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Aws, Fn, type Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import {
  Cluster,
  ContainerImage,
  FargateTaskDefinition,
  PropagatedTagSource,
  Secret,
  TaskDefinition,
} from 'aws-cdk-lib/aws-ecs';
import { Role } from 'aws-cdk-lib/aws-iam';
import { Secret as StoredSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { EcsFargateLaunchTarget, EcsRunTask, type EcsRunTaskProps } from '../src';
import { onFargate } from './fixture';

const launchTarget = new EcsFargateLaunchTarget();
const ACCOUNT = 'arn:<AWS::Partition>:ecs:eu-west-1:123456789012';
const CLUSTER = { 'Fn::GetAtt': ['ClusterEB0386A7', 'Arn'] };

/** What the statements with an action allow. */
function grants(stack: Stack, action: string, props: Partial<EcsRunTaskProps>) {
  const { cluster, taskDefinition } = onFargate(stack);
  const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget, ...props });
  return synthesise(stack, task)
    .statements.filter(({ Action }) => [Action].flat().includes(action))
    .map(({ Resource, Condition }) => ({ resources: [Resource].flat().map(flatten), condition: Condition }));
}

const FAMILY_OF_REPORT = flatten({
  'Fn::Select': [0, { 'Fn::Split': [':', { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'ReportC847FC22' }] }] }] }],
});
const IMPORTED = flatten({ 'Fn::ImportValue': 'definition' });

describe('the permissions of EcsRunTask', () => {
  test.each<[string, Partial<EcsRunTaskProps>, string[]]>([
    ['any revision of the family', {}, [`${ACCOUNT}:task-definition/${FAMILY_OF_REPORT}:*`]],
    ['the revision that is asked for', { revisionNumber: 7 }, [`${ACCOUNT}:task-definition/${FAMILY_OF_REPORT}:7`]],
    [
      'any revision where it comes from the state',
      { revisionNumber: JsonPath.numberAt('$.r') },
      [`${ACCOUNT}:task-definition/${FAMILY_OF_REPORT}:*`],
    ],
    ['any revision of a family by name', { taskDefinition: 'audit' }, [`${ACCOUNT}:task-definition/audit:*`]],
    ['one revision of a family by name', { taskDefinition: 'audit:3' }, [`${ACCOUNT}:task-definition/audit:3`]],
    [
      'a family whose name only the deployment knows in part',
      { taskDefinition: `${Aws.STACK_NAME}-audit` },
      [`${ACCOUNT}:task-definition/<AWS::StackName>-audit:*`],
    ],
    [
      'any task definition where the state chooses it',
      { taskDefinition: JsonPath.stringAt('$.definition') },
      [`${ACCOUNT}:task-definition/*`],
    ],
    [
      'what an expression may name',
      {
        taskDefinition: JsonPath.stringAt('$.definition'),
        taskDefinitionScope: ['audit', 'arn:aws:ecs:eu-west-1:123456789012:task-definition/report-*:*'],
      },
      [`${ACCOUNT}:task-definition/audit:*`, 'arn:aws:ecs:eu-west-1:123456789012:task-definition/report-*:*'],
    ],
    [
      'the revision of an ARN',
      { taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/audit:3' },
      ['arn:aws:ecs:eu-west-1:123456789012:task-definition/audit:3'],
    ],
    [
      'any revision of an ARN without one',
      { taskDefinition: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/audit' },
      ['arn:aws:ecs:eu-west-1:123456789012:task-definition/audit:*'],
    ],
    [
      'an ARN that only the deployment knows, with or without a revision',
      { taskDefinition: Fn.importValue('definition') },
      [IMPORTED, `${IMPORTED}:*`],
    ],
  ])('ecs:RunTask on %s', (_, props, resources) => {
    expect(grants(stackIn(), 'ecs:RunTask', props)).toEqual([
      { resources, condition: { ArnEquals: { 'ecs:cluster': CLUSTER } } },
    ]);
  });

  test('an imported task definition is allowed by its ARN, and brings the roles it was imported with', () => {
    const stack = stackIn();
    const role = (name: string) => Role.fromRoleArn(stack, name, `arn:aws:iam::123456789012:role/${name}`);
    const taskDefinition = TaskDefinition.fromTaskDefinitionAttributes(stack, 'Imported', {
      taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/audit:3',
      taskRole: role('task'),
      executionRole: role('execution'),
    });
    expect(grants(stack, 'iam:PassRole', { taskDefinition })).toEqual([
      {
        resources: ['arn:aws:iam::123456789012:role/task', 'arn:aws:iam::123456789012:role/execution'],
        condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
      },
    ]);
  });

  test('a task definition without known roles passes those that are named, or none', () => {
    const stack = stackIn();
    const rolesToPass = [Role.fromRoleArn(stack, 'Task role', 'arn:aws:iam::123456789012:role/task')];
    const taskDefinition = JsonPath.stringAt('$.definition');
    expect(grants(stack, 'iam:PassRole', { taskDefinition, rolesToPass })[0]?.resources).toEqual([
      'arn:aws:iam::123456789012:role/task',
    ]);
    expect(grants(stackIn(), 'iam:PassRole', { taskDefinition })).toEqual([]);
  });

  test('an execution role that a later container brings is passed', () => {
    const stack = stackIn();
    const { cluster } = onFargate(stack);
    const taskDefinition = new FargateTaskDefinition(stack, 'Late');
    const task = new EcsRunTask(stack, 'Run', { cluster, taskDefinition, launchTarget });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
    taskDefinition.addContainer('main', {
      image: ContainerImage.fromRegistry('example/late'),
      secrets: { KEY: Secret.fromSecretsManager(new StoredSecret(stack, 'Secret')) },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^Machine'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'iam:PassRole',
            Resource: ['LateTaskRole', 'LateExecutionRole'].map((role) => ({
              'Fn::GetAtt': [Match.stringLikeRegexp(`^${role}`), 'Arn'],
            })),
          }),
        ]),
      },
    });
  });

  test('roles of the task definitions that an expression may name are passed', () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition: JsonPath.stringAt('$.definition'),
      taskDefinitionScope: [taskDefinition, 'audit'],
      launchTarget,
    });
    const { statements } = synthesise(stack, task);
    expect(statements.find(({ Action }) => Action === 'iam:PassRole')!.Resource).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching('^ReportTaskRole'), 'Arn'] },
    ]);
  });

  test('a job is watched and stopped in its cluster alone', () => {
    const expected = {
      resources: [`${ACCOUNT}:task/<ClusterEB0386A7>/*`],
      condition: { ArnEquals: { 'ecs:cluster': CLUSTER } },
    };
    const props = { integrationPattern: IntegrationPattern.RUN_JOB };
    expect(grants(stackIn(), 'ecs:StopTask', props)).toEqual([expected]);
    expect(grants(stackIn(), 'ecs:DescribeTasks', props)).toEqual([expected]);
  });

  test('a cluster that the state chooses widens to clusters and tasks', () => {
    const stack = stackIn();
    const { vpc } = onFargate(stack).cluster;
    const cluster = Cluster.fromClusterAttributes(stack, 'Chosen', {
      clusterName: JsonPath.stringAt('$.cluster'),
      vpc,
    });
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition: 'audit',
      launchTarget,
      integrationPattern: IntegrationPattern.RUN_JOB,
    });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Run']!['Parameters']['Cluster.$']).toContain('$.cluster');
    expect(JSON.stringify(statements)).not.toContain('$.cluster');
    expect(statements[1]).toMatchObject({
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ecs:eu-west-1:123456789012:task/*/*']] },
    });
  });

  test.each<[string, Partial<EcsRunTaskProps>]>([
    ['that are propagated', { propagatedTagSource: PropagatedTagSource.TASK_DEFINITION }],
    ['in the request', { additionalParameters: { Tags: [{ Key: 'team', Value: 'a' }] } }],
    ['of Amazon ECS', { additionalParameters: { EnableECSManagedTags: true } }],
  ])('tags %s may be put on new tasks', async (_, props) => {
    expect(grants(stackIn(), 'ecs:TagResource', props)).toEqual([
      {
        resources: [`${ACCOUNT}:task/<ClusterEB0386A7>/*`],
        condition: { StringEquals: { 'ecs:CreateAction': 'RunTask' } },
      },
    ]);
  });

  test.each<[string, Partial<EcsRunTaskProps>]>([
    ['without tags', {}],
    ['where none are propagated', { propagatedTagSource: PropagatedTagSource.NONE }],
    ['where those of Amazon ECS are off', { additionalParameters: { EnableECSManagedTags: false } }],
  ])('%s nothing is tagged', (_, props) => {
    expect(grants(stackIn(), 'ecs:TagResource', props)).toEqual([]);
  });

  test('roles in the request are passed to the services that use them', async () => {
    const stack = stackIn();
    const { cluster, taskDefinition } = onFargate(stack);
    const task = new EcsRunTask(stack, 'Run', {
      cluster,
      taskDefinition,
      launchTarget,
      propagatedTagSource: PropagatedTagSource.TASK_DEFINITION,
      additionalParameters: {
        Overrides: {
          TaskRoleArn: 'arn:aws:iam::123456789012:role/other',
          ExecutionRoleArn: JsonPath.stringAt('$.role'),
        },
        VolumeConfigurations: [
          { Name: 'data', ManagedEBSVolume: { RoleArn: 'arn:aws:iam::123456789012:role/volumes', SizeInGiB: 10 } },
        ],
      },
    });
    const { statements } = synthesise(stack, task);
    const passed = statements
      .filter(({ Action }) => Action === 'iam:PassRole')
      .flatMap(({ Resource, Condition }) =>
        [Resource].flat().map((each) => [flatten(each), Condition!['StringEquals']!['iam:PassedToService']]),
      );
    expect(passed.slice(1)).toEqual([
      ['arn:aws:iam::123456789012:role/other', 'ecs-tasks.amazonaws.com'],
      ['arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*', 'ecs-tasks.amazonaws.com'],
      ['arn:aws:iam::123456789012:role/volumes', 'ecs.amazonaws.com'],
    ]);
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });
});
