import type { PlaceTest, UnitSet } from './atoms';
import { type Part, parseRegex, type Repetition } from './parse';

/** One step of a program. */
export type Step =
  | { readonly do: 'read'; readonly set: UnitSet; readonly back: boolean }
  /** Tries the next step first; another when that leads nowhere. */
  | { readonly do: 'fork'; first: number; second: number; readonly row: number; readonly marks: readonly number[] }
  | { readonly do: 'go'; to: number }
  | { readonly do: 'save'; readonly slot: number }
  | { readonly do: 'forget'; readonly from: number; readonly to: number }
  /** Fails when nothing was read since the place was saved. */
  | { readonly do: 'progress'; readonly slot: number }
  | { readonly do: 'place'; readonly test: PlaceTest }
  | { readonly do: 'look'; readonly negative: boolean; next: number }
  | {
      readonly do: 'reference';
      readonly groups: readonly number[];
      readonly back: boolean;
      readonly ignoreCase: boolean;
    }
  | { readonly do: 'match' };

/** A regular expression as steps. */
export interface Program {
  readonly source: string;
  readonly steps: readonly Step[];
  readonly captures: number;
  /** How many places are saved: two for each capture and the whole, and one for each repetition that may read nothing. */
  readonly slots: number;
  /** How many rows of places it takes to remember which forks led nowhere; none with references, since what they match depends on the way there. */
  readonly rows: number;
}

/** How many steps an expression may have: its cost is this times the length of the text. */
const MOST_STEPS = 10_000;

/** How many repetitions that may read nothing may stand in each other: each doubles what must be remembered. */
const MOST_MARKS = 8;

/** Compiles a regular expression; throws an error that says what is too large about it. */
export function compileRegex(regex: RegExp): Program {
  const { part, captures, names } = parseRegex(regex);
  const steps: Step[] = [];
  let slots = (captures + 1) * 2;
  let rows = 0;
  let refers = false;

  const add = <S extends Step>(step: S): S => {
    if (steps.length >= MOST_STEPS) throw new Error(`takes more than ${MOST_STEPS} steps, repetitions written out`);
    steps.push(step);
    return step;
  };

  // The marks are the slots of the repetitions around, if they may read nothing: what comes next depends on whether they have.
  function emit(given: Part, back: boolean, marks: readonly number[]): void {
    switch (given.kind) {
      case 'set':
        add({ do: 'read', set: given.set, back });
        return;
      case 'row':
        for (const each of back ? [...given.parts].reverse() : given.parts) emit(each, back, marks);
        return;
      case 'choice':
        emitChoice(given.options, back, marks);
        return;
      case 'capture':
        add({ do: 'save', slot: given.index * 2 + (back ? 1 : 0) });
        emit(given.part, back, marks);
        add({ do: 'save', slot: given.index * 2 + (back ? 0 : 1) });
        return;
      case 'place':
        add({ do: 'place', test: given.test });
        return;
      case 'look': {
        const look = add({ do: 'look', negative: given.negative, next: 0 });
        emit(given.part, given.behind, []);
        add({ do: 'match' });
        look.next = steps.length;
        return;
      }
      case 'reference': {
        refers = true;
        const groups = typeof given.group === 'number' ? [given.group] : (names.get(given.group) ?? []);
        add({ do: 'reference', groups, back, ignoreCase: given.ignoreCase });
        return;
      }
      case 'repetition':
        emitRepetition(given, back, marks);
    }
  }

  function fork(marks: readonly number[]) {
    const made = add({ do: 'fork' as const, first: 0, second: 0, row: rows, marks });
    rows += 2 ** marks.length;
    return made;
  }

  function emitChoice(options: readonly Part[], back: boolean, marks: readonly number[]): void {
    const ends = options.map((option, at) => {
      const other = at < options.length - 1 ? fork(marks) : undefined;
      if (other) other.first = steps.length;
      emit(option, back, marks);
      const end = add({ do: 'go' as const, to: 0 });
      if (other) other.second = steps.length;
      return end;
    });
    for (const end of ends) end.to = steps.length;
  }

  function emitRepetition(given: Repetition, back: boolean, marks: readonly number[]): void {
    const {
      part: inner,
      least,
      most,
      greedy,
      captures: [from, to],
    } = given;
    const once = (inside: readonly number[]): void => {
      if (to > from) add({ do: 'forget', from: (from + 1) * 2, to: (to + 1) * 2 });
      emit(inner, back, inside);
    };
    for (let count = 0; count < least; count += 1) {
      const start = steps.length;
      once(marks);
      if (steps.length === start) break;
    }
    if (most <= least) return;
    const mark = readsNothing(inner) ? slots++ : undefined;
    if (marks.length >= MOST_MARKS && mark !== undefined) {
      throw new Error(`has more than ${MOST_MARKS} repetitions in each other that may match nothing`);
    }
    const forks: ReturnType<typeof fork>[] = [];
    for (let count = least; count < (most === Infinity ? least + 1 : most); count += 1) {
      const start = steps.length;
      const made = fork(marks);
      forks.push(made);
      made.first = steps.length;
      if (mark === undefined) once(marks);
      else {
        add({ do: 'save', slot: mark });
        once([...marks, mark]);
        add({ do: 'progress', slot: mark });
      }
      if (most === Infinity) add({ do: 'go', to: start });
    }
    for (const made of forks) {
      made.second = steps.length;
      if (!greedy) [made.first, made.second] = [made.second, made.first];
    }
  }

  emit(part, false, []);
  add({ do: 'match' });
  return { source: regex.source, steps, captures, slots, rows: refers ? 0 : rows };
}

function readsNothing(part: Part): boolean {
  switch (part.kind) {
    case 'set':
      return false;
    case 'row':
      return part.parts.every(readsNothing);
    case 'choice':
      return part.options.some(readsNothing);
    case 'capture':
      return readsNothing(part.part);
    case 'repetition':
      return part.least === 0 || readsNothing(part.part);
    default:
      return true;
  }
}
