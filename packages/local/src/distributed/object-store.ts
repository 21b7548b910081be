import { createHash } from 'node:crypto';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import type { TaskCall, TaskRunner } from '../task-call';
import { objectText } from './object-text';

/** A bucket that a Map reads from or writes to; what it cannot do is thrown as an Error. */
export interface Bucket {
  /** The text of an object, unpacked. */
  read(key: string): Maybe<string>;
  /** What listObjectsV2 says of the objects, as items have it. */
  list(prefix: string): Maybe<Json[]>;
  write(key: string, text: string): Maybe<void>;
}

const SERVICE = 'aws-sdk:s3';
const pattern = 'requestResponse';

/** What runs the calls of S3, where the tasks that are passed have it. */
export function s3Runner(tasks: readonly TaskRunner[] | undefined, stateName: string, api: string) {
  const call = { service: SERVICE, api, pattern, resource: resourceOf(api), stateName } as const;
  return tasks?.find((task) => task.handles(call));
}

/** A bucket: one of the objects that were passed, or else one of S3 where the task runners call it. */
export function bucketOf(branch: Branch, name: string): Bucket {
  const { objects, tasks } = branch.run.shared.options;
  if (objects && Object.hasOwn(objects, name)) return passedBucket(objects[name]!, branch);
  if (s3Runner(tasks, branch.stateName, 'getObject')) return serviceBucket(branch, name);
  throw new Error('The specified bucket does not exist');
}

function passedBucket(objects: Record<string, string>, branch: Branch): Bucket {
  const date = Math.floor(branch.run.startDate / 1000);
  return {
    read(key) {
      if (!Object.hasOwn(objects, key)) throw new Error('The specified key does not exist.');
      return objectText(objects[key]!);
    },
    list: (prefix) =>
      Object.keys(objects)
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => ({
          Etag: `"${createHash('md5').update(objects[key]!).digest('hex')}"`,
          Key: key,
          LastModified: date,
          Size: Buffer.byteLength(objects[key]!),
          StorageClass: 'STANDARD',
        })),
    write(key, text) {
      objects[key] = text;
    },
  };
}

function serviceBucket(branch: Branch, bucket: string): Bucket {
  const list = async (prefix: string, found: Json[] = [], token?: string): Promise<Json[]> => {
    const request = { Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) };
    const page = (await callS3(branch, 'listObjectsV2', request)) as JsonObject;
    for (const object of (page['Contents'] ?? []) as JsonObject[]) found.push(listed(object));
    const next = page['NextContinuationToken'] as string | undefined;
    return next === undefined ? found : list(prefix, found, next);
  };
  return {
    read: (key) =>
      callS3(branch, 'getObject', { Bucket: bucket, Key: key }).then((made) => {
        const { Body, ContentLength } = made as JsonObject;
        return objectText(String(Body), ContentLength as number | undefined);
      }),
    list,
    write: (key, text) => callS3(branch, 'putObject', { Bucket: bucket, Key: key, Body: text }).then(() => undefined),
  };
}

function listed({ ETag, Key, LastModified, Size, StorageClass }: JsonObject): JsonObject {
  const date = Math.floor(Date.parse(String(LastModified)) / 1000);
  return { Etag: ETag!, Key: Key!, LastModified: date, Size: Size!, StorageClass: StorageClass ?? 'STANDARD' };
}

/** Calls S3 as a task would; virtual time stands still meanwhile. */
async function callS3(branch: Branch, api: string, parameters: JsonObject): Promise<Json> {
  const { scheduler, shared } = branch.run;
  const controller = new AbortController();
  const forget = branch.stop.onStop(() => controller.abort());
  const call: TaskCall = {
    service: SERVICE,
    api,
    pattern,
    resource: resourceOf(api),
    stateName: branch.stateName,
    parameters,
    context: branch.context(),
    attempt: 0,
    signal: controller.signal,
    clock: { now: () => scheduler.now(), sleep: (seconds) => branch.run.wait(branch, seconds * 1000) },
    submitted: () => undefined,
    started: () => undefined,
  };
  scheduler.busy();
  try {
    return await s3Runner(shared.options.tasks, branch.stateName, api)!.run(call);
  } finally {
    forget();
    scheduler.idle();
  }
}

/** As readers and writers of a Map have it. */
function resourceOf(api: string): string {
  return `arn:aws:states:::s3:${api}`;
}

/** Does something with S3; why it cannot is the cause of a failure of that name. */
export function onS3<T>(error: string, prefix: string, work: () => Maybe<T>): Maybe<T> {
  const fail = (thrown: unknown): never => {
    if (thrown instanceof Failure) throw thrown;
    const { cause, message } = thrown as { cause?: string; message: string };
    throw new Failure(error, `${prefix}${cause || message}`);
  };
  try {
    const made = work();
    return made instanceof Promise ? made.catch(fail) : made;
  } catch (thrown) {
    return fail(thrown);
  }
}

/** Reads several objects, one after the other. */
export function readAll(
  branch: Branch,
  places: readonly { readonly bucket: string; readonly key: string }[],
): Maybe<string[]> {
  const texts: string[] = [];
  const rest = (at: number): Maybe<string[]> => {
    for (let index = at; index < places.length; index += 1) {
      const { bucket, key } = places[index]!;
      const text = bucketOf(branch, bucket).read(key);
      if (text instanceof Promise) {
        return text.then((read) => {
          texts.push(read);
          return rest(index + 1);
        });
      }
      texts.push(text);
    }
    return texts;
  };
  return rest(0);
}
