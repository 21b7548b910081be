import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { type Item, itemsOf } from '../states/map-items';
import { compileLimit } from '../states/map-limits';
import { compileFieldTemplate } from '../template/field-template';
import { parseCsv } from './csv';

type Fields = Readonly<Record<string, any>>;
type Objects = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Compiles ItemReader. */
export function compileItemReader(fields: Fields, surroundings: Surroundings) {
  const config: Fields = fields['ReaderConfig'] ?? {};
  const given = (fields['Parameters'] ?? fields['Arguments'] ?? {}) as Json;
  const parameters = compileFieldTemplate(given, 'ItemReader/Arguments', surroundings);
  const limit = compileLimit(config, 'MaxItems', 'integer', surroundings);
  const lists = /:s3:listObjectsV2$/.test(fields['Resource'] as string);

  return (input: Json, branch: Branch): Maybe<readonly Item[]> =>
    then(parameters(input, branch), (request) =>
      then(limit(input, branch), (most) => {
        const { objects = {} } = branch.run.shared.options;
        const found = lists
          ? listing(objects, request as JsonObject, branch)
          : readItems(objects, request as JsonObject, config);
        // Zero stands for all.
        return most ? found.slice(0, most) : found;
      }),
    );
}

function listing(objects: Objects, request: JsonObject, branch: Branch): Item[] {
  const bucket = bucketOf(objects, request);
  const prefix = String(request['Prefix'] ?? '');
  const date = Math.floor(branch.run.startDate / 1000);
  return itemsOf(
    Object.keys(bucket)
      .filter((key) => key.startsWith(prefix))
      .sort()
      .map((key) => ({
        Etag: `"${createHash('md5').update(bucket[key]!).digest('hex')}"`,
        Key: key,
        LastModified: date,
        Size: Buffer.byteLength(bucket[key]!),
        StorageClass: 'STANDARD',
      })),
  );
}

function readItems(objects: Objects, request: JsonObject, config: Fields): Item[] {
  const text = objectOf(objects, request);
  const type = config['InputType'] as string;
  if (type === 'CSV') return itemsOf(parseCsv(text, config));
  if (type === 'JSONL')
    return itemsOf(
      text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== '')
        .map(parse),
    );
  if (type === 'MANIFEST') return inventory(objects, parse(text) as JsonObject, config);
  const value = parse(text);
  const pointed = pointedValue(config['ItemsPointer'] as string | undefined, value);
  if (Array.isArray(pointed)) return itemsOf(pointed);
  if (pointed !== null && typeof pointed === 'object') {
    return Object.entries(pointed).map(([Key, Value]) => ({ Key, Value }));
  }
  throw unreadable('Attempting to map over non-iterable node.');
}

/** The value at a JSON pointer. */
function pointedValue(pointer: string | undefined, value: Json): Json {
  let found: Json = value;
  for (const part of (pointer ?? '').split('/').slice(1)) {
    const key = part.replace(/~1/g, '/').replace(/~0/g, '~');
    if (found === null || typeof found !== 'object' || !Object.hasOwn(found, key)) {
      throw unreadable(`The ItemsPointer ${pointer} points at nothing.`);
    }
    found = (found as JsonObject)[key]!;
  }
  return found;
}

/** An S3 inventory: its files are CSV, with the columns that its schema names. */
function inventory(objects: Objects, manifest: JsonObject, config: Fields): Item[] {
  if (config['ManifestType'] === 'ATHENA_DATA') throw unreadable('Athena manifests are not supported locally.');
  const bucket = String(manifest['destinationBucket'] ?? '').replace(/^arn:aws[a-z-]*:s3:::/, '');
  const headers = String(manifest['fileSchema'] ?? '').split(/,\s*/);
  const files = (manifest['files'] ?? []) as JsonObject[];
  return files.flatMap(({ key }) => {
    const text = objectOf(objects, { Bucket: bucket, Key: key! });
    const plain = text.startsWith('H4sI') ? gunzipSync(Buffer.from(text, 'base64')).toString() : text;
    return itemsOf(parseCsv(plain, { CSVHeaderLocation: 'GIVEN', CSVHeaders: headers }));
  });
}

function bucketOf(objects: Objects, { Bucket }: JsonObject): Readonly<Record<string, string>> {
  const name = String(Bucket);
  if (!Object.hasOwn(objects, name)) throw unreadable('The specified bucket does not exist');
  return objects[name]!;
}

function objectOf(objects: Objects, request: JsonObject): string {
  const bucket = bucketOf(objects, request);
  const key = String(request['Key']);
  if (!Object.hasOwn(bucket, key)) throw unreadable('The specified key does not exist.');
  return bucket[key]!;
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw unreadable('Unable to parse the object as JSON.');
  }
}

function unreadable(cause: string): Failure {
  return new Failure('States.ItemReaderFailed', cause);
}
