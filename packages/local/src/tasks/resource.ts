import type { TaskPattern } from '../task-call';

/** What a resource of a Task says. */
export interface TaskResource {
  readonly text: string;
  readonly kind: 'function' | 'activity' | 'service';
  readonly service: string;
  readonly api: string;
  readonly pattern: TaskPattern;
}

/** Reads a resource; undefined when it is none that Step Functions knows. */
export function parseResource(text: string): TaskResource | undefined {
  const parts = /^arn:aws[a-z-]*:(lambda|states):([^:]*):([^:]*):(.+)$/.exec(text);
  if (!parts) return undefined;
  const [, owner, , , rest] = parts as unknown as [string, string, string, string, string];
  if (owner === 'lambda') {
    const name = /^function:([A-Za-z0-9-_.]+)(:[\w$.-]+)?$/.exec(rest)?.[1];
    return name === undefined
      ? undefined
      : { text, kind: 'function', service: 'lambda', api: name, pattern: 'requestResponse' };
  }
  const activity = /^activity:(.+)$/.exec(rest)?.[1];
  if (activity !== undefined)
    return { text, kind: 'activity', service: 'activity', api: activity, pattern: 'activity' };
  const task = /^((?:aws-sdk:)?[a-z0-9-]+):([A-Za-z0-9]+)(?:\.(sync|sync:2|waitForTaskToken))?$/.exec(rest);
  if (!task) return undefined;
  const [, service, api, pattern] = task as unknown as [string, string, string, TaskPattern | undefined];
  return { text, kind: 'service', service, api, pattern: pattern ?? 'requestResponse' };
}

/** The resource as events have it: the API with its pattern. */
export function eventResource({ api, pattern }: TaskResource): string {
  return pattern === 'requestResponse' ? api : `${api}.${pattern}`;
}

/** The name in a function's name or ARN, without version or alias. */
export function functionName(nameOrArn: string): string {
  const arn = /^(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:)?(?:\d{12}:)?function:([^:]+)/.exec(nameOrArn)?.[1];
  return arn ?? nameOrArn.replace(/:[^:]*$/, '');
}

/** Whether a task waits for a job that it starts. */
export function isJob(pattern: TaskPattern): boolean {
  return pattern === 'sync' || pattern === 'sync:2';
}

/** Whether a task ends when its token is answered; one that waits for a job may end so before it. */
export function hasToken({ pattern }: TaskResource): boolean {
  return pattern !== 'requestResponse';
}
