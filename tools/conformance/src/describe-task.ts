import { jobActions } from '@sfn-tasks-internal/generate/job-actions';
import type { Stack } from 'aws-cdk-lib';
import type { TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import {
  JsonPath as CdkJsonPath,
  type IChainable,
  IntegrationPattern,
  Map as MapState,
  QueryLanguage,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { findLooseStatements } from './loose-statements';
import { stackIn, synthesise, synthesiseState, validatedStack } from './machine';
import { findUnprovenPermissions } from './permissions';

/** Anything that makes a task. */
type TaskClass<Props> = new (scope: Construct, id: string, props: Props) => IChainable & { toStateJson(): object };

/** What the suite needs to know about a task. */
export interface TaskCase<Props extends TaskStateBaseProps> {
  readonly task: TaskClass<Props>;
  /** Service and API of the resource ARN, such as `sqs:sendMessage`. */
  readonly resource: string;
  /** The patterns that Step Functions documents, each with the actions that the machine's role gets. */
  readonly patterns: Partial<Record<IntegrationPattern, readonly string[]>>;
  /** The least props that a user would write, made for each stack; without expressions, so that both query languages take them. */
  readonly props: (stack: Stack) => Props;
  /**
   * The props of the callback pattern, with a task token in the given language.
   *
   * @default - `props`
   */
  readonly tokenProps?: (stack: Stack, token: string) => Props;
  /**
   * What the resource ARN of a job ends in.
   *
   * @default '.sync'
   */
  readonly runJobSuffix?: string;
  /**
   * Actions whose `*` is meant, because IAM has nothing narrower that the request names.
   *
   * @default - none
   */
  readonly widened?: readonly string[];
  /**
   * Parts of ARNs that AWS's guide prescribes although the authorization reference does not list them for the action.
   *
   * @default - none
   */
  readonly unlisted?: readonly string[];
  /**
   * The task calls any API, so that no parameter is unknown to it.
   *
   * @default false
   */
  readonly anyApi?: boolean;
}

const LANGUAGES = [QueryLanguage.JSON_PATH, QueryLanguage.JSONATA];
const SUFFIXES = { REQUEST_RESPONSE: '', WAIT_FOR_TASK_TOKEN: '.waitForTaskToken' };

/** Proves what all tasks share: both query languages, every pattern, other partitions, and permissions that exist and are narrow. */
export function describeTask<Props extends TaskStateBaseProps>(subject: TaskCase<Props>): void {
  const { task: Task, resource, patterns, runJobSuffix = '.sync' } = subject;
  const declared = Object.keys(patterns) as IntegrationPattern[];

  const make = (
    stack: Stack,
    language: QueryLanguage,
    integrationPattern: IntegrationPattern,
    own = true,
    further: object = {},
  ) => {
    const tokenProps = integrationPattern === IntegrationPattern.WAIT_FOR_TASK_TOKEN ? subject.tokenProps : undefined;
    const props = tokenProps?.(stack, tokenOf(language)) ?? subject.props(stack);
    return new Task(stack, 'Task', {
      ...props,
      ...further,
      integrationPattern,
      ...(own && { queryLanguage: language }),
    });
  };
  const suffixOf = (pattern: IntegrationPattern) =>
    pattern === IntegrationPattern.RUN_JOB ? runJobSuffix : SUFFIXES[pattern];

  describe(`${Task.name} conforms`, () => {
    describe.each(declared)('pattern %s', (pattern) => {
      const arn = `arn:<AWS::Partition>:states:::${resource}${suffixOf(pattern)}`;

      test.each(LANGUAGES)('renders in a %s state', (language) => {
        const stack = validatedStack();
        const state = synthesiseState(stack, make(stack, language, pattern));
        const [used, unused] =
          language === QueryLanguage.JSONATA ? ['Arguments', 'Parameters'] : ['Parameters', 'Arguments'];
        expect(state).toMatchObject({ Type: 'Task', Resource: arn });
        expect(state).toHaveProperty(used);
        expect(state).not.toHaveProperty(unused);
        expect(state['QueryLanguage']).toBe(language === QueryLanguage.JSONATA ? 'JSONata' : undefined);
      });

      test('takes the query language of the machine, in a Map too', () => {
        const stack = stackIn();
        const map = MapState.jsonata(stack, 'Each');
        map.itemProcessor(make(stack, QueryLanguage.JSONATA, pattern, false));
        const { definition } = synthesise(stack, map, { queryLanguage: QueryLanguage.JSONATA });
        const state = definition.States['Each']!['ItemProcessor'].States.Task;
        expect(state).toHaveProperty('Arguments');
        expect(state).not.toHaveProperty('QueryLanguage');
      });

      test('grants exactly its actions, on resources that IAM has for them', async () => {
        const stack = stackIn();
        const { statements } = synthesise(stack, make(stack, QueryLanguage.JSON_PATH, pattern));
        const actions = new Set(statements.flatMap(({ Action }) => Action));
        expect([...actions].sort()).toEqual([...(patterns[pattern] ?? [])].sort());
        expect(await findUnprovenPermissions(statements, subject.widened, subject.unlisted)).toEqual([]);
        expect(findLooseStatements(statements)).toEqual([]);
      });

      test('grants nothing where the role is left to its owner', () => {
        const stack = stackIn();
        const { statements } = synthesise(
          stack,
          make(stack, QueryLanguage.JSON_PATH, pattern, true, { grants: 'none' }),
        );
        expect(statements).toEqual([]);
      });

      test.each(['cn-north-1', 'us-gov-west-1'])('names no other partition in %s', (region) => {
        const stack = stackIn(region);
        const { definition, statements } = synthesise(stack, make(stack, QueryLanguage.JSON_PATH, pattern));
        expect(JSON.stringify([definition, statements])).not.toMatch(/arn:aws:/);
      });
    });

    if (declared.includes(IntegrationPattern.RUN_JOB)) {
      test('lets a local run look at the job and stop it with no more than what is granted here', () => {
        expect(patterns.RUN_JOB).toEqual(expect.arrayContaining([...jobActions(resource)]));
      });
    }

    // Not test.each, which takes no empty table: some APIs have every pattern.
    for (const pattern of Object.values(IntegrationPattern).filter((known) => !declared.includes(known))) {
      test(`rejects the pattern ${pattern}`, () => {
        const stack = stackIn();
        const task = make(stack, QueryLanguage.JSON_PATH, pattern);
        expect(() => synthesise(stack, task)).toThrow(
          new RegExp(`UNSUPPORTED_PATTERN at integrationPattern: ${resource} has no pattern ${pattern}`),
        );
      });
    }

    test('renders the same state each time', () => {
      const stack = stackIn();
      const task = make(stack, QueryLanguage.JSON_PATH, declared[0]!);
      expect(stack.resolve(task.toStateJson())).toEqual(stack.resolve(task.toStateJson()));
    });

    test('retries on transient errors by names that are confirmed, or says that there are none', () => {
      const stack = stackIn();
      const task = make(stack, QueryLanguage.JSON_PATH, declared[0]!, true, {
        retryOnTransientErrors: { maxAttempts: 77 },
      });
      let retries: Record<string, any>[];
      try {
        retries = synthesiseState(stack, task)['Retry'];
      } catch (error) {
        expect(String(error)).toMatch(/INVALID_PROP at retryOnTransientErrors: .* addRetry/);
        return;
      }
      const [retry, ...others] = retries.filter(({ MaxAttempts }) => MaxAttempts === 77);
      expect(retry).toMatchObject({ JitterStrategy: 'FULL', MaxDelaySeconds: 60 });
      for (const name of retry!['ErrorEquals']) expect(name).toMatch(/^(?!States\.(ALL|TaskFailed))[\w.]+\.\w+$/);
      expect(others).toEqual([]);
    });

    if (subject.anyApi) return;
    test('reports a parameter that the API does not have', () => {
      const stack = stackIn();
      const task = new Task(stack, 'Task', { ...subject.props(stack), additionalParameters: { NoSuchParameter: 1 } });
      expect(() => synthesise(stack, task)).toThrow(/\[Stack\/Task\] API_UNKNOWN_PARAMETER at NoSuchParameter/);
    });
  });
}

function tokenOf(language: QueryLanguage): string {
  // aws-cdk-lib's own JSONPath token: what its users have in their code.
  return language === QueryLanguage.JSONATA ? '{% $states.context.Task.Token %}' : CdkJsonPath.taskToken;
}
