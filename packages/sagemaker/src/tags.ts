import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { Tag } from './api.generated';

/** Tags: values by key, or a `TaskInput` that holds or yields the list of `{ Key, Value }` that the API takes. */
export type SageMakerTags = { readonly [key: string]: string } | TaskInput;

/** The tags as the API takes them. */
export function tagList(tags: SageMakerTags | undefined): Tag[] | undefined {
  if (tags === undefined) return undefined;
  // An instance of either library's TaskInput; a record of tags may have the keys `type` and `value` too.
  if (Object.getPrototypeOf(tags) !== Object.prototype) return (tags as TaskInput).value;
  const entries = Object.entries(tags as Readonly<Record<string, string>>);
  return entries.length === 0 ? undefined : entries.map(([Key, Value]) => ({ Key, Value }));
}
