import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { SageMakerUpdateEndpoint } = ours;

describeTask({
  task: SageMakerUpdateEndpoint,
  resource: 'sagemaker:updateEndpoint',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['sagemaker:UpdateEndpoint'] },
  props: () => ({ endpointName: 'my-endpoint', endpointConfigName: 'my-config' }),
});

describe('SageMakerUpdateEndpoint', () => {
  test('a configuration from the input widens its own ARN alone', () => {
    const stack = stackIn();
    const task = new SageMakerUpdateEndpoint(stack, 'Task', {
      endpointName: 'endpoint',
      endpointConfigName: JsonPath.stringAt('$.config'),
      retainAllVariantProperties: true,
    });
    const { definition, statements } = synthesise(stack, task);
    expect(definition.States['Task']!['Parameters']).toEqual({
      EndpointName: 'endpoint',
      'EndpointConfigName.$': '$.config',
      RetainAllVariantProperties: true,
    });
    const arn = (resource: string) => ({
      'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:sagemaker:eu-west-1:123456789012:${resource}`]],
    });
    expect(statements).toEqual([
      {
        Action: 'sagemaker:UpdateEndpoint',
        Effect: 'Allow',
        Resource: [arn('endpoint/endpoint'), arn('endpoint-config/*')],
      },
    ]);
  });
});

describeParity('SageMakerUpdateEndpoint', ours, [
  { name: 'minimal props', props: () => ({ endpointName: 'MyEndpoint', endpointConfigName: 'MyConfig' }) },
  { name: 'all props', props: ({ at }) => ({ endpointName: at('endpoint'), endpointConfigName: at('config') }) },
]);
