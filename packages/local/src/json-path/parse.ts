import { compileFilter, type Filter } from './filter';

/** One step of a path, as AWS reads it: Jayway's grammar. */
export type Segment =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'indexes'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'descend' }
  | { readonly kind: 'filter'; readonly filter: Filter; readonly text: string }
  | { readonly kind: 'function'; readonly name: 'length' };

/** A syntax error; the message has no path. */
export class PathSyntaxError extends Error {}

/** Reads the segments after the root; ends where the path ends or a character of the surrounding text comes. */
export class PathReader {
  constructor(
    readonly text: string,
    public at: number,
  ) {}

  segments(): Segment[] {
    const found: Segment[] = [];
    for (;;) {
      const char = this.text[this.at];
      if (char === '.') {
        this.at += 1;
        if (this.text[this.at] === '.') {
          this.at += 1;
          found.push({ kind: 'descend' });
          if (this.text[this.at] === '[') continue;
        }
        found.push(this.afterDot());
      } else if (char === '[') {
        found.push(this.bracket());
      } else return found;
    }
  }

  private afterDot(): Segment {
    if (this.text[this.at] === '*') {
      this.at += 1;
      return { kind: 'wildcard' };
    }
    const name = this.name();
    if (name === 'length' && this.text.startsWith('()', this.at)) {
      this.at += 2;
      return { kind: 'function', name };
    }
    return { kind: 'name', name };
  }

  private name(): string {
    const start = this.at;
    while (this.at < this.text.length && !/[\s.[\](),=<>!&|]/.test(this.text[this.at]!)) this.at += 1;
    if (start === this.at) throw new PathSyntaxError(`a name is expected at position ${start + 1}`);
    return this.text.slice(start, this.at);
  }

  private bracket(): Segment {
    const start = this.at;
    this.at += 1;
    this.space();
    const char = this.text[this.at];
    if (char === '*') {
      this.at += 1;
      this.close(start);
      return { kind: 'wildcard' };
    }
    if (char === "'" || char === '"') {
      const names = [this.quoted()];
      this.space();
      while (this.text[this.at] === ',') {
        this.at += 1;
        this.space();
        names.push(this.quoted());
        this.space();
      }
      this.close(start);
      return names.length === 1 ? { kind: 'name', name: names[0]! } : { kind: 'names', names };
    }
    if (char === '?') return this.filter(start);
    return this.numbers(start);
  }

  private numbers(start: number): Segment {
    const end = this.text.indexOf(']', this.at);
    const inside = end < 0 ? '' : this.text.slice(this.at, end).replace(/\s/g, '');
    this.at = end + 1;
    const slice = /^(-?\d+)?:(-?\d+)?$/.exec(inside);
    if (slice && inside !== ':') {
      return {
        kind: 'slice',
        from: slice[1] === undefined ? undefined : Number(slice[1]),
        to: slice[2] === undefined ? undefined : Number(slice[2]),
      };
    }
    if (!/^-?\d+(,-?\d+)*$/.test(inside)) {
      throw new PathSyntaxError(`the bracket at position ${start + 1} holds no name, index, slice or filter`);
    }
    const indexes = inside.split(',').map(Number);
    return indexes.length === 1 ? { kind: 'index', index: indexes[0]! } : { kind: 'indexes', indexes };
  }

  private filter(start: number): Segment {
    this.at += 1;
    this.space();
    if (this.text[this.at] !== '(') throw new PathSyntaxError(`a filter is written [?(…)], at position ${this.at + 1}`);
    const filter = compileFilter(this);
    this.close(start);
    return { kind: 'filter', filter, text: this.text.slice(start, this.at) };
  }

  private close(start: number): void {
    this.space();
    if (this.text[this.at] !== ']') throw new PathSyntaxError(`the bracket at position ${start + 1} is not closed`);
    this.at += 1;
  }

  space(): void {
    while (this.text[this.at] === ' ') this.at += 1;
  }

  quoted(): string {
    const quote = this.text[this.at];
    if (quote !== "'" && quote !== '"')
      throw new PathSyntaxError(`a quoted name is expected at position ${this.at + 1}`);
    let value = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      const char = this.text[this.at]!;
      if (char === quote) {
        this.at += 1;
        return value;
      }
      // A backslash takes only the quote and itself: elsewhere it is part of the name.
      if (char === '\\' && (this.text[this.at + 1] === quote || this.text[this.at + 1] === '\\')) this.at += 1;
      value += this.text[this.at] ?? '';
    }
    throw new PathSyntaxError('a quoted name is not closed');
  }
}
