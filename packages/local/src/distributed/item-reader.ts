import type { Surroundings } from '../definition/types';
import type { Json, JsonObject } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { itemsOf } from '../states/map-items';
import { compileLimit } from '../states/map-limits';
import { compileFieldTemplate } from '../template/field-template';
import { allOf, firstOf, type ItemSource, linesOf, sourceOf } from './item-source';
import { itemsIn, parse, unreadable } from './items-in';
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
      if (lists) {
        return then(bucket.list(String(request['Prefix'] ?? '')), (found) =>
          config['Transformation'] === 'LOAD_AND_FLATTEN'
            ? loaded(
                found.map((each) => uriOf(request['Bucket'], (each as JsonObject)['Key'])),
                config,
                branch,
              )
            : itemsOf(found).map((item) => ({ ...item, Source: uriOf(request['Bucket']) })),
        );
      }
      const source = uriOf(request['Bucket'], request['Key']);
      return then(bucket.read(String(request['Key'])), (text) => {
        if (config['ManifestType'] === 'ATHENA_DATA') return loaded(athenaFiles(text), config, branch);
        if (config['InputType'] === 'MANIFEST') return inventory(parse(text) as JsonObject, branch);
        return from(source, itemsIn(text, config));
      });
    });
  }
}

/** The URI of a bucket, or of an object in it, as the context object has it. */
function uriOf(bucket: Json | undefined, key?: Json): string {
  return `S3://${bucket}${key === undefined ? '' : `/${key}`}`;
}

/** Items that say what object they are from. */
function from(Source: string, items: ItemSource): ItemSource {
  return sourceOf(function* () {
    for (const item of items) yield { ...item, Source };
  });
}

/** The items of several objects, one after the other. */
function loaded(uris: readonly string[], config: Fields, branch: Branch): Maybe<ItemSource> {
  return then(readAll(branch, uris.map(placeOf)), (texts) =>
    allOf(texts.map((text, at) => from(uris[at]!, itemsIn(text, config)))),
  );
}

function placeOf(uri: string): { bucket: string; key: string } {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(uri) ?? [];
  if (bucket === undefined || key === undefined) throw unreadable(`The manifest has ${uri}, which is no URI of S3.`);
  return { bucket, key };
}

/** The manifest of a query of Athena: the URI of a file in each line. */
function athenaFiles(text: string): string[] {
  return [...linesOf(text)].map((line) =>
    line
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replace(/^s3:/i, 'S3:'),
  );
}

/** An S3 inventory: its files are CSV, with the columns that its schema names. */
function inventory(manifest: JsonObject, branch: Branch): Maybe<ItemSource> {
  const format = manifest['fileFormat'] ?? 'CSV';
  if (format !== 'CSV') throw unreadable(`The files of the inventory are ${format}, and locally only CSV is read.`);
  const bucket = String(manifest['destinationBucket'] ?? '').replace(/^arn:aws[a-z-]*:s3:::/, '');
  const headers = String(manifest['fileSchema'] ?? '').split(/,\s*/);
  const keys = ((manifest['files'] ?? []) as JsonObject[]).map(({ key }) => String(key));
  const config = { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: headers };
  return loaded(
    keys.map((key) => uriOf(bucket, key)),
    config,
    branch,
  );
}
