import type { Maybe } from './maybe';

/**
 * Runs pieces of work until there are no more, so many at once. What need not wait runs at once; the first failure ends it. A limit that
 * may change hands out what takes more work.
 */
export function runPool<T>(
  take: () => T | undefined,
  limit: () => number,
  work: (piece: T) => Maybe<void>,
  handOut?: (wake: () => void) => void,
): Maybe<void> {
  let over = false;
  let active = 0;
  let settle: { resolve(): void; reject(reason: unknown): void } | undefined;
  let failed = false;

  const advance = (): void => {
    while (!failed && !over && active < limit()) {
      const piece = take();
      if (piece === undefined) {
        over = true;
        break;
      }
      const running = work(piece);
      if (!(running instanceof Promise)) continue;
      active += 1;
      running.then(
        () => {
          active -= 1;
          goOn();
        },
        (reason: unknown) => fail(reason),
      );
    }
  };
  const goOn = (): void => {
    try {
      advance();
      if (active === 0 && over) settle?.resolve();
    } catch (reason) {
      fail(reason);
    }
  };
  const fail = (reason: unknown): void => {
    failed = true;
    settle?.reject(reason);
  };

  advance();
  handOut?.(goOn);
  if (active === 0) return undefined;
  return new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
}
