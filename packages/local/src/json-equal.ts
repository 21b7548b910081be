import type { Json } from './json';

/** Whether two values are equal, whatever the order of their fields; `visit` is told of each list and object. */
export function isEqual(left: Json, right: Json, visit?: () => void): boolean {
  if (left === right) return true;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') return false;
  visit?.();
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, at) => isEqual(item, right[at]!, visit))
    );
  }
  if (Array.isArray(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && isEqual(left[key]!, right[key]!, visit))
  );
}
