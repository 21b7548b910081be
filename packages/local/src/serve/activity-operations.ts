import { type PageRequest, pageAs } from './paging';
import { tagsOf } from './tags';
import { seconds } from './wire';
import type { World } from './world';

/** How long a worker waits for a task. */
const LONGEST_POLL = 60_000;

export const activityOperations = {
  CreateActivity: ({ name, tags, encryptionConfiguration }: Record<string, any>, world: World) => {
    const activity = world.activities.add(name, tagsOf(tags), encryptionConfiguration);
    return { activityArn: activity.arn, creationDate: seconds(activity.creationDate) };
  },

  DescribeActivity: ({ activityArn }: { activityArn: string }, world: World) => {
    const { arn, name, creationDate, encryptionConfiguration } = world.activities.get(activityArn);
    return { activityArn: arn, name, creationDate: seconds(creationDate), encryptionConfiguration };
  },

  ListActivities: (request: PageRequest, world: World) => {
    const activities = world.activities.list().map((activity) => [activity.order, activity] as const);
    return pageAs('activities', activities, request, ['ListActivities'], ({ arn, name, creationDate }) => ({
      activityArn: arn,
      name,
      creationDate: seconds(creationDate),
    }));
  },

  DeleteActivity: ({ activityArn }: { activityArn: string }, world: World) => {
    world.activities.remove(activityArn);
    return {};
  },

  GetActivityTask: async ({ activityArn, workerName }: Record<string, any>, world: World, gone: AbortSignal) => {
    const activity = world.activities.get(activityArn);
    const ends = [gone, world.stopping.signal];
    const call = await world.activities.next(activity, workerName, LONGEST_POLL, ends);
    return call ? { taskToken: call.taskToken, input: JSON.stringify(call.parameters) } : {};
  },
};
