/** Tells a branch and all below it that they end. */
export class StopSignal {
  stopped = false;
  private readonly listeners = new Set<() => void>();

  constructor(parent?: StopSignal) {
    if (parent?.stopped) this.stopped = true;
    // Held by the parent until it ends; a branch that is done takes itself out.
    this.leave = parent?.onStop(() => this.stop()) ?? (() => undefined);
  }

  /** Takes the signal from its parent. */
  readonly leave: () => void;

  stop(): void {
    if (this.stopped) return;
    this.stopped = true;
    for (const listener of [...this.listeners]) listener();
    this.listeners.clear();
  }

  onStop(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
