import { ApiError, missing } from './api-error';
import { parseArn } from './arn';
import type { World } from './world';

/** The tags of a resource by key. */
export type Tags = Map<string, string>;

interface Tag {
  readonly key?: string;
  readonly value?: string;
}

const MOST = 50;

/** The tags of a request. */
export function tagsOf(list: readonly Tag[] = []): Tags {
  return add(new Map(), list, '');
}

export const tagOperations = {
  TagResource: ({ resourceArn, tags }: { resourceArn: string; tags: readonly Tag[] }, world: World) => {
    add(find(resourceArn, world), tags, resourceArn);
    return {};
  },
  UntagResource: ({ resourceArn, tagKeys }: { resourceArn: string; tagKeys: readonly string[] }, world: World) => {
    const tags = find(resourceArn, world);
    for (const key of tagKeys) tags.delete(key);
    return {};
  },
  ListTagsForResource: ({ resourceArn }: { resourceArn: string }, world: World) => ({
    tags: [...find(resourceArn, world)].map(([key, value]) => ({ key, value })),
  }),
};

function find(arn: string, { machines, activities }: World): Tags {
  const { kind } = parseArn(arn, 'stateMachine', 'activity');
  const found = (kind === 'activity' ? activities.list() : machines.list()).find((resource) => resource.arn === arn);
  if (!found) throw missing.resource(arn);
  return found.tags;
}

function add(tags: Tags, list: readonly Tag[], arn: string): Tags {
  const given = list.map(({ key = '', value = '' }) => [key, value] as const);
  if (new Set([...tags.keys(), ...given.map(([key]) => key)]).size > MOST) {
    throw new ApiError('TooManyTags', `A resource has at most ${MOST} tags${arn === '' ? '.' : `: ${arn}`}`);
  }
  for (const [key, value] of given) tags.set(key, value);
  return tags;
}
