import { randomUUID } from 'node:crypto';

/** Random values from a seed: the same seed gives the same execution. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = mixed(seed);
  }

  /** At least 0, less than 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    return fraction(this.state);
  }

  /** The same for the same seed. */
  seeded(seed: number): number {
    return fraction((mixed(seed) + 0x6d2b79f5) | 0);
  }

  /** A version 4 UUID. */
  uuid(): string {
    const words = [this.word(), this.word(), this.word(), this.word()];
    words[1] = (words[1]! & 0xffff0fff) | 0x4000;
    words[2] = (words[2]! & 0x3fffffff) | 0x80000000;
    const hex = words.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  }

  private word(): number {
    return this.next() * 4294967296;
  }
}

/** Random values that differ from run to run: many executions beside each other must not share an ID or a token. */
export class UnseededRandom extends Random {
  constructor() {
    super(0);
  }

  override next(): number {
    return Math.random();
  }

  override uuid(): string {
    return randomUUID();
  }
}

function mixed(seed: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, seed);
  return Math.imul(bits.getInt32(0) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(bits.getInt32(4) ^ 0x7f4a7c15, 0xc2b2ae35);
}

function fraction(state: number): number {
  let value = Math.imul(state ^ (state >>> 15), state | 1);
  value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
  return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
}
