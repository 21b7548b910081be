import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessStartJobRun, type EmrServerlessStartJobRunProps } from '../src';

const ROLE = 'arn:aws:iam::123456789012:role/job';
const ARN = 'arn:<AWS::Partition>:emr-serverless:eu-west-1:123456789012:/applications/';
const STARTS = ['emr-serverless:StartJobRun', 'iam:PassRole'];
const RULE = ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'];
const minimal: EmrServerlessStartJobRunProps = {
  applicationId: '00fabcdef01525k9',
  executionRole: { roleArn: ROLE },
  jobDriver: { sparkSubmit: { entryPoint: 's3://bucket/job.py' } },
};

describeTask({
  task: EmrServerlessStartJobRun,
  resource: 'emr-serverless:startJobRun',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: STARTS,
    [IntegrationPattern.RUN_JOB]: [...STARTS, 'emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun', ...RULE],
  },
  props: (stack) => ({
    ...minimal,
    executionRole: new Role(stack, 'Role', { assumedBy: new ServicePrincipal('emr-serverless.amazonaws.com') }),
  }),
});

/** The state and the statements of a task with these props. */
function synthesised(props: Partial<EmrServerlessStartJobRunProps>) {
  const stack = stackIn();
  const task = new EmrServerlessStartJobRun(stack, 'Run', { ...minimal, ...props });
  const { definition, statements } = synthesise(stack, task);
  const state = definition.States['Run']!;
  const permissions = statements.map(({ Action, Resource, Condition }) => [Action, flatten(Resource), Condition]);
  return { request: state['Parameters'] ?? state['Arguments'], permissions };
}

describe('EmrServerlessStartJobRun', () => {
  test('given every prop, when it renders, then each is in the request and names of settings stay as they are', () => {
    const { request } = synthesised({
      name: 'words',
      jobDriver: {
        sparkSubmit: {
          entryPoint: 's3://bucket/job.py',
          entryPointArguments: ['a', 'b'],
          sparkSubmitParameters: '--conf spark.executor.cores=4',
        },
      },
      configurationOverrides: {
        applicationConfiguration: [
          {
            classification: 'spark-defaults',
            properties: { 'spark.driver.memory': '4g' },
            configurations: [{ classification: 'export', properties: { pythonPath: '/usr/bin/python3' } }],
          },
        ],
        monitoringConfiguration: {
          s3MonitoringConfiguration: { logUri: 's3://bucket/logs' },
          managedPersistenceMonitoringConfiguration: { enabled: false },
          cloudWatchLoggingConfiguration: { enabled: true, logTypes: { SPARK_DRIVER: ['STDOUT'] } },
        },
        diskEncryptionConfiguration: { encryptionContext: { team: 'data' } },
      },
      executionTimeout: Duration.hours(2),
      tags: { team: 'data' },
      additionalParameters: { Mode: 'BATCH', RetryPolicy: { MaxAttempts: 2 } },
    });
    expect(request).toEqual({
      ApplicationId: '00fabcdef01525k9',
      ExecutionRoleArn: ROLE,
      Name: 'words',
      JobDriver: {
        SparkSubmit: {
          EntryPoint: 's3://bucket/job.py',
          EntryPointArguments: ['a', 'b'],
          SparkSubmitParameters: '--conf spark.executor.cores=4',
        },
      },
      ConfigurationOverrides: {
        ApplicationConfiguration: [
          {
            Classification: 'spark-defaults',
            Properties: { 'spark.driver.memory': '4g' },
            Configurations: [{ Classification: 'export', Properties: { pythonPath: '/usr/bin/python3' } }],
          },
        ],
        MonitoringConfiguration: {
          S3MonitoringConfiguration: { LogUri: 's3://bucket/logs' },
          ManagedPersistenceMonitoringConfiguration: { Enabled: false },
          CloudWatchLoggingConfiguration: { Enabled: true, LogTypes: { SPARK_DRIVER: ['STDOUT'] } },
        },
        DiskEncryptionConfiguration: { EncryptionContext: { team: 'data' } },
      },
      ExecutionTimeoutMinutes: 120,
      Tags: { team: 'data' },
      Mode: 'BATCH',
      RetryPolicy: { MaxAttempts: 2 },
    });
  });

  test('given a job of Hive, when it renders, then it is the driver', () => {
    const hive = {
      query: 's3://bucket/query.sql',
      initQueryFile: 's3://bucket/init.sql',
      parameters: '--hiveconf a=b',
    };
    expect(synthesised({ jobDriver: { hive } }).request.JobDriver).toEqual({
      Hive: { Query: 's3://bucket/query.sql', InitQueryFile: 's3://bucket/init.sql', Parameters: '--hiveconf a=b' },
    });
  });

  test('given expressions, when it renders in JSONPath, then they stand in the request', () => {
    const { request } = synthesised({
      applicationId: JsonPath.stringAt('$.id'),
      executionRole: { roleArn: JsonPath.stringAt('$.role') },
      jobDriver: {
        sparkSubmit: { entryPoint: JsonPath.stringAt('$.code'), entryPointArguments: JsonPath.listAt('$.arguments') },
      },
    });
    expect(request).toEqual({
      'ApplicationId.$': '$.id',
      'ExecutionRoleArn.$': '$.role',
      JobDriver: { SparkSubmit: { 'EntryPoint.$': '$.code', 'EntryPointArguments.$': '$.arguments' } },
    });
  });

  test('given a whole driver from the input, when it renders in JSONata, then it is the expression', () => {
    const jobDriver = '{% $states.input.driver %}';
    const { request } = synthesised({ jobDriver, queryLanguage: QueryLanguage.JSONATA });
    expect(request.JobDriver).toBe(jobDriver);
  });

  test('given RUN_JOB and tags, when it is granted, then it may use the application, its runs and the role', () => {
    const { permissions } = synthesised({ integrationPattern: IntegrationPattern.RUN_JOB, tags: { team: 'data' } });
    expect(permissions).toEqual([
      ['emr-serverless:StartJobRun', `${ARN}00fabcdef01525k9`, undefined],
      [
        ['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun', 'emr-serverless:TagResource'],
        `${ARN}00fabcdef01525k9/jobruns/*`,
        undefined,
      ],
      ['iam:PassRole', ROLE, { StringEquals: { 'iam:PassedToService': 'emr-serverless.amazonaws.com' } }],
      [
        RULE,
        'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForEMRServerlessJobRule',
        undefined,
      ],
    ]);
  });

  test('given an application and a role from the input, when it is granted, then it may use those of the account', () => {
    const { permissions } = synthesised({
      applicationId: JsonPath.stringAt('$.id'),
      executionRole: { roleArn: JsonPath.stringAt('$.role') },
    });
    expect(permissions.map(([, resource]) => resource)).toEqual([
      `${ARN}*`,
      'arn:<AWS::Partition>:iam::<AWS::AccountId>:role/*',
    ]);
  });

  test.each<[string, Partial<EmrServerlessStartJobRunProps>, RegExp]>([
    ['no driver', { jobDriver: {} }, /at JobDriver: /],
    [
      'two drivers',
      { jobDriver: { sparkSubmit: { entryPoint: 's3://bucket/job.py' }, hive: { query: 'SELECT 1' } } },
      /at JobDriver: /,
    ],
    ['part of a minute', { executionTimeout: Duration.seconds(90) }, /at ExecutionTimeoutMinutes: .*whole number/],
  ])('given %s, when it is synthesised, then the error names the parameter', (_, props, message) => {
    expect(() => synthesised(props)).toThrow(message);
  });
});
