import { applyEdits } from './edits';
import { FileMove } from './file-move';
import { type Origin, stepFunctions, tasks } from './origin';
import { sourceOf } from './source';

/** A name that moved to one of our packages. */
export interface Moved {
  /** The line where the file named it, from 1. */
  readonly line: number;
  /** The name, such as `SqsSendMessage`. */
  readonly name: string;
  /** The package that it comes from now, such as `@sfn-tasks/sqs`. */
  readonly package: string;
}

/** Something that stays with aws-cdk-lib. */
export interface Left {
  /** Its line, from 1. */
  readonly line: number;
  /** What stays, as the file has it. */
  readonly what: string;
  /** Why it stays, and what to write instead. */
  readonly wayOut: string;
}

/** A file after the rewriting. */
export interface Rewrite {
  /** The text of the file; the very same where nothing moved. */
  readonly text: string;
  /** What moved, by line. */
  readonly moved: readonly Moved[];
  /** What stays with aws-cdk-lib, by line. */
  readonly left: readonly Left[];
}

/** What else to move. */
export interface RewriteOptions {
  /**
   * Whether `JsonPath` and `TaskInput` come from `@sfn-tasks/core` too, which checks expressions where they are written.
   *
   * @default false
   */
  readonly core?: boolean;
}

/**
 * Moves the names that a file takes from `aws-cdk-lib/aws-stepfunctions-tasks` to the packages that have them; the rest of the
 * text stays as it is.
 *
 * @see https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_stepfunctions_tasks-readme.html
 *
 * @example
 * import { rewrite } from '@sfn-tasks/codemod';
 *
 * const before = "import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';";
 * const { text, moved, left } = rewrite('lib/orders.ts', before);
 */
export function rewrite(path: string, text: string, { core = false }: RewriteOptions = {}): Rewrite {
  const origins = core ? [tasks, stepFunctions] : [tasks];
  return origins.reduce<Rewrite>(
    (before, origin) => {
      const { text: next, moved, left } = moveFrom(origin, path, before.text);
      return { text: next, moved: [...before.moved, ...moved], left: [...before.left, ...left] };
    },
    { text, moved: [], left: [] },
  );
}

function moveFrom(origin: Origin, path: string, text: string): Rewrite {
  // Most files of a project name no tasks; they need no parsing.
  if (!/stepfunctions/.test(text)) return { text, moved: [], left: [] };
  const { edits, moved, left } = new FileMove(origin, sourceOf(path, text)).run();
  const byLine = (one: { line: number }, other: { line: number }) => one.line - other.line;
  return { text: applyEdits(text, edits), moved: [...moved].sort(byLine), left: [...left].sort(byLine) };
}
