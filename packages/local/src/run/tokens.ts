import type { Json } from '../json';

/** A task that waits for its token. */
export interface PendingToken {
  success(output: Json): void;
  failure(error?: string, cause?: string): void;
  heartbeat(): void;
}
