import { missing } from './api-error';
import { parseArn } from './arn';
import { type PageRequest, pageAs } from './paging';
import { seconds } from './wire';
import type { World } from './world';

export const mapRunOperations = {
  ListMapRuns: (request: PageRequest & { executionArn: string }, world: World) => {
    const { mapRuns } = world.executions.get(request.executionArn);
    // The newest first.
    const numbered = mapRuns.map((record, at) => [-at, record] as const).reverse();
    const asked = ['ListMapRuns', request.executionArn];
    return pageAs('mapRuns', numbered, request, asked, ({ arn, executionArn, machineArn, startDate, stopDate }) => ({
      executionArn,
      mapRunArn: arn,
      stateMachineArn: machineArn,
      startDate: seconds(startDate),
      stopDate: stopDate && seconds(stopDate),
    }));
  },

  DescribeMapRun: ({ mapRunArn }: { mapRunArn: string }, world: World) => {
    parseArn(mapRunArn, 'mapRun');
    const record = world.executions
      .list()
      .flatMap(({ mapRuns }) => mapRuns)
      .find(({ arn }) => arn === mapRunArn);
    if (!record) throw missing.resource(mapRunArn);
    const { executionArn, status, startDate, stopDate, limits, items, executions } = record;
    return {
      mapRunArn,
      executionArn,
      status,
      startDate: seconds(startDate),
      stopDate: stopDate && seconds(stopDate),
      ...limits,
      itemCounts: items,
      executionCounts: executions,
      redriveCount: 0,
    };
  },
};
