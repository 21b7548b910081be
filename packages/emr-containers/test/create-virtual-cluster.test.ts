import { TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Cluster } from 'aws-cdk-lib/aws-eks';
import { Cluster as ClusterV2 } from 'aws-cdk-lib/aws-eks-v2';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EksClusterInput, EmrContainersCreateVirtualCluster } = ours;
const eksCluster = EksClusterInput.fromTaskInput(TaskInput.fromText('analytics'));

describeTask({
  task: EmrContainersCreateVirtualCluster,
  resource: 'emr-containers:createVirtualCluster',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['emr-containers:CreateVirtualCluster', 'iam:CreateServiceLinkedRole'],
  },
  props: () => ({ eksCluster }),
});

describe('EmrContainersCreateVirtualCluster', () => {
  test('is named after execution and state, in a JSONata machine and in one of JSONPath', () => {
    // GIVEN
    const stacks = [stackIn(), stackIn()] as const;
    // WHEN
    const [path, jsonata] = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA].map((queryLanguage, index) => {
      const task = new EmrContainersCreateVirtualCluster(stacks[index]!, 'Make', { eksCluster });
      return synthesise(stacks[index]!, task, { queryLanguage }).definition.States['Make']!;
    });
    // THEN
    expect(path!['Parameters']['Name.$']).toBe("States.Format('{}/{}', $$.Execution.Name, $$.State.Name)");
    expect(jsonata!['Arguments'].Name).toBe('{% $states.context.Execution.Name & "/" & $states.context.State.Name %}');
  });

  test('a name by an additional parameter takes the place of the default', () => {
    const stack = stackIn();
    const task = new EmrContainersCreateVirtualCluster(stack, 'Make', {
      eksCluster,
      additionalParameters: { Name: 'nightly' },
    });
    expect(synthesise(stack, task).definition.States['Make']!['Parameters'].Name).toBe('nightly');
  });

  test.each([
    ['aws-eks', Cluster],
    ['aws-eks-v2', ClusterV2],
  ])('takes a cluster of %s', (_module, { fromClusterAttributes }) => {
    const stack = stackIn();
    const cluster = fromClusterAttributes(stack, 'Cluster', { clusterName: 'analytics' });
    const task = new EmrContainersCreateVirtualCluster(stack, 'Make', {
      eksCluster: EksClusterInput.fromCluster(cluster),
    });
    const { ContainerProvider } = synthesise(stack, task).definition.States['Make']!['Parameters'];
    expect(ContainerProvider).toEqual({ Id: 'analytics', Info: { EksInfo: { Namespace: 'default' } }, Type: 'EKS' });
  });

  test('may tag virtual clusters where it has tags', () => {
    const stack = stackIn();
    const task = new EmrContainersCreateVirtualCluster(stack, 'Make', { eksCluster, tags: { team: 'data' } });
    const tagging = synthesise(stack, task).statements.find(({ Action }) => Action === 'emr-containers:TagResource');
    expect(flatten(tagging!.Resource)).toBe(
      'arn:<AWS::Partition>:emr-containers:eu-west-1:123456789012:/virtualclusters/*',
    );
  });
});

describeParity('EmrContainersCreateVirtualCluster', ours, [
  {
    name: 'minimal props',
    languages: [QueryLanguage.JSON_PATH],
    props: ({ library }) => ({
      eksCluster: library.EksClusterInput.fromTaskInput(TaskInput.fromText('analytics')),
    }),
  },
  {
    name: 'minimal props of which the peer makes invalid JSONata',
    languages: [QueryLanguage.JSONATA],
    props: ({ library }) => ({
      eksCluster: library.EksClusterInput.fromTaskInput(TaskInput.fromText('analytics')),
    }),
    expectState: (state) => ({
      ...state,
      Arguments: {
        ...state['Arguments'],
        Name: '{% $states.context.Execution.Name & "/" & $states.context.State.Name %}',
      },
    }),
    differences: ['emr-containers-default-name'],
  },
  {
    name: 'all props',
    props: ({ library, at }) => ({
      eksCluster: library.EksClusterInput.fromTaskInput(TaskInput.fromText(at('cluster'))),
      eksNamespace: 'spark',
      virtualClusterName: at('name'),
      tags: { team: 'data' },
    }),
    alsoGrants: ['emr-containers:TagResource'],
    differences: ['emr-containers-tags'],
  },
]);
