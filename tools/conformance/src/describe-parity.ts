import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stack } from 'aws-cdk-lib';
import { IntegrationPattern, JsonPath, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as peer from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { coveredBy } from './coverage';
import { stackIn, synthesise } from './machine';

/** What a row may use to make its props, so that one row serves ours and the peer's. */
export interface ParityTools<Library> {
  readonly stack: Stack;
  /** Our module or the peer's: take enums and helper classes from here. */
  readonly library: Library;
  /** A run-time value from the state's input, in the language of the state: `at('order.id')`. */
  readonly at: (path: string) => string;
  /** The task token in the language of the state. */
  readonly token: string;
  readonly language: QueryLanguage;
}

/** One row: the same props for our task and the peer's, and what may differ. */
export interface ParityRow<Library> {
  readonly name: string;
  readonly props: (tools: ParityTools<Library>) => any;
  /**
   * The patterns to compare.
   *
   * @default - request and response
   */
  readonly patterns?: readonly IntegrationPattern[];
  /**
   * The query languages to compare.
   *
   * @default - both
   */
  readonly languages?: readonly QueryLanguage[];
  /**
   * What the peer renders, changed to what ours renders on purpose.
   *
   * @default - the same state
   */
  readonly expectState?: (peerState: Record<string, any>) => Record<string, any>;
  /**
   * Actions that ours grants and the peer's does not.
   *
   * @default - none
   */
  readonly alsoGrants?: readonly string[];
  /**
   * The identifiers in docs/differences.md that explain what differs; required with `expectState` and `alsoGrants`.
   *
   * @default - nothing differs
   */
  readonly differences?: readonly string[];
}

const DIFFERENCES = join(__dirname, '../../../docs/differences.md');
const BOTH = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA];

/** Renders our task and the peer's side by side: equal states, and permissions that are equal or narrower. */
export function describeParity<Library extends object>(
  name: keyof Library & keyof typeof peer & string,
  ours: Library,
  rows: readonly ParityRow<Library>[],
): void {
  const cases = rows.flatMap((row) =>
    (row.patterns ?? [IntegrationPattern.REQUEST_RESPONSE]).flatMap((pattern) =>
      (row.languages ?? BOTH).map((language) => ({
        row,
        pattern,
        language,
        title: `${row.name}, ${pattern}, ${language}`,
      })),
    ),
  );

  describe(`${name} renders as aws-cdk-lib's`, () => {
    test.each(cases)('$title', ({ row, pattern, language }) => {
      const [left, right] = [ours, peer as unknown as Library].map((library) =>
        render(library, name, row, pattern, language),
      );
      expect(left!.state).toEqual(row.expectState?.(right!.state) ?? right!.state);
      expect(coveredBy(left!.statements, right!.statements, row.alsoGrants)).toEqual([]);
      if (row.expectState !== undefined || row.alsoGrants !== undefined) expect(row.differences).not.toEqual([]);
    });

    test('every difference is documented', () => {
      const documented = readFileSync(DIFFERENCES, 'utf8');
      const named = rows.flatMap(({ differences = [] }) => differences);
      expect(named.filter((difference) => !documented.includes(`**${difference}**`))).toEqual([]);
      const silent = rows.filter(
        (row) => (row.expectState ?? row.alsoGrants) !== undefined && !row.differences?.length,
      );
      expect(silent.map((row) => row.name)).toEqual([]);
    });
  });
}

function render<Library extends object>(
  library: Library,
  name: keyof Library,
  row: ParityRow<Library>,
  integrationPattern: IntegrationPattern,
  language: QueryLanguage,
) {
  const stack = stackIn();
  const jsonata = language === QueryLanguage.JSONATA;
  const props = row.props({
    stack,
    library,
    language,
    at: (path) => (jsonata ? `{% $states.input.${path} %}` : JsonPath.stringAt(`$.${path}`)),
    token: jsonata ? '{% $states.context.Task.Token %}' : JsonPath.taskToken,
  });
  const Task = library[name] as new (...args: unknown[]) => any;
  const task = new Task(stack, 'Task', { ...props, integrationPattern, queryLanguage: language });
  const { definition, statements } = synthesise(stack, task);
  return { state: definition.States['Task']!, statements };
}
