import { describeTask, stackIn, synthesiseState } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessCreateApplication } from '../src';

describeTask({
  task: EmrServerlessCreateApplication,
  resource: 'emr-serverless:createApplication',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:CreateApplication'] },
  props: () => ({ releaseLabel: 'a', type: 'a' }),
  widened: ['emr-serverless:CreateApplication'],
});

describe('EmrServerlessCreateApplication', () => {
  test('given every prop, when it renders, then each is in the request', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      new EmrServerlessCreateApplication(stack, 'Task', {
        releaseLabel: 'a',
        type: 'a',
        name: 'a',
        clientToken: 'a',
        initialCapacity: {},
        maximumCapacity: { Cpu: 'a', Memory: 'a' },
        tags: {},
        autoStartConfiguration: {},
        autoStopConfiguration: {},
        networkConfiguration: {},
        architecture: 'ARM64',
        imageConfiguration: {},
        workerTypeSpecifications: {},
        runtimeConfiguration: [],
        monitoringConfiguration: {},
        diskEncryptionConfiguration: {},
        interactiveConfiguration: {},
        schedulerConfiguration: {},
        identityCenterConfiguration: {},
        jobLevelCostAllocationConfiguration: {},
      }),
    );
    expect(state['Parameters']).toEqual({
      ReleaseLabel: 'a',
      Type: 'a',
      Name: 'a',
      ClientToken: 'a',
      InitialCapacity: {},
      MaximumCapacity: { Cpu: 'a', Memory: 'a' },
      Tags: {},
      AutoStartConfiguration: {},
      AutoStopConfiguration: {},
      NetworkConfiguration: {},
      Architecture: 'ARM64',
      ImageConfiguration: {},
      WorkerTypeSpecifications: {},
      RuntimeConfiguration: [],
      MonitoringConfiguration: {},
      DiskEncryptionConfiguration: {},
      InteractiveConfiguration: {},
      SchedulerConfiguration: {},
      IdentityCenterConfiguration: {},
      JobLevelCostAllocationConfiguration: {},
    });
  });
});
