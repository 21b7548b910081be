import { JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Duration } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessCancelJobRun } from '../src';

const ids = { applicationId: '00fabcdef01525k9', jobRunId: '00fxyz' };

describeTask({
  task: EmrServerlessCancelJobRun,
  resource: 'emr-serverless:cancelJobRun',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:CancelJobRun'],
    [IntegrationPattern.RUN_JOB]: [
      'emr-serverless:CancelJobRun',
      'emr-serverless:GetJobRun',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: () => ids,
});

describe('EmrServerlessCancelJobRun', () => {
  test('given a grace period, when it renders, then it is in seconds', () => {
    const stack = stackIn();
    const shutdownGracePeriod = Duration.minutes(2);
    const task = new EmrServerlessCancelJobRun(stack, 'Cancel', { ...ids, shutdownGracePeriod });
    expect(synthesise(stack, task).definition.States['Cancel']!['Parameters']).toEqual({
      ApplicationId: '00fabcdef01525k9',
      JobRunId: '00fxyz',
      ShutdownGracePeriodInSeconds: 120,
    });
  });

  test.each([
    [ids, '00fabcdef01525k9/jobruns/00fxyz'],
    [{ ...ids, jobRunId: JsonPath.stringAt('$.run') }, '00fabcdef01525k9/jobruns/*'],
    [{ ...ids, applicationId: JsonPath.stringAt('$.application') }, '*/jobruns/00fxyz'],
  ])('given the run %j, when it is granted, then no other is unless the input names it', (props, path) => {
    const stack = stackIn();
    const integrationPattern = IntegrationPattern.RUN_JOB;
    const task = new EmrServerlessCancelJobRun(stack, 'Cancel', { ...props, integrationPattern });
    expect(synthesise(stack, task).statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:emr-serverless:eu-west-1:123456789012:/applications/${path}`,
      'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForEMRServerlessJobRule',
    ]);
  });
});
