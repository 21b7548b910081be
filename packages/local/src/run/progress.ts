import type { Json } from '../json';
import type { Item } from '../states/map-items';
import type { Branch } from './branch';

/** What a Parallel or an inline Map has come to: a redrive runs what is unfinished, and takes the rest as it is. */
export interface Progress {
  /** What the state works on. */
  readonly input: Json;
  /** The items of a Map. */
  readonly items?: readonly Item[];
  /** The outputs of those that have ended. */
  readonly results: Json[];
  /** Those that have started, by their index. */
  readonly unfinished: Map<number, Branch>;
}
