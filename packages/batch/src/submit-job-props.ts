import type { TaskProps, Value } from '@sfn-tasks/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { SubmitJobRequest } from './api.generated';
import type { BatchContainerOverrides } from './container-overrides';

/** Props of {@link BatchSubmitJob}; `timeout` and `taskTimeout`, 60 seconds or more, end an attempt of the job. */
export interface BatchSubmitJobProps extends TaskProps<SubmitJobRequest> {
  /** The job definition: an ARN or name, with or without a revision; without one, the latest active revision runs. */
  readonly jobDefinitionArn: string;
  /**
   * The job definitions, by ARN or name, that an expression in `jobDefinitionArn` may name: no other may be submitted.
   *
   * @default - any job definition of the account
   */
  readonly jobDefinitionScope?: readonly string[];
  /** The name of the job: up to 128 letters, digits, hyphens and underscores, the first a letter or digit. */
  readonly jobName: string;
  /** The ARN or name of the queue that the job goes into. */
  readonly jobQueueArn: string;
  /**
   * The queues, by ARN or name, that an expression in `jobQueueArn` may name: no other gets the job.
   *
   * @default - any queue of the account
   */
  readonly jobQueueScope?: readonly string[];
  /**
   * The number of children, from 2 to 10000, that make the job an array job.
   *
   * @default - a single job
   */
  readonly arraySize?: Value<number>;
  /**
   * What the container does otherwise than the job definition says.
   *
   * @default - nothing
   */
  readonly containerOverrides?: BatchContainerOverrides;
  /**
   * Up to 20 jobs that must end before this one starts.
   *
   * @default - none
   */
  readonly dependsOn?: Value<readonly BatchJobDependency[]>;
  /**
   * The parameters of the job, texts by name, or an expression that yields them.
   *
   * @default - those of the job definition
   */
  readonly payload?: TaskInput;
  /**
   * How many times the job may start, from 1 to 10.
   *
   * @default - as the job definition says, or once
   */
  readonly attempts?: Value<number>;
  /**
   * The share of a fair-share queue that the job counts to; such queues require it, others refuse it.
   *
   * @default - none
   */
  readonly shareIdentifier?: Value<string>;
  /**
   * The priority of the job in its share, from 0 to 9999; the highest goes first.
   *
   * @default - as the job definition says
   */
  readonly schedulingPriorityOverride?: Value<number>;
  /**
   * The tags of the job.
   *
   * @default - none
   */
  readonly tags?: Value<{ readonly [key: string]: Value<string> }>;
  /**
   * Whether the Amazon ECS task that runs the job gets its tags.
   *
   * @default - as the job definition says
   */
  readonly propagateTags?: Value<boolean>;
}

/** A job to wait for. */
export interface BatchJobDependency {
  /**
   * The ID of the job.
   *
   * @default - none: the children of the array job wait for each other, as `type` says
   */
  readonly jobId?: Value<string>;
  /**
   * How array jobs wait: `SEQUENTIAL` or `N_TO_N`.
   *
   * @default - for the whole of the job
   */
  readonly type?: Value<string>;
}
