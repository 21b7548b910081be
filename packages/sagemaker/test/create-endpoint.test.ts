import { TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { SageMakerCreateEndpoint } = ours;

describeTask({
  task: SageMakerCreateEndpoint,
  resource: 'sagemaker:createEndpoint',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:CreateEndpoint', 'sagemaker:ListTags'] },
  props: () => ({ endpointName: 'my-endpoint', endpointConfigName: 'my-config' }),
});

describe('SageMakerCreateEndpoint', () => {
  test('is allowed on the endpoint and its configuration, and tags the endpoint alone', () => {
    const stack = stackIn();
    const task = new SageMakerCreateEndpoint(stack, 'Task', {
      endpointName: 'endpoint',
      endpointConfigName: 'config',
      tags: { team: 'ml' },
    });
    const arn = (resource: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:123456789012:${resource}`]],
    });
    expect(synthesise(stack, task).statements).toEqual([
      {
        Action: 'sagemaker:CreateEndpoint',
        Effect: 'Allow',
        Resource: [arn('endpoint/endpoint'), arn('endpoint-config/config')],
      },
      {
        Action: ['sagemaker:ListTags', 'sagemaker:AddTags'],
        Effect: 'Allow',
        Resource: arn('endpoint/endpoint'),
      },
    ]);
  });
});

describeParity('SageMakerCreateEndpoint', ours, [
  { name: 'minimal props', props: () => ({ endpointName: 'MyEndpoint', endpointConfigName: 'MyConfig' }) },
  {
    name: 'all props',
    props: ({ at }) => ({
      endpointName: at('endpoint'),
      endpointConfigName: at('config'),
      tags: TaskInput.fromObject([{ Key: 'team', Value: 'ml' }]),
    }),
    differences: ['sagemaker-tags'],
    alsoGrants: ['sagemaker:AddTags'],
  },
]);
