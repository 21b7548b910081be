import type { Problem, ProblemCode } from './errors';

/** Collects what is wrong with one task: problems fail the synthesis, warnings do not. */
export class Report {
  public readonly problems: Problem[] = [];
  public readonly warnings: Problem[] = [];

  public problem(code: ProblemCode, parameter: string | undefined, message: string): void {
    this.problems.push({ code, parameter, message });
  }

  public warning(code: ProblemCode, parameter: string | undefined, message: string): void {
    this.warnings.push({ code, parameter, message });
  }
}
