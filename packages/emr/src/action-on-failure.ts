/**
 * What happens to the cluster when a step fails.
 *
 * @see https://docs.aws.amazon.com/emr/latest/APIReference/API_StepConfig.html
 */
export enum ActionOnFailure {
  /** The cluster ends. */
  TERMINATE_CLUSTER = 'TERMINATE_CLUSTER',
  /** The steps after it are cancelled, and the cluster waits for new ones. */
  CANCEL_AND_WAIT = 'CANCEL_AND_WAIT',
  /** The next step runs. */
  CONTINUE = 'CONTINUE',
}
