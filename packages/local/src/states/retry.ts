import type { StateDefinition } from '../definition/types';
import type { Random } from '../run/random';

/** One retrier of a state. */
export interface Retrier {
  readonly errors: readonly string[];
  readonly attempts: number;
  /** Seconds until the next attempt, when so many were made. */
  delay(made: number, random: Random): number;
}

/** Compiles the Retry field. */
export function compileRetry(definition: StateDefinition): Retrier[] {
  return ((definition['Retry'] ?? []) as Readonly<Record<string, any>>[]).map((retrier) => {
    const interval = (retrier['IntervalSeconds'] as number | undefined) ?? 1;
    const backoff = (retrier['BackoffRate'] as number | undefined) ?? 2;
    const most = (retrier['MaxDelaySeconds'] as number | undefined) ?? Infinity;
    return {
      errors: retrier['ErrorEquals'] as string[],
      attempts: (retrier['MaxAttempts'] as number | undefined) ?? 3,
      delay(made, random) {
        const seconds = Math.min(interval * backoff ** made, most);
        return retrier['JitterStrategy'] === 'FULL' ? random.next() * seconds : seconds;
      },
    };
  });
}
