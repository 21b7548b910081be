import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessStartApplication } from '../src';

describeTask({
  task: EmrServerlessStartApplication,
  resource: 'emr-serverless:startApplication',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:StartApplication'] },
  props: () => ({ applicationId: 'a' }),
  widened: ['emr-serverless:StartApplication'],
});

describe('EmrServerlessStartApplication', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(stack, new EmrServerlessStartApplication(stack, 'Task', { applicationId: 'a' }));
    expect(state['Parameters']).toEqual({ ApplicationId: 'a' });
  });
});
