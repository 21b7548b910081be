import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessStartJobRun } from '../src';

describeTask({
  task: EmrServerlessStartJobRun,
  resource: 'emr-serverless:startJobRun',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:StartJobRun'] },
  props: () => ({ applicationId: 'a', executionRoleArn: 'aaaaaaaaaaaaaaaaaaaa' }),
  widened: ['emr-serverless:StartJobRun'],
});

describe('EmrServerlessStartJobRun', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new EmrServerlessStartJobRun(stack, 'Task', {
        applicationId: 'a',
        executionRoleArn: 'aaaaaaaaaaaaaaaaaaaa',
        clientToken: 'a',
        executionIamPolicy: {},
        jobDriver: { SparkSubmit: { EntryPoint: 'a' } },
        configurationOverrides: {},
        tags: {},
        executionTimeoutMinutes: 0,
        name: 'a',
        mode: 'BATCH',
        retryPolicy: {},
      }),
    );
    expect(state['Parameters']).toEqual({
      ApplicationId: 'a',
      ExecutionRoleArn: 'aaaaaaaaaaaaaaaaaaaa',
      ClientToken: 'a',
      ExecutionIamPolicy: {},
      JobDriver: { SparkSubmit: { EntryPoint: 'a' } },
      ConfigurationOverrides: {},
      Tags: {},
      ExecutionTimeoutMinutes: 0,
      Name: 'a',
      Mode: 'BATCH',
      RetryPolicy: {},
    });
  });
});
