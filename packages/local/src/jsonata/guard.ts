import type { StepsLeft } from '../regex/matcher';
import { DEEPEST_VALUE, LARGEST_PAYLOAD } from '../run/payload-size';
import { distinct } from './distinct';
import { lookUp } from './own-property';
import { checkTimestamp } from './timestamps';

/** How many steps one evaluation may take, and how deep it may nest: no expression runs for ever. */
const MOST_STEPS = 5_000_000;
const DEEPEST = 20_000;

/** How many steps its regular expressions may take: they are much smaller. */
const MOST_REGEX_STEPS = 50_000_000;

/** How many items and characters one value may hold: a payload holds 262,144. */
const LARGEST = 4_000_000;

/** What else it costs to enter a node: at once, and the more the oftener, by how many bits less than it was entered. */
export interface Cost {
  extra?: number;
  growing?: number;
}

type Node = Cost & { readonly type: string; readonly focus?: unknown; readonly index?: unknown };

interface Frame {
  lookup(name: string): unknown;
  bind(name: string, value: unknown): void;
}

/** A function of JSONata itself. */
interface NativeFunction {
  readonly _jsonata_function: true;
  readonly implementation: (...args: never[]) => unknown;
  readonly signature: unknown;
}

/** Functions that do here what JSONata's do, but in linear time, or for data alone. */
const INSTEAD: Readonly<Record<string, (...args: never[]) => unknown>> = { distinct, lookup: lookUp };

/** What an error says; JavaScript speaks of its stack. */
export function messageOf(error: unknown): string {
  const { message } = error as Error;
  return error instanceof RangeError && message.includes('call stack') ? 'It nests too deeply.' : message;
}

/** Nodes that hand on what was there already. */
const HANDING_ON = new Set(['variable', 'name', 'bind', 'block', 'condition']);

/** Watches one evaluation. */
export class Guard {
  private steps = 0;
  private depth = 0;
  private grown = 0;
  private begun = false;
  readonly regexSteps: StepsLeft = { left: MOST_REGEX_STEPS };

  /** The names are those of the functions that the expression calls. */
  constructor(private readonly names: readonly string[]) {}

  enter(node: Node, frame: Frame): void {
    if (!this.begun) {
      this.begun = true;
      this.watchFunctions(frame);
    }
    this.depth += 1;
    if (this.depth > DEEPEST) throw new Error('The expression nests too deeply.');
    let steps = 1 + (node.extra ?? 0);
    if (node.growing !== undefined) {
      this.grown += 1;
      steps += this.grown >> node.growing;
    }
    this.charge(steps);
  }

  leave(node: Node, result: unknown): void {
    this.depth -= 1;
    if (typeof result === 'string') {
      if (result.length > LARGEST) throw tooLarge();
    } else if (Array.isArray(result)) {
      // A variable for each item, as in a join, is a frame for each.
      this.charge(node.focus === undefined && node.index === undefined ? result.length >> 4 : result.length * 4);
    }
    if (result !== null && typeof result === 'object' && !HANDING_ON.has(node.type)) measure(result);
  }

  /** What JSONata's own functions do is no step of the expression, but takes time by the size of what they get. */
  private watchFunctions(frame: Frame): void {
    for (const name of this.names) {
      const found = frame.lookup(name) as NativeFunction | undefined;
      if (found?._jsonata_function !== true) continue;
      const { implementation, signature } = found;
      const { [name]: run = implementation } = INSTEAD;
      const charge = (args: readonly unknown[]): void => this.charge(costOf(name, args));
      frame.bind(name, {
        _jsonata_function: true,
        signature,
        arity: implementation.length,
        implementation(this: unknown, ...args: never[]) {
          charge(args);
          return run.apply(this, args);
        },
      });
    }
  }

  private charge(steps: number): void {
    this.steps += steps;
    if (this.steps > MOST_STEPS) throw new Error('The expression takes too many steps.');
  }
}

function costOf(name: string, args: readonly unknown[]): number {
  let steps = 1;
  if (name === 'toMillis') checkTimestamp(args[0], args[1]);
  if (name === 'pad') {
    const width = Math.abs(args[1] as number);
    if (width > LARGEST_PAYLOAD) throw new Error('The padded text is larger than a payload may be.');
    steps += width >> 4;
  }
  for (const arg of args) {
    if (typeof arg === 'string') steps += arg.length >> 4;
    else if (Array.isArray(arg)) steps += arg.length >> 4;
  }
  // It copies the rest of its list for each item.
  if (name === 'sort' && Array.isArray(args[0])) steps += (args[0].length / 16) ** 2;
  return steps;
}

interface Size {
  readonly size: number;
  readonly depth: number;
}

/** The items and characters of values, and how deep they nest, as far as they were counted: lists in lists may share one another. */
const sizes = new WeakMap<object, Size>();

/** Refuses a value that is too large, written out, for anything that goes through it. */
function measure(value: object, outer = 0): Size {
  const found = sizes.get(value) ?? count(value, outer);
  if (found.depth + outer > DEEPEST_VALUE)
    throw new Error(`A value of the expression nests deeper than ${DEEPEST_VALUE} levels.`);
  return found;
}

function count(value: object, outer: number): Size {
  // A function is no data. What is too deep is found before the stack ends.
  if ('_jsonata_function' in value || '_jsonata_lambda' in value || outer > DEEPEST_VALUE) return { size: 1, depth: 1 };
  let size = 1;
  let depth = 1;
  for (const item of Array.isArray(value) ? value : Object.values(value)) {
    size += 1;
    if (typeof item === 'string') size += item.length;
    else if (item !== null && typeof item === 'object') {
      const inner = measure(item, outer + 1);
      size += inner.size;
      depth = Math.max(depth, inner.depth + 1);
    }
    if (size > LARGEST) throw tooLarge();
  }
  const found = { size, depth };
  sizes.set(value, found);
  return found;
}

function tooLarge(): Error {
  return new Error(`A value of the expression has more than ${LARGEST} items and characters.`);
}
