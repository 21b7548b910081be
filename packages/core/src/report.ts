import type { Problem, ProblemCode } from './errors';

/** One list for all that is in order, since most tasks are. */
const NONE: readonly Problem[] = [];

/** Collects what is wrong with one task: problems fail the synthesis, warnings do not. */
export class Report {
  public problems: readonly Problem[] = NONE;
  public warnings: readonly Problem[] = NONE;

  public problem(code: ProblemCode, parameter: string | undefined, message: string): void {
    this.problems = [...this.problems, { code, parameter, message }];
  }

  public warning(code: ProblemCode, parameter: string | undefined, message: string): void {
    this.warnings = [...this.warnings, { code, parameter, message }];
  }
}
