import { Jsonata, JsonPath } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { BuildEnvironmentVariableType, Project } from 'aws-cdk-lib/aws-codebuild';
import { Role } from 'aws-cdk-lib/aws-iam';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { CodeBuildStartBuildBatch } = ours;

const EVENTS = ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'];
const tool = (stack: Stack) => Project.fromProjectName(stack, 'Tool', 'tool');
const roleNamed = (stack: Stack, name: string) =>
  Role.fromRoleArn(stack, name, `arn:aws:iam::123456789012:role/${name}`);

describeTask({
  task: CodeBuildStartBuildBatch,
  resource: 'codebuild:startBuildBatch',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['codebuild:StartBuildBatch'],
    [IntegrationPattern.RUN_JOB]: [
      'codebuild:StartBuildBatch',
      'codebuild:StopBuildBatch',
      'codebuild:BatchGetBuildBatches',
      ...EVENTS,
    ],
  },
  props: (stack) => ({ project: tool(stack) }),
});

describe('CodeBuildStartBuildBatch', () => {
  test('renders what batches alone have', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const state = synthesiseState(
      stack,
      new CodeBuildStartBuildBatch(stack, 'Batch', {
        project: tool(stack),
        buildTimeoutInMinutesOverride: JsonPath.numberAt('$.minutes'),
        reportBuildBatchStatusOverride: true,
        sourceVersion: 'main',
        buildBatchConfigOverride: {
          serviceRole: roleNamed(stack, 'batches'),
          combineArtifacts: false,
          restrictions: {
            maximumBuildsAllowed: 4,
            computeTypesAllowed: ['BUILD_GENERAL1_SMALL', JsonPath.stringAt('$.size')],
          },
          timeoutInMins: 120,
          batchReportMode: 'REPORT_AGGREGATED_BATCH',
        },
      }),
    );
    // THEN
    expect(state['Parameters']).toEqual({
      ProjectName: 'tool',
      'BuildTimeoutInMinutesOverride.$': '$.minutes',
      ReportBuildBatchStatusOverride: true,
      SourceVersion: 'main',
      BuildBatchConfigOverride: {
        ServiceRole: 'arn:aws:iam::123456789012:role/batches',
        CombineArtifacts: false,
        Restrictions: {
          MaximumBuildsAllowed: 4,
          'ComputeTypesAllowed.$': "States.Array('BUILD_GENERAL1_SMALL', $.size)",
        },
        TimeoutInMins: 120,
        BatchReportMode: 'REPORT_AGGREGATED_BATCH',
      },
    });
  });

  test('takes numbers, booleans and lists in JSONata', () => {
    const stack = stackIn();
    const state = synthesiseState(
      stack,
      CodeBuildStartBuildBatch.jsonata(stack, 'Batch', {
        project: tool(stack),
        reportBuildBatchStatusOverride: Jsonata.booleanAt('$states.input.report'),
        buildBatchConfigOverride: {
          restrictions: {
            maximumBuildsAllowed: '{% $states.input.most %}',
            fleetsAllowed: '{% $states.input.fleets %}',
          },
        },
      }),
    );
    expect(state['Arguments']).toEqual({
      ProjectName: 'tool',
      ReportBuildBatchStatusOverride: '{% $states.input.report %}',
      BuildBatchConfigOverride: {
        Restrictions: {
          MaximumBuildsAllowed: '{% $states.input.most %}',
          FleetsAllowed: '{% $states.input.fleets %}',
        },
      },
    });
  });

  test('may hand the roles of batch and builds to CodeBuild', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new CodeBuildStartBuildBatch(stack, 'Batch', {
        project: tool(stack),
        serviceRoleOverride: roleNamed(stack, 'builds'),
        buildBatchConfigOverride: { serviceRole: roleNamed(stack, 'batches') },
      }),
    );
    // THEN
    const passed = statements.filter(({ Action }) => Action === 'iam:PassRole');
    expect(passed.flatMap(({ Resource }) => [Resource].flat().map(flatten))).toEqual([
      'arn:aws:iam::123456789012:role/builds',
      'arn:aws:iam::123456789012:role/batches',
    ]);
    expect(passed.map(({ Condition }) => Condition?.['StringEquals'])).toEqual(
      passed.map(() => ({ 'iam:PassedToService': 'codebuild.amazonaws.com' })),
    );
  });
});

const BOTH_PATTERNS = [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB];

describeParity('CodeBuildStartBuildBatch', ours, [
  { name: 'minimal props', patterns: BOTH_PATTERNS, props: ({ stack }) => ({ project: tool(stack) }) },
  {
    name: 'all props',
    patterns: BOTH_PATTERNS,
    props: ({ stack, at }) => ({
      project: tool(stack),
      environmentVariablesOverride: {
        STAGE: { value: at('stage') },
        TOKEN: { type: BuildEnvironmentVariableType.SECRETS_MANAGER, value: 'token' },
      },
    }),
  },
]);
