import { isSameLetter } from './atoms';
import type { Program } from './compile';

/** What is left of the steps that may be taken. */
export interface StepsLeft {
  left: number;
}

/** A match: its place, and the texts of the whole and of the groups. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly texts: readonly (string | undefined)[];
}

/** A choice is three numbers, and so is what undoes a saved place: its slot comes first, as a negative number. */
const ENTRY = 3;

/**
 * Finds the matches of an expression in one text, as JavaScript does: it tries one way after the other. But it remembers which forks led
 * nowhere at which place, and takes none twice: the time is linear in the length of the text, over all matches together. Where
 * that is no help, in expressions with references back, and where looks ahead or behind are repeated, the steps left end the search.
 */
export class Matcher {
  private readonly slots: Int32Array;
  private readonly tried: (Uint8Array | undefined)[];
  private readonly stack: number[] = [];
  /** The forks on the way that is tried, as pairs of row and place: once it has matched, they have not led nowhere. */
  private readonly way: number[] = [];

  constructor(
    private readonly program: Program,
    private readonly text: string,
    private readonly meter: StepsLeft,
  ) {
    this.slots = new Int32Array(program.slots);
    this.tried = new Array(program.rows);
  }

  /** The first match at or after a place. */
  find(from: number): Match | undefined {
    const { slots, text } = this;
    for (let start = from; start <= text.length; start += 1) {
      slots.fill(-1);
      const end = this.run(0, start);
      if (end < 0) continue;
      this.forgetWay(0);
      this.stack.length = 0;
      const texts: (string | undefined)[] = [text.slice(start, end)];
      for (let index = 1; index <= this.program.captures; index += 1) {
        const [open, close] = [slots[index * 2]!, slots[index * 2 + 1]!];
        texts.push(open < 0 || close < 0 ? undefined : text.slice(open, close));
      }
      return { start, end, texts };
    }
    return undefined;
  }

  /** Where the first way that matches ends; -1 when none does, and then nothing is left of the ways that were tried. */
  private run(first: number, start: number): number {
    const { stack, way, slots, text, meter } = this;
    const { steps } = this.program;
    const base = stack.length;
    let step = first;
    let at = start;
    for (;;) {
      meter.left -= 1;
      if (meter.left < 0) throw new Error(`The regular expression /${this.program.source}/ takes too many steps.`);
      const now = steps[step]!;
      let goes = true;
      step += 1;
      switch (now.do) {
        case 'read':
          if (now.back) {
            at -= 1;
            goes = at >= 0 && now.set(text.charCodeAt(at));
          } else {
            goes = at < text.length && now.set(text.charCodeAt(at));
            at += 1;
          }
          break;
        case 'fork':
          goes = this.isNew(now.row, now.marks, at);
          if (goes) {
            stack.push(now.second, at, way.length);
            step = now.first;
          }
          break;
        case 'go':
          step = now.to;
          break;
        case 'save':
          this.save(now.slot, at);
          break;
        case 'forget':
          for (let slot = now.from; slot < now.to; slot += 1) if (slots[slot] !== -1) this.save(slot, -1);
          break;
        case 'progress':
          goes = slots[now.slot] !== at;
          break;
        case 'place':
          goes = now.test(text, at);
          break;
        case 'look':
          goes = this.look(step, at, now.negative);
          step = now.next;
          break;
        case 'reference': {
          const next = this.referred(now.groups, at, now.back, now.ignoreCase);
          goes = next >= 0;
          at = next;
          break;
        }
        case 'match':
          return at;
      }
      if (goes) continue;
      if (!this.undo(base)) return -1;
      way.length = stack.pop()!;
      at = stack.pop()!;
      step = stack.pop()!;
    }
  }

  /** Undoes what was saved since the last choice; false when there is none. */
  private undo(base: number): boolean {
    const { stack, slots } = this;
    while (stack.length > base) {
      const slot = stack[stack.length - ENTRY]!;
      if (slot >= 0) return true;
      slots[-slot - 1] = stack[stack.length - ENTRY + 1]!;
      stack.length -= ENTRY;
    }
    return false;
  }

  private save(slot: number, at: number): void {
    this.stack.push(-slot - 1, this.slots[slot]!, 0);
    this.slots[slot] = at;
  }

  /** Whether a fork is taken for the first time at a place, with the same repetitions having read nothing so far. */
  private isNew(row: number, marks: readonly number[], at: number): boolean {
    const { tried, text, slots, meter } = this;
    if (tried.length === 0) return true;
    let index = row;
    for (let mark = 0; mark < marks.length; mark += 1) if (slots[marks[mark]!] === at) index += 1 << mark;
    let places = tried[index];
    if (!places) {
      places = new Uint8Array((text.length >> 3) + 1);
      meter.left -= places.length;
      tried[index] = places;
    }
    const bit = 1 << (at & 7);
    if (places[at >> 3]! & bit) return false;
    places[at >> 3]! |= bit;
    this.way.push(index, at);
    return true;
  }

  private forgetWay(from: number): void {
    const { way, tried } = this;
    for (let index = from; index < way.length; index += 2) {
      const at = way[index + 1]!;
      tried[way[index]!]![at >> 3]! &= ~(1 << (at & 7));
    }
    way.length = from;
  }

  /** What a look captured stays, and can be undone; its other ways are not tried again. */
  private look(first: number, at: number, negative: boolean): boolean {
    const { stack, way } = this;
    const [base, forks] = [stack.length, way.length];
    const matched = this.run(first, at) >= 0;
    this.forgetWay(forks);
    if (!matched) return negative;
    if (negative) {
      while (this.undo(base)) stack.length -= ENTRY;
      return false;
    }
    let kept = base;
    for (let entry = base; entry < stack.length; entry += ENTRY) {
      if (stack[entry]! >= 0) continue;
      for (let part = 0; part < ENTRY; part += 1) stack[kept + part] = stack[entry + part]!;
      kept += ENTRY;
    }
    stack.length = kept;
    return true;
  }

  /** Where the text of a group ends that stands here again; -1 when it does not. */
  private referred(groups: readonly number[], at: number, back: boolean, ignoreCase: boolean): number {
    const { slots, text, meter } = this;
    const group = groups.find((index) => slots[index * 2]! >= 0 && slots[index * 2 + 1]! >= 0);
    if (group === undefined) return at;
    const from = slots[group * 2]!;
    const length = slots[group * 2 + 1]! - from;
    const start = back ? at - length : at;
    if (start < 0 || start + length > text.length) return -1;
    meter.left -= length;
    for (let index = 0; index < length; index += 1) {
      const [one, other] = [text.charCodeAt(from + index), text.charCodeAt(start + index)];
      if (ignoreCase ? !isSameLetter(one, other) : one !== other) return -1;
    }
    return back ? start : start + length;
  }
}
