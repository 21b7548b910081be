interface Timer {
  readonly at: number;
  readonly order: number;
  readonly fire: () => void;
  cancelled: boolean;
}

/** The time of an execution: virtual, so that it jumps when nothing is left to do, or real. */
export interface Scheduler {
  now(): number;
  /** Fires after milliseconds; what it gives back cancels the timer. */
  after(milliseconds: number, fire: () => void): () => void;
  /** Something runs outside of the simulation: virtual time stands still until the same number of `idle`. */
  busy(): void;
  idle(): void;
  close(): void;
}

/** Virtual time. */
export class VirtualScheduler implements Scheduler {
  private readonly heap: Timer[] = [];
  private running = 0;
  private cancelled = 0;
  private order = 0;
  private pumping = false;
  private closed = false;

  constructor(private time: number) {}

  now(): number {
    return this.time;
  }

  after(milliseconds: number, fire: () => void): () => void {
    const timer: Timer = { at: this.time + milliseconds, order: this.order++, fire, cancelled: false };
    push(this.heap, timer);
    this.pump();
    return () => {
      if (timer.cancelled) return;
      timer.cancelled = true;
      this.cancelled += 1;
      if (this.cancelled > 1000 && this.cancelled > this.heap.length / 2) this.sweep();
    };
  }

  /** Cancelled timers must not pile up: most timeouts never fire. */
  private sweep(): void {
    const kept = this.heap.filter((timer) => !timer.cancelled);
    this.heap.length = 0;
    for (const timer of kept) push(this.heap, timer);
    this.cancelled = 0;
  }

  busy(): void {
    this.running += 1;
  }

  idle(): void {
    this.running -= 1;
    this.pump();
  }

  close(): void {
    this.closed = true;
    this.heap.length = 0;
  }

  private take(): Timer {
    const timer = pop(this.heap)!;
    if (timer.cancelled) this.cancelled -= 1;
    return timer;
  }

  /** All microtasks are done when an immediate runs: what then is not busy waits for time. */
  private pump(): void {
    if (this.pumping) return;
    this.pumping = true;
    setImmediate(() => {
      this.pumping = false;
      if (this.running > 0 || this.closed) return;
      while (this.heap[0]?.cancelled) this.take();
      const next = this.heap[0];
      if (!next) return;
      this.time = Math.max(this.time, next.at);
      // What is due at the same time goes on together, in the order of its making.
      while (this.heap[0] !== undefined && this.heap[0].at <= this.time && this.running === 0) {
        const timer = this.take();
        if (!timer.cancelled) timer.fire();
        // A timer that has fired must not count as cancelled.
        timer.cancelled = true;
      }
      if (this.heap.length > 0) this.pump();
    });
  }
}

/** Longer timers than Node.js has are set again. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Time as on the wall. */
export class RealScheduler implements Scheduler {
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly offset: number;

  constructor(start: number | undefined) {
    this.offset = start === undefined ? 0 : start - Date.now();
  }

  now(): number {
    return Date.now() + this.offset;
  }

  after(milliseconds: number, fire: () => void): () => void {
    let timer: NodeJS.Timeout;
    const set = (left: number): void => {
      timer = setTimeout(
        () => {
          this.timers.delete(timer);
          if (left > LONGEST_TIMER) set(left - LONGEST_TIMER);
          else fire();
        },
        Math.min(left, LONGEST_TIMER),
      );
      this.timers.add(timer);
    };
    set(milliseconds);
    return () => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
  }

  busy(): void {}

  idle(): void {}

  close(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}

function before(left: Timer, right: Timer): boolean {
  return left.at < right.at || (left.at === right.at && left.order < right.order);
}

function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!before(timer, heap[parent]!)) break;
    heap[at] = heap[parent]!;
    at = parent;
  }
  heap[at] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && before(heap[child + 1]!, heap[child]!)) child += 1;
    if (!before(heap[child]!, last)) break;
    heap[at] = heap[child]!;
    at = child;
  }
  heap[at] = last;
  return first;
}
