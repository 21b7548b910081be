import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import {
  CodeBuildBatchDeleteBuilds,
  CodeBuildDeleteBuildBatch,
  CodeBuildRetryBuildBatch,
  CodeBuildStopBuild,
  CodeBuildStopBuildBatch,
} from '../src';

const PROJECTS = 'arn:<AWS::Partition>:codebuild:eu-west-1:123456789012:project/';
const ARN = 'arn:aws:codebuild:eu-west-1:123456789012';

function projectsOf(stack: Stack, task: Parameters<typeof synthesise>[1]) {
  return synthesise(stack, task).statements.flatMap(({ Resource }) => [Resource].flat().map(flatten));
}

describe('the project of a build', () => {
  test.each([
    ['an identifier', 'site:6f9a', 'site'],
    ['the ARN of a build', `${ARN}:build/site:6f9a`, 'site'],
    ['the ARN of a batch', `${ARN}:build-batch/site:6f9a`, 'site'],
    ['an identifier that begins with a name', `site:${JsonPath.stringAt('$.build')}`, 'site'],
    ['an identifier that begins with an expression', `${JsonPath.stringAt('$.project')}:6f9a`, '*'],
    ['an expression', JsonPath.stringAt('$.id'), '*'],
    ['the ARN of something else', `${ARN}:report/site:6f9a`, '*'],
  ])('is told by %s', (_, id, name) => {
    for (const Task of [
      CodeBuildStopBuild,
      CodeBuildStopBuildBatch,
      CodeBuildRetryBuildBatch,
      CodeBuildDeleteBuildBatch,
    ]) {
      const stack = stackIn();
      expect(projectsOf(stack, new Task(stack, 'Task', { id }))).toEqual([`${PROJECTS}${name}`]);
    }
  });

  test.each([
    ['of one project', ['site:1', 'site:2'], ['site']],
    ['of two', ['site:1', 'tool:2'], ['site', 'tool']],
    ['of which one is not known', ['site:1', JsonPath.stringAt('$.id')], ['*']],
    ['that the input names', JsonPath.listAt('$.ids'), ['*']],
  ])('is told by each of the builds %s', (_, ids, names) => {
    const stack = stackIn();
    const task = new CodeBuildBatchDeleteBuilds(stack, 'Delete', { ids });
    expect(projectsOf(stack, task)).toEqual(names.map((name) => `${PROJECTS}${name}`));
  });

  test('is any where JSONata yields the builds', () => {
    const stack = stackIn();
    const ids = Jsonata.listAt('$states.input.ids');
    const task = new CodeBuildBatchDeleteBuilds(stack, 'Delete', { ids, queryLanguage: QueryLanguage.JSONATA });
    expect(projectsOf(stack, task)).toEqual([`${PROJECTS}*`]);
  });
});
