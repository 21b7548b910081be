import type { TaskCall, TaskRunner } from '../task-call';
import type { Refusing } from '../tasks/run-task';
import { ApiError, missing } from './api-error';
import { checkName, parseArn } from './arn';
import type { Tags } from './tags';
import type { World } from './world';

/** A worker that waits for work. */
interface Poll {
  readonly workerName: string | undefined;
  take(call: TaskCall | undefined): void;
}

/** An activity: tasks that wait for a worker, and workers that wait for a task. */
export interface Activity {
  readonly arn: string;
  readonly name: string;
  readonly creationDate: number;
  readonly order: number;
  readonly tags: Tags;
  readonly encryptionConfiguration?: object;
  readonly tasks: Set<TaskCall>;
  readonly polls: Set<Poll>;
}

/** The activities of a server. */
export class Activities {
  private readonly all = new Map<string, Activity>();
  private made = 0;

  constructor(private readonly world: World) {}

  list(): Activity[] {
    return [...this.all.values()];
  }

  /** Makes an activity; one that is there already stays as it is. */
  add(name: string, tags: Tags, encryptionConfiguration?: object): Activity {
    const arn = this.world.arn('activity', checkName(name));
    const known = this.all.get(arn);
    if (known) {
      if (JSON.stringify(known.encryptionConfiguration) === JSON.stringify(encryptionConfiguration)) return known;
      throw new ApiError('ActivityAlreadyExists', `Activity Already Exists: '${arn}'`);
    }
    this.made += 1;
    const activity = {
      arn,
      name,
      creationDate: Date.now(),
      order: this.made,
      tags,
      encryptionConfiguration,
      tasks: new Set<TaskCall>(),
      polls: new Set<Poll>(),
    };
    this.all.set(arn, activity);
    return activity;
  }

  get(arn: string): Activity {
    parseArn(arn, 'activity');
    const found = this.all.get(arn);
    if (!found) throw missing.activity(arn);
    return found;
  }

  remove(arn: string): void {
    parseArn(arn, 'activity');
    for (const poll of this.all.get(arn)?.polls ?? []) poll.take(undefined);
    this.all.delete(arn);
  }

  /** Hands tasks of activities to workers; an execution fails at a state whose activity does not exist. */
  readonly runner: TaskRunner & Refusing = {
    refusal: ({ text }) => (this.all.has(text) ? undefined : `The activity ${text} does not exist.`),
    handles: ({ pattern }) => pattern === 'activity',
    run: (call) => {
      const activity = this.get(call.resource);
      activity.tasks.add(call);
      call.signal.addEventListener('abort', () => activity.tasks.delete(call));
      handOut(activity);
      // The worker answers the token.
      return new Promise(() => undefined);
    },
  };

  /** The next task of an activity; undefined when none came in time, or nobody waits for it any more. */
  next(activity: Activity, workerName: string | undefined, milliseconds: number, ends: readonly AbortSignal[]) {
    return new Promise<TaskCall | undefined>((resolve) => {
      const poll: Poll = {
        workerName,
        take: (call) => {
          activity.polls.delete(poll);
          clearTimeout(timer);
          for (const end of ends) end.removeEventListener('abort', leave);
          resolve(call);
        },
      };
      const leave = (): void => poll.take(undefined);
      const timer = setTimeout(leave, milliseconds);
      if (ends.some(({ aborted }) => aborted)) return leave();
      for (const end of ends) end.addEventListener('abort', leave);
      activity.polls.add(poll);
      handOut(activity);
    });
  }
}

function handOut({ tasks, polls }: Activity): void {
  while (tasks.size > 0 && polls.size > 0) {
    const [call] = tasks;
    const [poll] = polls;
    tasks.delete(call!);
    call!.started(poll!.workerName);
    poll!.take(call);
  }
}
