import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Cluster } from 'aws-cdk-lib/aws-eks';
import { Cluster as ClusterV2 } from 'aws-cdk-lib/aws-eks-v2';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';
import { cluster } from './cluster';

const { EksCall, HttpMethods } = ours;
const list = { httpMethod: HttpMethods.GET, httpPath: '/api/v1/namespaces/default/pods' };

describeTask({
  task: EksCall,
  resource: 'eks:call',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: [] },
  props: () => ({ cluster, ...list }),
});

describe('EksCall', () => {
  test.each([
    ['aws-eks', Cluster],
    ['aws-eks-v2', ClusterV2],
  ])('takes a cluster of %s', (_module, { fromClusterAttributes }) => {
    // GIVEN
    const stack = stackIn();
    const imported = fromClusterAttributes(stack, 'Cluster', { ...cluster });
    // WHEN
    const state = synthesiseState(stack, new EksCall(stack, 'Call', { cluster: imported, ...list }));
    // THEN
    expect(state['Parameters']).toEqual({
      ClusterName: 'analytics',
      CertificateAuthority: 'Y2VydGlmaWNhdGU=',
      Endpoint: 'https://analytics.example.com',
      Method: 'GET',
      Path: '/api/v1/namespaces/default/pods',
    });
  });

  test('says what an imported cluster would have to know', () => {
    const stack = stackIn();
    const imported = Cluster.fromClusterAttributes(stack, 'Cluster', { clusterName: 'analytics' });
    const task = new EksCall(stack, 'Call', { cluster: imported, ...list });
    expect(() => synthesise(stack, task)).toThrow(
      /at cluster: the imported cluster has no clusterEndpoint\. Give it to Cluster.fromClusterAttributes\(\)\.(.|\n)*has no clusterCertificateAuthorityData/,
    );
  });

  test('takes a cluster, query parameters and a body that a state before it yields', () => {
    const stack = stackIn();
    const task = new EksCall(stack, 'Call', {
      cluster: {
        clusterName: JsonPath.stringAt('$.Cluster.Name'),
        clusterEndpoint: JsonPath.stringAt('$.Cluster.Endpoint'),
        clusterCertificateAuthorityData: JsonPath.stringAt('$.Cluster.CertificateAuthority.Data'),
      },
      httpMethod: HttpMethods.POST,
      httpPath: JsonPath.format('/api/v1/namespaces/{}/pods', JsonPath.stringAt('$.namespace')),
      queryParameters: { labelSelector: JsonPath.listAt('$.labels') },
      requestBody: TaskInput.fromJsonPathAt('$.pod'),
    });
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      'ClusterName.$': '$.Cluster.Name',
      'CertificateAuthority.$': '$.Cluster.CertificateAuthority.Data',
      'Endpoint.$': '$.Cluster.Endpoint',
      Method: 'POST',
      'Path.$': "States.Format('/api/v1/namespaces/{}/pods', $.namespace)",
      QueryParameters: { 'labelSelector.$': '$.labels' },
      'RequestBody.$': '$.pod',
    });
  });

  test('takes a whole body from JSONata', () => {
    const stack = stackIn();
    const task = EksCall.jsonata(stack, 'Call', {
      cluster,
      ...list,
      queryParameters: Jsonata.objectAt('$states.input.query'),
      requestBody: TaskInput.fromJsonata('$states.input.pod'),
    });
    expect(synthesiseState(stack, task)['Arguments']).toMatchObject({
      QueryParameters: '{% $states.input.query %}',
      RequestBody: '{% $states.input.pod %}',
    });
  });
});

describeParity('EksCall', ours, [
  { name: 'minimal props', props: ({ library }) => ({ cluster, ...list, httpMethod: library.HttpMethods.DELETE }) },
  {
    name: 'all props',
    props: ({ library, at }) => ({
      cluster,
      httpMethod: library.HttpMethods.PATCH,
      httpPath: at('path'),
      queryParameters: { dryRun: ['All'] },
      requestBody: TaskInput.fromObject({ metadata: { name: at('name'), labels: { camelCase: 'kept' } } }),
    }),
  },
  { name: 'a whole body', props: ({ at }) => ({ cluster, ...list, requestBody: TaskInput.fromText(at('pod')) }) },
]);
