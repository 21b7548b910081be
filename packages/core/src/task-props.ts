import type { TaskStateBaseProps } from 'aws-cdk-lib/aws-stepfunctions';
import type { TransientErrorRetry } from './transient-errors';

/**
 * What every task takes besides its own props: the options of any task state, and the rest of the API.
 *
 * @typeParam Request the request of the API, which types `additionalParameters`
 */
export interface TaskProps<Request extends object = object> extends TaskStateBaseProps {
  /**
   * Parameters of the API that the task has no prop for, spelled as the States Language spells them: `{ MessageGroupId: 'a' }`.
   *
   * They are checked like the task's own. One that a prop sets too is an error. What the API got lately may still be unknown to Step
   * Functions, which then refuses the state machine.
   *
   * @default - none
   */
  readonly additionalParameters?: DeepPartial<Request> & Readonly<Record<string, unknown>>;
  /**
   * What the task adds to the role of its state machine: the permissions that it needs, or nothing, for those who write the role themselves.
   *
   * What it would add stands in `neededStatements` either way.
   *
   * @default 'needed'
   */
  readonly grants?: 'needed' | 'none';
  /**
   * Whether to retry after throttling and failures of the service: 8 times, after 1 second at first and 60 at most, with full jitter.
   *
   * An error where no source confirms how Step Functions names these errors of the API.
   *
   * @default - no retry but those of `addRetry`
   */
  readonly retryOnTransientErrors?: boolean | TransientErrorRetry;
}

/** A part of a request: what it leaves out at any depth, the task's own props may say. */
type DeepPartial<Part> = Part extends readonly (infer Element)[]
  ? readonly DeepPartial<Element>[]
  : Part extends object
    ? { readonly [Member in keyof Part]?: DeepPartial<Part[Member]> }
    : Part;

/** The props of a task in a JSONPath state: all but those of JSONata. */
export type JsonPathProps<Props> = Omit<Props, 'outputs'>;

/** The props of a task in a JSONata state: all but those of JSONPath. */
export type JsonataProps<Props> = Omit<Props, 'inputPath' | 'outputPath' | 'resultPath' | 'resultSelector'>;
