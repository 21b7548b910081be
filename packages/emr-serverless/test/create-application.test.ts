import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Duration } from 'aws-cdk-lib';
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import {
  ApplicationArchitecture,
  ApplicationType,
  EmrServerlessCreateApplication,
  type EmrServerlessCreateApplicationProps,
} from '../src';

const minimal: EmrServerlessCreateApplicationProps = { releaseLabel: 'emr-7.5.0', type: ApplicationType.SPARK };
const CREATES = ['emr-serverless:CreateApplication', 'iam:CreateServiceLinkedRole'];
const RULE = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];
const ACCOUNT = 'arn:<AWS::Partition>:emr-serverless:eu-west-1:123456789012:';

describeTask({
  task: EmrServerlessCreateApplication,
  resource: 'emr-serverless:createApplication',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: CREATES,
    [IntegrationPattern.RUN_JOB]: [
      ...CREATES,
      'emr-serverless:GetApplication',
      'emr-serverless:DeleteApplication',
      ...RULE,
    ],
  },
  props: () => minimal,
  // AWS's guide prescribes it; the reference has no resource type for the creation, which would leave `*`.
  unlisted: [':/*'],
});

/** The state and the statements of a task with these props. */
function synthesised(props: Partial<EmrServerlessCreateApplicationProps>) {
  const stack = stackIn();
  return synthesise(stack, new EmrServerlessCreateApplication(stack, 'Create', { ...minimal, ...props }));
}

describe('EmrServerlessCreateApplication', () => {
  test('given every prop, when it renders, then each is in the request as the API spells it', () => {
    // GIVEN
    const stack = stackIn();
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
    const task = new EmrServerlessCreateApplication(stack, 'Create', {
      ...minimal,
      name: 'words',
      architecture: ApplicationArchitecture.ARM64,
      initialCapacity: {
        DRIVER: { workerCount: 1 },
        EXECUTOR: {
          workerCount: 2,
          workerConfiguration: { cpu: '4vCPU', memory: '16GB', disk: '20GB', diskType: 'SHUFFLE_OPTIMIZED' },
        },
      },
      maximumCapacity: { cpu: '400vCPU', memory: '3000GB', disk: '20000GB' },
      autoStart: false,
      autoStop: true,
      idleTimeout: Duration.hours(1),
      networkConfiguration: { vpc, securityGroups: [new SecurityGroup(stack, 'Group', { vpc })] },
      tags: { team: 'data' },
      additionalParameters: { SchedulerConfiguration: { MaxConcurrentRuns: 5 } },
    });
    // WHEN
    const state = synthesiseState(stack, task);
    // THEN
    expect(state['Parameters']).toEqual({
      Name: 'words',
      ReleaseLabel: 'emr-7.5.0',
      Type: 'SPARK',
      Architecture: 'ARM64',
      InitialCapacity: {
        DRIVER: { WorkerCount: 1 },
        EXECUTOR: {
          WorkerCount: 2,
          WorkerConfiguration: { Cpu: '4vCPU', Memory: '16GB', Disk: '20GB', DiskType: 'SHUFFLE_OPTIMIZED' },
        },
      },
      MaximumCapacity: { Cpu: '400vCPU', Memory: '3000GB', Disk: '20000GB' },
      AutoStartConfiguration: { Enabled: false },
      AutoStopConfiguration: { Enabled: true, IdleTimeoutMinutes: 60 },
      NetworkConfiguration: {
        SubnetIds: vpc.privateSubnets.map(({ subnetId }) => flatten(stack.resolve(subnetId))),
        SecurityGroupIds: [expect.stringMatching(/^<.*Group.*GroupId.*>$/)],
      },
      Tags: { team: 'data' },
      SchedulerConfiguration: { MaxConcurrentRuns: 5 },
    });
  });

  test('given subnets, when it renders, then the workers are in those', () => {
    const stack = stackIn();
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2 });
    const subnets = { subnetType: SubnetType.PUBLIC };
    const networkConfiguration = { vpc, subnets, securityGroups: [new SecurityGroup(stack, 'Group', { vpc })] };
    const task = new EmrServerlessCreateApplication(stack, 'Create', { ...minimal, networkConfiguration });
    expect(synthesiseState(stack, task)['Parameters'].NetworkConfiguration.SubnetIds).toEqual(
      vpc.publicSubnets.map(({ subnetId }) => flatten(stack.resolve(subnetId))),
    );
  });

  test('given the least props, when it renders, then the request has no empty members', () => {
    expect(synthesised({}).definition.States['Create']!['Parameters']).toEqual({
      ReleaseLabel: 'emr-7.5.0',
      Type: 'SPARK',
    });
  });

  test.each<[QueryLanguage, Partial<EmrServerlessCreateApplicationProps>, object]>([
    [
      QueryLanguage.JSON_PATH,
      {
        autoStop: JsonPath.booleanAt('$.stops'),
        initialCapacity: { DRIVER: { workerCount: JsonPath.numberAt('$.n') } },
      },
      { AutoStopConfiguration: { 'Enabled.$': '$.stops' }, InitialCapacity: { DRIVER: { 'WorkerCount.$': '$.n' } } },
    ],
    [
      QueryLanguage.JSONATA,
      { autoStart: '{% $states.input.starts %}', releaseLabel: Jsonata.stringAt('$states.input.release') },
      {
        AutoStartConfiguration: { Enabled: '{% $states.input.starts %}' },
        ReleaseLabel: '{% $states.input.release %}',
      },
    ],
  ])('given expressions, when it renders in %s, then they stand in the request', (queryLanguage, props, expected) => {
    const state = synthesised({ ...props, queryLanguage }).definition.States['Create']!;
    expect(state['Parameters'] ?? state['Arguments']).toMatchObject(expected);
  });

  test('given RUN_JOB and tags, when it is granted, then the new application is among all of the account only', () => {
    const { statements } = synthesised({ integrationPattern: IntegrationPattern.RUN_JOB, tags: { team: 'data' } });
    expect(statements.map(({ Action, Resource, Condition }) => [Action, flatten(Resource), Condition])).toEqual([
      ['emr-serverless:CreateApplication', `${ACCOUNT}/*`, undefined],
      [
        ['emr-serverless:GetApplication', 'emr-serverless:DeleteApplication', 'emr-serverless:TagResource'],
        `${ACCOUNT}/applications/*`,
        undefined,
      ],
      [
        'iam:CreateServiceLinkedRole',
        'arn:<AWS::Partition>:iam::123456789012:role/aws-service-role/ops.emr-serverless.amazonaws.com/AWSServiceRoleForAmazonEMRServerless',
        { StringEquals: { 'iam:AWSServiceName': 'ops.emr-serverless.amazonaws.com' } },
      ],
      [
        RULE,
        'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForEMRServerlessApplicationRule',
        undefined,
      ],
    ]);
  });

  test('given Tags in additionalParameters, when it is granted, then tagging is too', () => {
    const { statements } = synthesised({ additionalParameters: { Tags: { team: 'data' } } });
    expect(statements.map(({ Action }) => Action)).toContain('emr-serverless:TagResource');
  });

  test.each<[Partial<EmrServerlessCreateApplicationProps>, RegExp]>([
    [
      { autoStop: false, idleTimeout: Duration.minutes(5) },
      /INVALID_PROP at idleTimeout: an application with autoStop false never stops by itself\. Leave/,
    ],
    [{ idleTimeout: Duration.seconds(90) }, /at AutoStopConfiguration\.IdleTimeoutMinutes: .*whole number/],
  ])('given %j, when it is synthesised, then the error says what fits', (props, message) => {
    expect(() => synthesised(props)).toThrow(message);
  });
});
