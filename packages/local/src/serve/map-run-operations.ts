import type { MapRunLimits, MapRunRecord } from '../distributed/map-run-record';
import { invalid, missing } from './api-error';
import { parseArn } from './arn';
import { type PageRequest, pageAs } from './paging';
import { seconds } from './wire';
import type { World } from './world';

export const mapRunOperations = {
  ListMapRuns: (request: PageRequest & { executionArn: string }, world: World) => {
    const { parent } = world.executions.locate(request.executionArn);
    // Those of a child execution are apart from those of the execution itself. The newest first.
    const mapRuns = parent.mapRuns.filter(({ facts }) => facts.executionArn === request.executionArn);
    const numbered = mapRuns.map((record, at) => [-at, record] as const).reverse();
    const asked = ['ListMapRuns', request.executionArn];
    return pageAs('mapRuns', numbered, request, asked, ({ facts, stopDate }) => ({
      executionArn: facts.executionArn,
      mapRunArn: facts.arn,
      stateMachineArn: facts.machineArn,
      startDate: seconds(facts.startDate),
      stopDate: stopDate && seconds(stopDate),
    }));
  },

  DescribeMapRun: ({ mapRunArn }: { mapRunArn: string }, world: World) => {
    const record = mapRunAt(mapRunArn, world);
    const { facts, status, stopDate, items, executions, redriveCount, redriveDate } = record;
    const { executionArn, startDate, limits } = facts;
    return {
      mapRunArn,
      executionArn,
      status,
      startDate: seconds(startDate),
      stopDate: stopDate && seconds(stopDate),
      maxConcurrency: limits.maxConcurrency ?? 0,
      toleratedFailureCount: limits.toleratedFailureCount ?? 0,
      toleratedFailurePercentage: limits.toleratedFailurePercentage ?? 0,
      itemCounts: items,
      executionCounts: executions,
      redriveCount,
      redriveDate: redriveDate && seconds(redriveDate),
    };
  },

  UpdateMapRun: ({ mapRunArn, ...limits }: { mapRunArn: string } & MapRunLimits, world: World) => {
    const record = mapRunAt(mapRunArn, world);
    if (record.status !== 'RUNNING') {
      throw invalid(`Map Run is ${record.status} and cannot be updated: '${mapRunArn}'`);
    }
    record.update(limits);
    return {};
  },
};

/** The Map Run of an ARN. */
export function mapRunAt(arn: string, world: World): MapRunRecord {
  parseArn(arn, 'mapRun');
  for (const { mapRuns } of world.executions.list()) {
    const found = mapRuns.find((record) => record.facts.arn === arn);
    if (found) return found;
  }
  throw missing.resource(arn);
}
