/** A value, or the promise of one: what need not wait does not. */
export type Maybe<T> = T | Promise<T>;

/** Goes on with a value, at once where it is there. */
export function then<T, U>(value: Maybe<T>, next: (value: T) => Maybe<U>): Maybe<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
