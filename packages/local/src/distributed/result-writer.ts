import type { Surroundings } from '../definition/types';
import type { Json, JsonObject } from '../json';
import { type Branch, timeText } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileFieldTemplate } from '../template/field-template';
import type { ChildResult } from './children';
import { bucketOf, onS3 } from './object-store';

type Fields = Readonly<Record<string, any>>;

/** Takes the results of child executions as they come. */
export interface ResultCollector {
  add(result: ChildResult, index: number): void;
  /** The result of the Map. */
  end(branch: Branch): Maybe<Json>;
  /** Whether the results go to S3. */
  readonly writes?: boolean;
}

/** The outputs in the order of the items: the result of a Map that writes none. */
export function collectOutputs(): ResultCollector {
  const outputs: Json[] = [];
  return {
    add: ({ output }, index) => {
      outputs[index] = output;
    },
    end: () => outputs,
  };
}

/** Compiles ResultWriter: results go to objects in S3, and a manifest says where. They are text from the start, as they will be written. */
export function compileResultWriter(fields: Fields, surroundings: Surroundings) {
  const config: Fields = fields['WriterConfig'] ?? {};
  const transformation = config['Transformation'] as string | undefined;
  const given = (fields['Parameters'] ?? fields['Arguments']) as Json | undefined;
  const parameters =
    given === undefined ? undefined : compileFieldTemplate(given, 'ResultWriter/Arguments', surroundings);
  return (input: Json, mapRunArn: string): ResultCollector => {
    if (parameters === undefined) return collectTransformed(transformation);
    const separator = config['OutputType'] === 'JSONL' ? '\n' : ',';
    const texts = { SUCCEEDED: [] as string[], FAILED: [] as string[] };
    return {
      add(result, index) {
        const made = transform(result, transformation).map((item) => JSON.stringify(item));
        const [now, before] = result.failure ? (['FAILED', 'SUCCEEDED'] as const) : (['SUCCEEDED', 'FAILED'] as const);
        texts[now][index] = made.join(separator);
        // In a redrive, it may have failed before.
        delete texts[before][index];
      },
      writes: true,
      end: (branch) =>
        then(parameters(input, branch), (request) => write(texts, request as JsonObject, config, branch, mapRunArn)),
    };
  };
}

function collectTransformed(transformation: string | undefined): ResultCollector {
  const made: Json[][] = [];
  return {
    add(result, index) {
      made[index] = transform(result, transformation);
    },
    end: () => made.flat(),
  };
}

/** What a result becomes; FLATTEN may make several of it, or none. */
function transform(result: ChildResult, transformation: string | undefined): Json[] {
  if (transformation === 'COMPACT') return [result.output];
  if (transformation === 'FLATTEN') return Array.isArray(result.output) ? result.output : [result.output];
  return [record(result)];
}

function record(result: ChildResult): JsonObject {
  return {
    ExecutionArn: result.executionArn,
    Input: JSON.stringify(result.input),
    InputDetails: { Included: true },
    Name: result.name,
    ...(result.failure
      ? (result.failure as JsonObject)
      : { Output: JSON.stringify(result.output), OutputDetails: { Included: true } }),
    StartDate: timeText(result.startDate),
    StateMachineArn: result.executionArn.replace(/:(execution|express):/, ':stateMachine:').replace(/:[^:]*$/, ''),
    Status: result.status,
    StopDate: timeText(result.stopDate),
  };
}

function write(
  texts: Readonly<Record<'SUCCEEDED' | 'FAILED', string[]>>,
  request: JsonObject,
  config: Fields,
  branch: Branch,
  mapRunArn: string,
): Maybe<Json> {
  const bucketName = String(request['Bucket']);
  const prefix = [request['Prefix'], mapRunArn.replace(/^.*:/, '')].filter(Boolean).join('/');
  const lines = config['OutputType'] === 'JSONL';
  return onS3('States.ResultWriterFailed', 'Unable to upload result: ', () => {
    const bucket = bucketOf(branch, bucketName);
    const put = (status: 'SUCCEEDED' | 'FAILED'): Maybe<Json[]> => {
      // Those of the other status have left holes, and FLATTEN makes nothing of an empty list.
      const kept = texts[status].filter(() => true);
      if (kept.length === 0) return [];
      const full = kept.filter((text) => text !== '');
      const text = lines ? full.join('\n') : `[${full.join(',')}]`;
      const key = `${prefix}/${status}_0.${lines ? 'jsonl' : 'json'}`;
      return then(bucket.write(key, text), () => [{ Key: key, Size: Buffer.byteLength(text) }]);
    };
    return then(put('SUCCEEDED'), (succeeded) =>
      then(put('FAILED'), (failed) => {
        const files = { FAILED: failed, PENDING: [], SUCCEEDED: succeeded };
        const manifest = { DestinationBucket: bucketName, MapRunArn: mapRunArn, ResultFiles: files };
        const key = `${prefix}/manifest.json`;
        return then(bucket.write(key, JSON.stringify(manifest)), () => ({
          MapRunArn: mapRunArn,
          ResultWriterDetails: { Bucket: bucketName, Key: key },
        }));
      }),
    );
  });
}
