import { awaitJob } from '../src/aws/await-job';
import type { Job } from '../src/aws/integration';
import { optimisedIntegrations } from '../src/integrations.generated';
import type { Json } from '../src/json';
import type { TaskCall } from '../src/task-call';

/** Waits for a job of an integration, which describes itself so; an error is thrown. */
function wait(
  service: string,
  api: string,
  roots: { request: Json; response: Json },
  ...descriptions: (Json | Error)[]
) {
  let seconds = 0;
  const sleep = async (more: number) => {
    seconds += more;
  };
  const clock = { now: () => seconds * 1000, sleep };
  const call = { clock, signal: new AbortController().signal, pattern: 'sync' } as unknown as TaskCall;
  const asked: unknown[] = [];
  const send = async (operation: string, request: Json) => {
    const result = descriptions[Math.min(asked.length, descriptions.length - 1)]!;
    asked.push([operation, request]);
    if (result instanceof Error) throw result;
    return { result, metadata: {} };
  };
  const job: Job = optimisedIntegrations[service]!.apis[api]!.job!;
  return awaitJob(job, call, roots, { send }, 1e9).then((output) => ({ output, asked, seconds }));
}

const gone = Object.assign(new Error('No cluster found.'), {
  name: 'ResourceNotFoundException',
  $metadata: { httpStatusCode: 404 },
});

describe('given how the jobs of an integration are followed', () => {
  test('when it deletes, then it has ended when nothing is left', async () => {
    const roots = { request: { Name: 'c' }, response: { Cluster: { Status: 'DELETING' } } };
    const deleting = { Cluster: { Name: 'c', Status: 'DELETING' } };
    expect((await wait('eks', 'deleteCluster', roots, deleting, gone)).output).toEqual(deleting);
    expect((await wait('eks', 'deleteCluster', roots, gone)).output).toEqual(roots.response);
    await expect(wait('eks', 'createCluster', roots, gone)).rejects.toBe(gone);
  });

  test('when its runs are only listed, then it is the one of its identifier, as soon as it is listed', async () => {
    const run = (RunId: string, State: string) => ({ RunId, State });
    const { output, asked } = await wait(
      'databrew',
      'startJobRun',
      { request: { Name: 'n' }, response: { RunId: 'b' } },
      { JobRuns: [run('a', 'FAILED')] },
      { JobRuns: [run('b', 'SUCCEEDED'), run('a', 'FAILED')] },
    );
    expect(output).toEqual(run('b', 'SUCCEEDED'));
    expect(asked).toEqual(Array(2).fill(['ListJobRuns', { Name: 'n' }]));
  });

  test('when the output is more than the description, then it is made of both', async () => {
    const description = { Cluster: { Id: 'j', Status: { State: 'WAITING' } } };
    const roots = { request: {}, response: { ClusterId: 'j' } };
    const { output } = await wait('elasticmapreduce', 'createCluster', roots, description);
    expect(output).toEqual({ ClusterId: 'j', ...description });
  });

  test('when it takes long, then it is looked at less and less often, and in the end every minute', async () => {
    const roots = { request: { JobName: 'n' }, response: { JobRunId: 'r' } };
    const running = Array(9).fill({ JobRun: { JobRunState: 'RUNNING' } });
    const { seconds } = await wait('glue', 'startJobRun', roots, ...running, { JobRun: { JobRunState: 'SUCCEEDED' } });
    expect(seconds).toBe(1 + 2 + 4 + 8 + 16 + 32 + 4 * 60);
  });
});
