import { JsonPath } from '@sfn-tasks/core';
import { findUnprovenPermissions, flatten, type Statement, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { Fn, Size, type Stack } from 'aws-cdk-lib';
import { EcsFargateContainerDefinition, EcsJobDefinition } from 'aws-cdk-lib/aws-batch';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { BatchSubmitJob, type BatchSubmitJobProps } from '../src';

const OWN = 'arn:<AWS::Partition>:batch:eu-west-1:123456789012';
const ACCOUNT = 'arn:aws:batch:eu-west-1:123456789012';

/** The resources that an action is allowed on. */
function resourcesOf(action: string, props: Partial<BatchSubmitJobProps>, stack = stackIn()): string[] {
  return resourcesIn(statementsOf(stack, props), action);
}

function statementsOf(stack: Stack, props: Partial<BatchSubmitJobProps>): readonly Statement[] {
  const minimal = { jobName: 'render', jobDefinitionArn: 'render', jobQueueArn: 'films' };
  return synthesise(stack, new BatchSubmitJob(stack, 'Submit', { ...minimal, ...props })).statements;
}

function resourcesIn(statements: readonly Statement[], action: string): string[] {
  return statements
    .filter(({ Action }) => [Action].flat().includes(action))
    .flatMap(({ Resource }) => [Resource].flat().map(flatten));
}

const family = (name: string, account = OWN) =>
  ['', ':*'].map((suffix) => `${account}:job-definition/${name}${suffix}`);

describe('the permissions of BatchSubmitJob', () => {
  test.each<[string, string, string[]]>([
    ['an ARN without revision', `${ACCOUNT}:job-definition/film`, family('film', ACCOUNT)],
    ['an ARN with a revision', `${ACCOUNT}:job-definition/film:3`, family('film', ACCOUNT)],
    ['a name', 'film', family('film')],
    ['a name with a revision', 'film:3', family('film')],
    ['an expression', JsonPath.stringAt('$.definition'), [`${OWN}:job-definition/*`]],
    ['an expression in text', `film-${JsonPath.stringAt('$.kind')}`, [`${OWN}:job-definition/*`]],
  ])('a job definition that is given as %s is allowed in any revision', (_, jobDefinitionArn, expected) => {
    const resources = resourcesOf('batch:SubmitJob', { jobDefinitionArn });
    expect(resources).toEqual([...expected, `${OWN}:job-queue/films`, `${OWN}:job/*`]);
  });

  test('a job definition of the app is allowed by the name in its ARN', () => {
    const stack = stackIn();
    const container = new EcsFargateContainerDefinition(stack, 'Container', {
      image: ContainerImage.fromRegistry('example/render'),
      cpu: 1,
      memory: Size.gibibytes(2),
    });
    const { jobDefinitionArn } = new EcsJobDefinition(stack, 'Render', { container });
    const name = flatten({
      'Fn::Select': [
        0,
        { 'Fn::Split': [':', { 'Fn::Select': [1, { 'Fn::Split': ['/', { Ref: 'RenderEA451E88' }] }] }] },
      ],
    });
    expect(resourcesOf('batch:SubmitJob', { jobDefinitionArn }, stack).slice(0, 2)).toEqual(family(name));
  });

  test.each<[string, string, string]>([
    ['an ARN', `${ACCOUNT}:job-queue/other`, `${ACCOUNT}:job-queue/other`],
    ['a name', 'other', `${OWN}:job-queue/other`],
    ['an ARN that only the deployment knows', Fn.importValue('queue'), flatten({ 'Fn::ImportValue': 'queue' })],
    ['an expression', JsonPath.stringAt('$.queue'), `${OWN}:job-queue/*`],
  ])('a queue that is given as %s', (_, jobQueueArn, expected) => {
    expect(resourcesOf('batch:SubmitJob', { jobQueueArn })[2]).toBe(expected);
  });

  test('what expressions may name is all that is allowed', () => {
    const resources = resourcesOf('batch:SubmitJob', {
      jobDefinitionArn: JsonPath.stringAt('$.definition'),
      jobDefinitionScope: ['film', `${ACCOUNT}:job-definition/clip:2`],
      jobQueueArn: JsonPath.stringAt('$.queue'),
      jobQueueScope: ['fast', 'slow'],
    });
    const queues = ['fast', 'slow'].map((name) => `${OWN}:job-queue/${name}`);
    expect(resources).toEqual([...family('film'), ...family('clip', ACCOUNT), ...queues, `${OWN}:job/*`]);
  });

  test.each<[string, Partial<BatchSubmitJobProps>]>([
    ['by prop', { tags: { team: 'film' } }],
    ['beside the props', { additionalParameters: { Tags: { team: 'film' } } }],
  ])('tags that are set %s bring the permission to tag jobs', (_, props) => {
    expect(resourcesOf('batch:TagResource', props)).toEqual([`${OWN}:job/*`]);
  });

  test('without tags nothing is tagged', () => {
    expect(resourcesOf('batch:TagResource', {})).toEqual([]);
  });

  test('a job is stopped as a job, and all jobs may be described', () => {
    expect(resourcesOf('batch:TerminateJob', {})).toEqual([`${OWN}:job/*`]);
    expect(resourcesOf('batch:DescribeJobs', {})).toEqual(['*']);
  });

  test('consumable resources are allowed as the job names them', async () => {
    const use = (...names: string[]) => ({
      ConsumableResourcePropertiesOverride: {
        ConsumableResourceList: names.map((ConsumableResource) => ({ ConsumableResource, Quantity: 1 })),
      },
    });
    const statements = statementsOf(stackIn(), {
      tags: { team: 'film' },
      additionalParameters: {
        ...use('licence', `${ACCOUNT}:consumable-resource/seat`),
        NodeOverrides: { NodePropertyOverrides: [{ TargetNodes: '0', ...use(JsonPath.stringAt('$.resource')) }] },
      },
    });
    expect(resourcesIn(statements, 'batch:SubmitJob').slice(4)).toEqual([
      `${OWN}:consumable-resource/licence`,
      `${ACCOUNT}:consumable-resource/seat`,
      `${OWN}:consumable-resource/*`,
    ]);
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });

  test('consumable resources that an expression lists are any', () => {
    const additionalParameters = {
      ConsumableResourcePropertiesOverride: { ConsumableResourceList: JsonPath.objectAt('$.resources') },
    };
    expect(resourcesOf('batch:SubmitJob', { additionalParameters })[4]).toBe(`${OWN}:consumable-resource/*`);
  });
});
