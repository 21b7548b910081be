import { JsonPath, TaskInput } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { Classification, EmrContainersStartJobRun, ReleaseLabel, VirtualClusterInput } = ours;
const ROLE = 'arn:aws:iam::123456789012:role/job';

const job = {
  virtualCluster: VirtualClusterInput.fromVirtualClusterId('abc'),
  releaseLabel: ReleaseLabel.EMR_6_3_0,
  jobDriver: { sparkSubmitJobDriver: { entryPoint: TaskInput.fromText('local:///pi.py') } },
};
const roleIn = (stack: Stack) => Role.fromRoleName(stack, 'Role', 'job');

describeTask({
  task: EmrContainersStartJobRun,
  resource: 'emr-containers:startJobRun',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['emr-containers:StartJobRun'],
    [IntegrationPattern.RUN_JOB]: [
      'emr-containers:StartJobRun',
      'emr-containers:DescribeJobRun',
      'emr-containers:CancelJobRun',
    ],
  },
  props: (stack) => ({ ...job, executionRole: roleIn(stack) }),
});

describe('EmrContainersStartJobRun', () => {
  test('makes a role that the jobs of the virtual cluster may assume', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EmrContainersStartJobRun(stack, 'Run', job);
    new Bucket(stack, 'Data').grantRead(task);
    const parameters = synthesiseState(stack, task)['Parameters'];
    // THEN
    const template = Template.fromStack(stack);
    const [role] = Object.keys(template.findResources('AWS::IAM::Role')).filter((id) => id.includes('JobExecution'));
    expect(parameters.ExecutionRoleArn).toContain(role);
    template.hasResourceProperties('Custom::SfnTasksEmrContainersTrust', {
      virtualClusterId: 'abc',
      roleName: { Ref: role },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: role }],
      PolicyDocument: { Statement: [Match.objectLike({ Action: ['s3:GetObject*', 's3:GetBucket*', 's3:List*'] })] },
    });
    const updates = policyWith(template, 'iam:UpdateAssumeRolePolicy').map(({ Action, Resource }: any) => [
      Action,
      flatten(Resource),
    ]);
    expect(updates).toEqual([
      ['eks:DescribeCluster', 'arn:<AWS::Partition>:eks:eu-west-1:123456789012:cluster/*'],
      [['iam:GetRole', 'iam:UpdateAssumeRolePolicy'], expect.stringContaining(role!)],
      [
        'emr-containers:DescribeVirtualCluster',
        'arn:<AWS::Partition>:emr-containers:eu-west-1:123456789012:/virtualclusters/abc',
      ],
    ]);
  });

  test('the permissions of the function are there before it is called', () => {
    const stack = stackIn();
    synthesise(stack, new EmrContainersStartJobRun(stack, 'Run', job));
    const template = Template.fromStack(stack);
    const [trust] = Object.values(template.findResources('Custom::SfnTasksEmrContainersTrust'));
    expect(trust!['DependsOn']).toContainEqual(expect.stringMatching(/^SfnTasks.*HandlerServiceRoleDefaultPolicy/));
  });

  test('all jobs of a stack share what updates trust policies', () => {
    const stack = stackIn();
    const other = new EmrContainersStartJobRun(stack, 'Other', job);
    synthesise(stack, new EmrContainersStartJobRun(stack, 'Run', job).next(other));
    const template = Template.fromStack(stack);
    template.resourceCountIs('Custom::SfnTasksEmrContainersTrust', 2);
    // The handler, and the framework that calls it.
    template.resourceCountIs('AWS::Lambda::Function', 2);
  });

  test('a role of one’s own is left as it is where there are no logs', () => {
    const stack = stackIn();
    const task = new EmrContainersStartJobRun(stack, 'Run', { ...job, executionRole: roleIn(stack) });
    const { statements } = synthesise(stack, task);
    expect(statements[0]!.Condition).toEqual({
      StringEquals: { 'emr-containers:ExecutionRoleArn': stack.resolve(roleIn(stackIn()).roleArn) },
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Policy', 1);
    template.resourceCountIs('AWS::Lambda::Function', 0);
  });

  test.each([
    ['abc', 'abc'],
    [JsonPath.stringAt('$.Id'), '*'],
  ])('may run and end jobs on virtual cluster %p', (id, name) => {
    const stack = stackIn();
    const task = new EmrContainersStartJobRun(stack, 'Run', {
      ...job,
      virtualCluster: VirtualClusterInput.fromVirtualClusterId(id),
      executionRole: roleIn(stack),
      tags: { team: 'data' },
    });
    const all = `arn:<AWS::Partition>:emr-containers:eu-west-1:123456789012:/virtualclusters/${name}`;
    expect(synthesise(stack, task).statements.map(({ Action, Resource }) => [Action, flatten(Resource)])).toEqual([
      ['emr-containers:StartJobRun', all],
      [
        ['emr-containers:DescribeJobRun', 'emr-containers:CancelJobRun', 'emr-containers:TagResource'],
        `${all}/jobruns/*`,
      ],
    ]);
  });

  test('writes logs to a log group and a bucket of its own, and may do nothing else there', () => {
    const stack = stackIn();
    const task = new EmrContainersStartJobRun(stack, 'Run', { ...job, monitoring: { logging: true } });
    const { MonitoringConfiguration } = synthesiseState(stack, task)['Parameters'].ConfigurationOverrides;
    expect(MonitoringConfiguration).toMatchObject({
      CloudWatchMonitoringConfiguration: { LogGroupName: expect.stringMatching(/^<RunMonitoringLogGroup/) },
      S3MonitoringConfiguration: { LogUri: expect.stringMatching(/^s3:\/\/<RunMonitoringBucket/) },
    });
    const granted = policyWith(Template.fromStack(stack), 'logs:DescribeLogGroups').flatMap((it: any) => it.Action);
    expect(granted.sort()).toEqual([
      'logs:CreateLogStream',
      'logs:DescribeLogGroups',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      's3:Abort*',
      's3:GetBucket*',
      's3:GetObject*',
      's3:List*',
      's3:PutObject',
      's3:PutObjectLegalHold',
      's3:PutObjectRetention',
      's3:PutObjectTagging',
      's3:PutObjectVersionTagging',
    ]);
  });

  test('takes expressions for the arguments of the job', () => {
    const stack = stackIn();
    const task = new EmrContainersStartJobRun(stack, 'Run', {
      ...job,
      jobDriver: {
        sparkSubmitJobDriver: {
          entryPoint: TaskInput.fromJsonPathAt('$.script'),
          entryPointArguments: TaskInput.fromJsonPathAt('$.arguments'),
          sparkSubmitParameters: JsonPath.format('--conf spark.executor.cores={}', JsonPath.stringAt('$.cores')),
        },
      },
    });
    expect(synthesiseState(stack, task)['Parameters'].JobDriver.SparkSubmitJobDriver).toEqual({
      'EntryPoint.$': '$.script',
      'EntryPointArguments.$': '$.arguments',
      'SparkSubmitParameters.$': "States.Format('--conf spark.executor.cores={}', $.cores)",
    });
  });

  test('reports everything that does not fit, each with its place', () => {
    const stack = stackIn();
    const task = new EmrContainersStartJobRun(stack, 'Run', {
      ...job,
      virtualCluster: VirtualClusterInput.fromTaskInput(TaskInput.fromJsonPathAt('$.Id')),
      jobDriver: {
        sparkSubmitJobDriver: {
          entryPoint: TaskInput.fromText('local:///pi.py'),
          entryPointArguments: TaskInput.fromText('100'),
        },
      },
      applicationConfig: [
        { classification: Classification.SPARK, nestedConfig: [{ classification: new Classification('export') }] },
      ],
      monitoring: { logStreamNamePrefix: 'pi' },
    });
    expect(() => synthesise(stack, task)).toThrow(
      /INVALID_PROP at executionRole: .* Give a role that its jobs may assume\.(.|\n)*INVALID_PROP at monitoring.logStreamNamePrefix: there is no log group(.|\n)*INVALID_PROP at applicationConfig: nothing is set for export(.|\n)*API_WRONG_TYPE at JobDriver.SparkSubmitJobDriver.EntryPointArguments: expected a list, found "100"/,
    );
  });
});

describeParity('EmrContainersStartJobRun', ours, [
  {
    name: 'minimal props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ library }) => ({ ...job, virtualCluster: library.VirtualClusterInput.fromVirtualClusterId('abc') }),
  },
  {
    name: 'all props',
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ stack, library, at }) => ({
      virtualCluster: library.VirtualClusterInput.fromTaskInput(TaskInput.fromText(at('id'))),
      jobName: at('name'),
      executionRole: Role.fromRoleArn(stack, 'Role', ROLE),
      releaseLabel: new library.ReleaseLabel('emr-7.5.0-latest'),
      applicationConfig: [
        {
          classification: library.Classification.SPARK_DEFAULTS,
          properties: { 'spark.executor.cores': '2' },
          nestedConfig: [{ classification: new library.Classification('export'), properties: { name: 'value' } }],
        },
      ],
      jobDriver: {
        sparkSubmitJobDriver: {
          entryPoint: TaskInput.fromText('local:///pi.py'),
          entryPointArguments: TaskInput.fromObject(['100']),
          sparkSubmitParameters: '--conf spark.executor.cores=2',
        },
      },
      monitoring: {
        logGroup: LogGroup.fromLogGroupName(stack, 'Logs', 'jobs'),
        logStreamNamePrefix: 'pi',
        logBucket: Bucket.fromBucketName(stack, 'Bucket', 'logs'),
        persistentAppUI: false,
      },
      tags: { team: 'data' },
    }),
    alsoGrants: ['emr-containers:TagResource'],
    differences: ['emr-containers-tags'],
  },
  {
    name: 'logs that are made',
    props: ({ stack, library }) => ({
      ...job,
      virtualCluster: library.VirtualClusterInput.fromVirtualClusterId('abc'),
      executionRole: Role.fromRoleArn(stack, 'Role', ROLE),
      monitoring: { logging: true },
    }),
  },
]);

/** The statements of the one policy that allows the action. */
function policyWith(template: Template, action: string): any[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  return policies
    .map((policy) => policy['Properties'].PolicyDocument.Statement)
    .find((statements) => statements.some(({ Action }: any) => [Action].flat().includes(action)));
}
