import { describeParity } from '@sfn-tasks-internal/conformance';
import { Duration, Size } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { IntegrationPattern, TaskInput, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const minimal = {
  jobName: 'render',
  jobDefinitionArn: 'arn:aws:batch:eu-west-1:123456789012:job-definition/render:3',
  jobQueueArn: 'arn:aws:batch:eu-west-1:123456789012:job-queue/films',
};
const submits = { alsoGrants: ['batch:SubmitJob'], differences: ['batch-submit-job-scope'] };
const runs = {
  alsoGrants: ['batch:SubmitJob', 'batch:DescribeJobs', 'batch:TerminateJob'],
  differences: ['batch-submit-job-scope', 'batch-watches-its-job'],
};

describeParity('BatchSubmitJob', ours, [
  { name: 'minimal props', ...submits, props: () => minimal },
  { name: 'minimal props', ...runs, patterns: [IntegrationPattern.RUN_JOB], props: () => minimal },
  {
    name: 'all props',
    alsoGrants: [...runs.alsoGrants, 'batch:TagResource'],
    differences: [...runs.differences, 'batch-tag-resource'],
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
    props: ({ at }) => ({
      ...minimal,
      jobName: at('name'),
      arraySize: 15,
      containerOverrides: {
        command: ['render', '--all'],
        environment: { SCENE: at('scene'), QUALITY: 'high' },
        instanceType: InstanceType.of(InstanceClass.M7G, InstanceSize.LARGE),
        memory: Size.gibibytes(2),
        gpuCount: 1,
        vcpus: 10,
      },
      dependsOn: [{ jobId: at('before'), type: 'N_TO_N' }, { type: 'SEQUENTIAL' }],
      payload: TaskInput.fromObject({ film: at('film') }),
      attempts: 3,
      tags: { team: 'film' },
      timeout: Duration.minutes(1),
      comment: 'renders',
    }),
  },
  {
    name: 'definition and queue from the state',
    ...submits,
    props: ({ at }) => ({ ...minimal, jobDefinitionArn: at('definition'), jobQueueArn: at('queue') }),
  },
  {
    name: 'a time',
    ...submits,
    props: () => ({ ...minimal, taskTimeout: Timeout.duration(Duration.hours(1)) }),
  },
]);
