import type { Maybe } from './maybe';

/** Runs pieces of work, so many at once. What need not wait runs at once; the first failure ends it. */
export function runPool(count: number, limit: number, work: (index: number) => Maybe<void>): Maybe<void> {
  let next = 0;
  let active = 0;
  let settle: { resolve(): void; reject(reason: unknown): void } | undefined;
  let failed = false;

  const advance = (): void => {
    while (!failed && next < count && active < limit) {
      const piece = work(next);
      next += 1;
      if (!(piece instanceof Promise)) continue;
      active += 1;
      piece.then(
        () => {
          active -= 1;
          try {
            advance();
            if (active === 0 && next >= count) settle?.resolve();
          } catch (reason) {
            fail(reason);
          }
        },
        (reason: unknown) => fail(reason),
      );
    }
  };
  const fail = (reason: unknown): void => {
    failed = true;
    settle?.reject(reason);
  };

  advance();
  if (active === 0) return undefined;
  return new Promise((resolve, reject) => {
    settle = { resolve, reject };
  });
}
