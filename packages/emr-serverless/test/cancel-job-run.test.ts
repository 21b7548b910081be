import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessCancelJobRun } from '../src';

describeTask({
  task: EmrServerlessCancelJobRun,
  resource: 'emr-serverless:cancelJobRun',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:CancelJobRun'] },
  props: () => ({ applicationId: 'a', jobRunId: 'a' }),
  widened: ['emr-serverless:CancelJobRun'],
});

describe('EmrServerlessCancelJobRun', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new EmrServerlessCancelJobRun(stack, 'Task', {
        applicationId: 'a',
        jobRunId: 'a',
        shutdownGracePeriodInSeconds: 1,
      }),
    );
    expect(state['Parameters']).toEqual({ ApplicationId: 'a', JobRunId: 'a', ShutdownGracePeriodInSeconds: 1 });
  });
});
