import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { MediaConvertCreateJob } = ours;
const { REQUEST_RESPONSE, RUN_JOB } = IntegrationPattern;

const Settings = {
  OutputGroups: [{ Outputs: [{ ContainerSettings: { Container: 'MP4' }, VideoDescription: { Width: 1280 } }] }],
  Inputs: [{ FileInput: 's3://videos/raw.mov', TimecodeSource: 'ZEROBASED' }],
};
const Role = 'arn:<AWS::Partition>:iam::123456789012:role/transcode';
const createJobRequest = { Role, Settings };

describeTask({
  task: MediaConvertCreateJob,
  resource: 'mediaconvert:createJob',
  patterns: {
    [REQUEST_RESPONSE]: ['mediaconvert:CreateJob', 'iam:PassRole'],
    [RUN_JOB]: [
      'mediaconvert:CreateJob',
      'mediaconvert:GetJob',
      'mediaconvert:CancelJob',
      'iam:PassRole',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: () => ({ createJobRequest }),
});

describeParity('MediaConvertCreateJob', ours, [
  { name: 'minimal props', patterns: [REQUEST_RESPONSE, RUN_JOB], props: () => ({ createJobRequest }) },
  {
    name: 'all props',
    patterns: [REQUEST_RESPONSE, RUN_JOB],
    props: ({ at }) => ({
      createJobRequest: {
        ...createJobRequest,
        Queue: 'Default',
        Priority: 2,
        UserMetadata: { order: at('order') },
        AccelerationSettings: { Mode: 'PREFERRED' },
      },
      comment: 'transcodes',
    }),
  },
]);

describe('MediaConvertCreateJob', () => {
  function statementsOf(request: object, integrationPattern = REQUEST_RESPONSE) {
    const stack = stackIn();
    const task = new MediaConvertCreateJob(stack, 'Job', {
      createJobRequest: { ...createJobRequest, ...request },
      integrationPattern,
    });
    return synthesise(stack, task).statements;
  }

  test('may use the queue and template that the request names, and nothing besides', () => {
    const [create] = statementsOf({
      Queue: 'Default',
      JobTemplate: 'arn:aws:mediaconvert:eu-west-1:123456789012:jobTemplates/hd',
    });
    expect(JSON.stringify(create!.Resource)).toContain('queues/Default"');
    expect(JSON.stringify(create!.Resource)).toContain('arn:aws:mediaconvert:eu-west-1:123456789012:jobTemplates/hd');
  });

  test('may use any queue where an expression names it', () => {
    const [create] = statementsOf({ Queue: JsonPath.stringAt('$.queue') });
    expect(JSON.stringify(create!.Resource)).toContain('queues/*');
    expect(JSON.stringify(create!.Resource)).not.toContain('$.queue');
  });

  test('passes its role to MediaConvert alone, and any role where an expression names it', () => {
    const [, pass] = statementsOf({ Role: JsonPath.stringAt('$.role') });
    expect(pass).toMatchObject({
      Action: 'iam:PassRole',
      Condition: { StringEquals: { 'iam:PassedToService': 'mediaconvert.amazonaws.com' } },
    });
    expect(JSON.stringify(pass!.Resource)).toContain('role/*');
  });

  test('touches no jobs but its own', () => {
    const jobs = statementsOf({}, RUN_JOB).find(({ Action }) => Action.includes('mediaconvert:CancelJob'));
    expect(jobs).toMatchObject({
      Condition: { StringEquals: { 'aws:ResourceTag/ManagedByService': 'AWSStepFunctions' } },
    });
  });

  test('reports a misspelt setting with its place', () => {
    const stack = stackIn();
    const task = new MediaConvertCreateJob(stack, 'Job', {
      createJobRequest: { Role, Settings: { Inputs: [{ FileInputt: 's3://a/b' }] } },
    });
    expect(() => synthesise(stack, task)).toThrow(
      /API_UNKNOWN_PARAMETER at Settings\.Inputs\[0\]\.FileInputt: .* Did you mean FileInput\?/,
    );
  });
});
