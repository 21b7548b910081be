import { join } from 'node:path';
import { ModelFolder } from '../src';
import { jobActions } from '../src/job-actions';
import { findJobProblems, type OverlayJob } from '../src/jobs';
import { type Overlay, readOverlays } from '../src/overlay';

const models = new ModelFolder(join(__dirname, '..', '..', 'models', 'data'));
const overlays = [...readOverlays(join(__dirname, '..', 'overlays')).values()];
const athena = overlays.find(({ service }) => service === 'athena')!;
const job = athena.apis['startQueryExecution']!.job!;

/** What is wrong with the job of Athena's queries when some of it is otherwise. */
function problemsOf(change: Partial<OverlayJob>): string[] {
  const changed: Overlay = { ...athena, apis: { startQueryExecution: { job: { ...job, ...change } } } };
  return findJobProblems(changed, models.model('athena'));
}

test('given the overlays, when they are read, then they hold the 33 jobs that `.sync` waits for', () => {
  const apis = overlays.flatMap(({ apis }) => Object.values(apis));
  expect(apis.filter((api) => api.job !== undefined)).toHaveLength(33);
});

describe('given how a job is followed', () => {
  test('when it fits the model, then nothing is wrong', () => {
    expect(problemsOf({})).toEqual([]);
  });

  test.each<[string, Partial<OverlayJob>, string]>([
    ['an operation', { describe: { operation: 'GetQuery', request: {} } }, 'there is no GetQuery'],
    ['a member of a request', { stop: { ...job.stop!, request: { Id: 'x' } } }, 'StopQueryExecution takes no Id'],
    ['a required member', { stop: { ...job.stop!, request: {} } }, 'StopQueryExecution needs QueryExecutionId'],
    ['the job', { item: 'Queries' }, 'GetQueryExecution returns no Queries'],
    ['the status', { status: 'QueryExecution.State' }, 'the job has no QueryExecution.State'],
    ['a value of the status', { failed: ['FAILED'] }, 'the status CANCELLED stands in none of its groups'],
    ['its model', { failed: ['FAILED', 'CANCELLED', 'LOST'] }, 'the status LOST stands in no model'],
    ['one group', { succeeded: ['SUCCEEDED', 'FAILED'] }, 'a status stands in two groups'],
    ['what tells it from others', { where: { RunId: 'response.RunId' } }, 'the job has no RunId'],
  ])('when %s is not there, then that is a problem', (_, change, problem) => {
    expect(problemsOf(change)).toEqual(expect.arrayContaining([`athena:startQueryExecution: ${problem}`]));
  });

  test('when its IAM actions are asked for, then they have the prefix of the service in IAM', () => {
    expect(jobActions('elasticmapreduce:addStep')).toEqual([
      'elasticmapreduce:DescribeStep',
      'elasticmapreduce:CancelSteps',
    ]);
    expect(jobActions('states:startExecution')).toEqual(['states:DescribeExecution', 'states:StopExecution']);
    expect(jobActions('eks:runJob')).toEqual([]);
  });
});
