import type { SyntaxProblem } from './expression';

/** Leaves a parser at the first problem; never seen outside it. */
export class SyntaxFailure extends Error {
  constructor(public readonly problem: SyntaxProblem) {
    super(problem.message);
  }
}

/** Reads a text from left to right. */
export class Scanner {
  public at = 0;

  constructor(public readonly text: string) {}

  public get done(): boolean {
    return this.at >= this.text.length;
  }

  /** The whole character at the current place, surrogate pairs included; empty at the end. */
  public get next(): string {
    return this.done ? '' : String.fromCodePoint(this.text.codePointAt(this.at)!);
  }

  /** Takes the expected characters if they come next. */
  public take(expected: string): boolean {
    if (!this.text.startsWith(expected, this.at)) return false;
    this.at += expected.length;
    return true;
  }

  /** Takes what the pattern, which must be sticky, matches here. */
  public match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.at += found.length;
    return found;
  }

  public space(): void {
    this.match(/\s*/y);
  }

  public fail(message: string, position = this.at): never {
    throw new SyntaxFailure({ position, message });
  }
}
