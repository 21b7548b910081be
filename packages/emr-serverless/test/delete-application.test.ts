import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessDeleteApplication } from '../src';

describeTask({
  task: EmrServerlessDeleteApplication,
  resource: 'emr-serverless:deleteApplication',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:DeleteApplication'] },
  props: () => ({ applicationId: 'a' }),
  widened: ['emr-serverless:DeleteApplication'],
});

describe('EmrServerlessDeleteApplication', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new EmrServerlessDeleteApplication(stack, 'Task', { applicationId: 'a' }));
    expect(state['Parameters']).toEqual({ ApplicationId: 'a' });
  });
});
