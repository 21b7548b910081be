import {
  allow,
  arnInPolicy,
  durationIn,
  isKnown,
  type JsonataString,
  JsonPath,
  type OpenString,
  type TaskProps,
  task,
  type Value,
} from '@sfn-tasks/core';
import type { Duration } from 'aws-cdk-lib';
import { IntegrationPattern, type QueryLanguage, type TaskInput, type Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartJobRunRequest, startJobRun } from './api.generated';
import type { ExecutionClass } from './execution-class';
import type { WorkerConfigurationProperty } from './worker-configuration';

/** Props of {@link GlueStartJobRun}. */
export interface GlueStartJobRunProps extends TaskProps<StartJobRunRequest> {
  /** The name of the job. */
  readonly glueJobName: string;
  /**
   * The arguments of this run, laid over those of the job: an object of strings, or an expression that yields one.
   *
   * @default - those of the job
   */
  readonly arguments?: TaskInput;
  /**
   * The security configuration of this run, by name.
   *
   * @default - that of the job
   */
  readonly securityConfiguration?: string;
  /**
   * How long the run takes before Glue notifies of its delay, in whole minutes.
   *
   * @default - that of the job
   */
  readonly notifyDelayAfter?: Duration;
  /**
   * The type and number of workers of this run; not with `maxCapacity`.
   *
   * @default - that of the job
   */
  readonly workerConfiguration?: WorkerConfigurationProperty;
  /**
   * The capacity of this run in DPU, for jobs without workers; a Python shell job takes 0.0625 or 1.
   *
   * @default - that of the job
   */
  readonly maxCapacity?: Value<number>;
  /**
   * How urgently the run starts.
   *
   * @default - that of the job
   */
  readonly executionClass?: OpenString<ExecutionClass>;
  /**
   * Whether the run waits in a queue while the account has no capacity for it.
   *
   * @default - as the job says
   */
  readonly jobRunQueuingEnabled?: Value<boolean>;
  /**
   * How long the run may take, in whole minutes; a path or an expression yields minutes.
   *
   * It is the time-out of the run, which Glue then ends with `TIMEOUT`, and not that of the state.
   *
   * @default - that of the job
   */
  readonly taskTimeout?: Timeout;
}

/**
 * Starts a run of a Glue job; with the pattern `RUN_JOB`, waits for its end and yields the run.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { GlueStartJobRun, WorkerTypeV2 } from '@sfn-tasks/glue';
 * import { Stack } from 'aws-cdk-lib';
 * import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * new GlueStartJobRun(new Stack(), 'Transform the orders', {
 *   glueJobName: 'orders',
 *   integrationPattern: IntegrationPattern.RUN_JOB,
 *   arguments: TaskInput.fromObject({ '--day': JsonPath.stringAt('$.day') }),
 *   workerConfiguration: { workerTypeV2: WorkerTypeV2.G_1X, numberOfWorkers: 4 },
 * });
 */
export class GlueStartJobRun extends task<GlueStartJobRunProps, StartJobRunRequest>({
  api: startJobRun,
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.RUN_JOB],
  parameters: (props) => ({
    JobName: props.glueJobName,
    Arguments: props.arguments?.value,
    Timeout: timeoutInMinutes(props),
    MaxCapacity: props.maxCapacity,
    SecurityConfiguration: props.securityConfiguration,
    NotificationProperty: props.notifyDelayAfter && { NotifyDelayAfter: durationIn(props.notifyDelayAfter, 'minutes') },
    WorkerType: props.workerConfiguration?.workerTypeV2?.name ?? props.workerConfiguration?.workerType,
    NumberOfWorkers: props.workerConfiguration?.numberOfWorkers,
    ExecutionClass: props.executionClass,
    JobRunQueuingEnabled: props.jobRunQueuingEnabled,
  }),
  policies: ({ glueJobName }, task) => {
    const actions = ['glue:StartJobRun'];
    if (task.runsJob) actions.push('glue:GetJobRun', 'glue:GetJobRuns', 'glue:BatchStopJobRun');
    return [allow(actions, arnInPolicy(task, { service: 'glue', resource: 'job', name: glueJobName }))];
  },
  validate: (props, task) => {
    const { workerConfiguration: workers, maxCapacity, notifyDelayAfter } = props;
    if (workers !== undefined && (workers.workerType === undefined) === (workers.workerTypeV2 === undefined)) {
      const found = workers.workerType === undefined ? 'neither workerType nor workerTypeV2' : 'both types';
      task.reject('workerConfiguration', `found ${found}. Set workerTypeV2, such as WorkerTypeV2.G_1X, alone.`);
    }
    if (workers !== undefined && maxCapacity !== undefined) {
      task.reject('maxCapacity', 'the number of workers is the capacity. Set workerConfiguration or maxCapacity.');
    }
    if (notifyDelayAfter !== undefined && !isWholeMinutes(durationIn(notifyDelayAfter, 'minutes'))) {
      task.reject('notifyDelayAfter', `found ${notifyDelayAfter.toHumanString()}. Give whole minutes, 1 at least.`);
    }
    if (!isKnown(props.taskTimeout?.seconds)) {
      task.reject(
        'taskTimeout',
        'seconds that only the run knows do not become minutes. Use Timeout.at() with minutes.',
      );
    }
    const timeout = timeoutInMinutes(props);
    if (typeof timeout === 'number' && !isWholeMinutes(timeout)) {
      const name = props.taskTimeout === undefined ? 'timeout' : 'taskTimeout';
      task.reject(name, `found ${timeout} minutes. Give whole minutes, 1 at least.`);
    }
  },
}) {
  /** The run has the time-out, so the state has none: it would race with it, and end the task with another error. */
  public override toStateJson(machineLanguage?: QueryLanguage): object {
    return { ...super.toStateJson(machineLanguage), TimeoutSeconds: undefined, TimeoutSecondsPath: undefined };
  }
}

function timeoutInMinutes({ taskTimeout, timeout }: GlueStartJobRunProps): Value<number> | undefined {
  if (taskTimeout === undefined) return timeout && durationIn(timeout, 'minutes');
  if (taskTimeout.path !== undefined) return JsonPath.objectAt(taskTimeout.path);
  if (taskTimeout.jsonataExpression !== undefined) return taskTimeout.jsonataExpression as JsonataString;
  return taskTimeout.seconds === undefined || !isKnown(taskTimeout.seconds) ? undefined : taskTimeout.seconds / 60;
}

/** Whether a time is one that Glue takes, or known at run time only. */
function isWholeMinutes(value: number): boolean {
  return !isKnown(value) || (Number.isInteger(value) && value >= 1);
}
