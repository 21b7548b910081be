import type { Failure } from '../failure';
import type { EventDetails } from '../history/history-event';
import { failureDetails, inputDetails, outputDetails } from '../history/recorder';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { eventResource, type TaskResource } from './resource';

/** The events of a task: functions and activities have their own. */
export interface TaskEvents {
  scheduled(branch: Branch, input: Json, limits: TaskLimits, credentials: Json | undefined): void;
  started(branch: Branch, workerName?: string): void;
  submitted(branch: Branch, output: Json): void;
  succeeded(branch: Branch, output: Json): void;
  failed(branch: Branch, failure: Failure): void;
}

/** The limits of a task in seconds. */
export interface TaskLimits {
  readonly timeout?: number;
  readonly heartbeat?: number;
}

export function eventsOf(resource: TaskResource): TaskEvents {
  return resource.kind === 'service' ? serviceEvents(resource) : ownEvents(resource);
}

function serviceEvents(resource: TaskResource): TaskEvents {
  const what = { resourceType: resource.service, resource: eventResource(resource) };
  return {
    scheduled: (branch, input, limits, credentials) =>
      branch.run.recorder.record(branch, 'TaskScheduled', 'taskScheduledEventDetails', () => ({
        ...what,
        region: branch.run.shared.region,
        parameters: JSON.stringify(input),
        ...limitDetails(limits),
        ...credentialDetails(credentials),
      })),
    started: (branch) => branch.run.recorder.record(branch, 'TaskStarted', 'taskStartedEventDetails', () => what),
    submitted: (branch, output) =>
      branch.run.recorder.record(branch, 'TaskSubmitted', 'taskSubmittedEventDetails', () => ({
        ...what,
        ...outputDetails(output),
      })),
    succeeded: (branch, output) =>
      branch.run.recorder.record(branch, 'TaskSucceeded', 'taskSucceededEventDetails', () => ({
        ...what,
        ...outputDetails(output),
      })),
    failed: (branch, failure) =>
      failure.error === 'States.Timeout' || failure.error === 'States.HeartbeatTimeout'
        ? branch.run.recorder.record(branch, 'TaskTimedOut', 'taskTimedOutEventDetails', () => ({
            ...what,
            ...failureDetails(failure),
          }))
        : branch.run.recorder.record(branch, 'TaskFailed', 'taskFailedEventDetails', () => ({
            ...what,
            ...failureDetails(failure),
          })),
  };
}

function ownEvents({ kind, text }: TaskResource): TaskEvents {
  const [type, field] = kind === 'function' ? ['LambdaFunction', 'lambdaFunction'] : ['Activity', 'activity'];
  const name = (what: string) => `${field}${what}EventDetails` as const;
  return {
    scheduled: (branch, input, limits, credentials) =>
      branch.run.recorder.record(branch, `${type}Scheduled`, name('Scheduled'), () => ({
        ...inputDetails(input),
        resource: text,
        ...limitDetails(kind === 'function' ? { timeout: limits.timeout } : limits),
        ...credentialDetails(credentials),
      })),
    started: (branch, workerName) =>
      kind === 'function'
        ? branch.run.recorder.record(branch, `${type}Started`)
        : branch.run.recorder.record(branch, `${type}Started`, name('Started'), () => ({
            ...(workerName !== undefined && { workerName }),
          })),
    submitted: () => undefined,
    succeeded: (branch, output) =>
      branch.run.recorder.record(branch, `${type}Succeeded`, name('Succeeded'), () => outputDetails(output)),
    failed: (branch, failure) => {
      const how = /Timeout$/.test(failure.error ?? '') ? 'TimedOut' : 'Failed';
      branch.run.recorder.record(branch, `${type}${how}`, name(how), () => failureDetails(failure));
    },
  };
}

function credentialDetails(credentials: Json | undefined): EventDetails {
  return credentials === undefined
    ? {}
    : { taskCredentials: { roleArn: (credentials as JsonObject)['RoleArn'] ?? null } };
}

function limitDetails({ timeout, heartbeat }: TaskLimits): Record<string, number> {
  return {
    ...(timeout !== undefined && { timeoutInSeconds: timeout }),
    ...(heartbeat !== undefined && { heartbeatInSeconds: heartbeat }),
  };
}
