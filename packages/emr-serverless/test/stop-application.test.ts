import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessStopApplication } from '../src';

describeTask({
  task: EmrServerlessStopApplication,
  resource: 'emr-serverless:stopApplication',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:StopApplication'] },
  props: () => ({ applicationId: 'a' }),
  widened: ['emr-serverless:StopApplication'],
});

describe('EmrServerlessStopApplication', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new EmrServerlessStopApplication(stack, 'Task', { applicationId: 'a' }));
    expect(state['Parameters']).toEqual({ ApplicationId: 'a' });
  });
});
