import { Failure } from '../failure';
import type { Json } from '../json';
import type { Branch } from './branch';
import type { Maybe } from './maybe';
import { runPool } from './pool';
import type { StopSignal } from './stop-signal';

/** Branches of a state that run beside each other. */
export interface Siblings {
  readonly parent: Branch;
  /** Ends those that are left when one fails. */
  readonly stop: StopSignal;
  /** Filled by the work. */
  readonly results: Json[];
  /** How many run at once. */
  readonly limit: number;
  work(index: number): Maybe<void>;
  /** Records those that a failure leaves unfinished. */
  abort(): void;
}

/** The results of all, or the failure of the first that fails, which ends the others. */
export function settleBranches({ parent, stop, results, limit, work, abort }: Siblings): Maybe<Json[]> {
  const end = (): Json[] => {
    stop.leave();
    return results;
  };
  const fail = (thrown: unknown): never => {
    if (thrown instanceof Failure && !parent.stop.stopped) abort();
    stop.stop();
    stop.leave();
    throw thrown;
  };
  let next = 0;
  const take = (): number | undefined => (next < results.length ? next++ : undefined);
  let pool: Maybe<void>;
  try {
    pool = runPool(take, () => limit, work);
  } catch (thrown) {
    return fail(thrown);
  }
  return pool instanceof Promise ? pool.then(end, fail) : end();
}
