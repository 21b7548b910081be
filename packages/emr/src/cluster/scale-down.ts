/**
 * When instances end that are no longer needed.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_RunJobFlow.html
 */
export enum ScaleDownBehavior {
  /** At the end of the hour that is paid for; from release 5.1.0 on. */
  TERMINATE_AT_INSTANCE_HOUR = 'TERMINATE_AT_INSTANCE_HOUR',
  /** As soon as their tasks are done, whatever the hour; from release 4.1.0 on. */
  TERMINATE_AT_TASK_COMPLETION = 'TERMINATE_AT_TASK_COMPLETION',
}
