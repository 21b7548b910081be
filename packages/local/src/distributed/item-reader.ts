import { gunzipSync } from 'node:zlib';
import type { Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { itemsOf } from '../states/map-items';
import { compileLimit } from '../states/map-limits';
import { compileFieldTemplate } from '../template/field-template';
import { parseCsv } from './csv';
import { allOf, firstOf, type ItemSource, linesOf, sourceOfValues } from './item-source';
import { bucketOf, onS3, readAll } from './object-store';

type Fields = Readonly<Record<string, any>>;

/** Compiles ItemReader. */
export function compileItemReader(fields: Fields, surroundings: Surroundings) {
  const config: Fields = fields['ReaderConfig'] ?? {};
  const given = (fields['Parameters'] ?? fields['Arguments'] ?? {}) as Json;
  const parameters = compileFieldTemplate(given, 'ItemReader/Arguments', surroundings);
  const limit = compileLimit(config, 'MaxItems', 'integer', surroundings, undefined, 'ItemReader/ReaderConfig/');
  const lists = /:s3:listObjectsV2$/.test(fields['Resource'] as string);

  return (input: Json, branch: Branch): Maybe<ItemSource> =>
    then(parameters(input, branch), (request) =>
      then(limit(input, branch), (most) =>
        then(readItems(request as JsonObject, branch), (found) => (most ? firstOf(found, most) : found)),
      ),
    );

  // What stands in the objects is read at the start, and parsed while the Map runs.
  function readItems(request: JsonObject, branch: Branch): Maybe<ItemSource> {
    return onS3('States.ItemReaderFailed', '', () => {
      const bucket = bucketOf(branch, String(request['Bucket']));
      if (lists) return then(bucket.list(String(request['Prefix'] ?? '')), itemsOf);
      return then(bucket.read(String(request['Key'])), (text) =>
        config['InputType'] === 'MANIFEST'
          ? inventory(parse(text) as JsonObject, config, branch)
          : itemsIn(text, config),
      );
    });
  }
}

/** The items in an object's text. */
export function itemsIn(text: string, config: Fields): ItemSource {
  const type = config['InputType'] as string;
  if (type === 'CSV') return sourceOfValues(() => parseCsv(text, config));
  if (type === 'JSONL') {
    return sourceOfValues(function* () {
      for (const line of linesOf(text)) yield parse(line);
    });
  }
  const pointed = pointedValue(config['ItemsPointer'] as string | undefined, parse(text));
  if (Array.isArray(pointed)) return itemsOf(pointed);
  if (pointed !== null && typeof pointed === 'object') {
    return Object.entries(pointed).map(([Key, Value]) => ({ Key, Value }));
  }
  throw unreadable('Attempting to map over non-iterable node.');
}

/** The value at a JSON pointer. */
export function pointedValue(pointer: string | undefined, value: Json): Json {
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
function inventory(manifest: JsonObject, config: Fields, branch: Branch): Maybe<ItemSource> {
  if (config['ManifestType'] === 'ATHENA_DATA') throw unreadable('Athena manifests are not supported locally.');
  const bucket = String(manifest['destinationBucket'] ?? '').replace(/^arn:aws[a-z-]*:s3:::/, '');
  const headers = String(manifest['fileSchema'] ?? '').split(/,\s*/);
  const keys = ((manifest['files'] ?? []) as JsonObject[]).map(({ key }) => String(key));
  return then(readAll(bucketOf(branch, bucket), keys), (texts) =>
    allOf(
      texts.map((text) => {
        const plain = text.startsWith('H4sI') ? gunzipSync(Buffer.from(text, 'base64')).toString() : text;
        return sourceOfValues(() => parseCsv(plain, { CSVHeaderLocation: 'GIVEN', CSVHeaders: headers }));
      }),
    ),
  );
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
