import { nearest } from '../../../packages/core/src/errors';

/** A trailing question that offers up to three candidates, the nearest first; nothing when none is near. */
export function closest(written: string, candidates: readonly string[]): string {
  const found: string[] = [];
  while (found.length < 3) {
    const next = nearest(
      written,
      candidates.filter((candidate) => !found.includes(candidate)),
    );
    if (next === undefined) break;
    found.push(next);
  }
  return found.length === 0 ? '' : ` Did you mean ${found.join(', ')}?`;
}
