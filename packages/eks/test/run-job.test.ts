import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeTask, stackIn, synthesise, synthesiseState } from '@sfn-tasks-internal/conformance';
import { Cluster } from 'aws-cdk-lib/aws-eks';
import { Cluster as ClusterV2 } from 'aws-cdk-lib/aws-eks-v2';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { EksRunJob } from '../src';
import { cluster } from './cluster';

describeTask({
  task: EksRunJob,
  resource: 'eks:runJob',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: [], [IntegrationPattern.RUN_JOB]: [] },
  props: () => ({ cluster, job: TaskInput.fromObject({ kind: 'Job' }) }),
});

describe('EksRunJob', () => {
  test.each([
    ['aws-eks', Cluster],
    ['aws-eks-v2', ClusterV2],
  ])('takes a cluster of %s', (_module, { fromClusterAttributes }) => {
    const stack = stackIn();
    const imported = fromClusterAttributes(stack, 'Cluster', { ...cluster });
    const task = new EksRunJob(stack, 'Run', { cluster: imported, job: TaskInput.fromObject({ kind: 'Job' }) });
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      ClusterName: 'analytics',
      CertificateAuthority: 'Y2VydGlmaWNhdGU=',
      Endpoint: 'https://analytics.example.com',
      Job: { kind: 'Job' },
    });
  });

  test('renders every prop', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new EksRunJob(stack, 'Run', {
      cluster,
      integrationPattern: IntegrationPattern.RUN_JOB,
      namespace: 'batch',
      job: TaskInput.fromObject({ kind: 'Job', metadata: { name: JsonPath.stringAt('$.name') } }),
      logOptions: {
        retrieveLogs: JsonPath.booleanAt('$.logs'),
        rawLogs: true,
        logParameters: { tailLines: ['20'] },
      },
    });
    // THEN
    expect(synthesiseState(stack, task)['Parameters']).toEqual({
      ClusterName: 'analytics',
      CertificateAuthority: 'Y2VydGlmaWNhdGU=',
      Endpoint: 'https://analytics.example.com',
      Namespace: 'batch',
      Job: { kind: 'Job', metadata: { 'name.$': '$.name' } },
      LogOptions: { 'RetrieveLogs.$': '$.logs', RawLogs: true, LogParameters: { tailLines: ['20'] } },
    });
  });

  test('there are no logs of a job that the state does not wait for', () => {
    const stack = stackIn();
    const task = new EksRunJob(stack, 'Run', {
      cluster,
      job: TaskInput.fromJsonPathAt('$.job'),
      logOptions: { retrieveLogs: true },
    });
    expect(() => synthesise(stack, task)).toThrow(/INVALID_PROP at logOptions: the state does not wait for the job/);
  });
});
