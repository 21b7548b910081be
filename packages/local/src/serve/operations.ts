import { activityOperations } from './activity-operations';
import { executionOperations } from './execution-operations';
import { historyOperations } from './history';
import { machineOperations } from './machine-operations';
import { mapRunOperations } from './map-run-operations';
import { tagOperations } from './tags';
import { testOperations } from './test-operations';
import { tokenOperations } from './token-operations';
import { versionOperations } from './versions';
import type { World } from './world';

/** Answers a request whose shape was checked; `gone` aborts when the client has left. */
type Operation = (request: any, world: World, gone: AbortSignal) => object | Promise<object>;

/** The operations of the API that are served. */
export const operations: Readonly<Record<string, Operation>> = {
  ...activityOperations,
  ...executionOperations,
  ...historyOperations,
  ...machineOperations,
  ...mapRunOperations,
  ...tagOperations,
  ...testOperations,
  ...tokenOperations,
  ...versionOperations,
};
