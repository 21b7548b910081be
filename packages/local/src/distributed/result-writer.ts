import type { Surroundings } from '../definition/types';
import { Failure } from '../failure';
import type { Json, JsonObject } from '../json';
import { type Branch, timeText } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileFieldTemplate } from '../template/field-template';
import type { ChildResult } from './children';

type Fields = Readonly<Record<string, any>>;

/** Compiles ResultWriter: results go to objects in S3, and a manifest says where. */
export function compileResultWriter(fields: Fields, surroundings: Surroundings) {
  const config: Fields = fields['WriterConfig'] ?? {};
  const given = (fields['Parameters'] ?? fields['Arguments']) as Json | undefined;
  const parameters =
    given === undefined ? undefined : compileFieldTemplate(given, 'ResultWriter/Arguments', surroundings);
  return (results: readonly ChildResult[], input: Json, branch: Branch, mapRunArn: string): Maybe<Json> =>
    then(parameters?.(input, branch), (request) => {
      const transformed = transform(results, config['Transformation'] as string | undefined);
      if (request === undefined) return transformed;
      return write(results, request as JsonObject, config, branch, mapRunArn);
    });
}

function transform(results: readonly ChildResult[], transformation: string | undefined): Json[] {
  if (transformation === 'COMPACT') return results.map(({ output }) => output);
  if (transformation === 'FLATTEN') return results.flatMap(({ output }) => output);
  return results.map(record);
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
  results: readonly ChildResult[],
  request: JsonObject,
  config: Fields,
  branch: Branch,
  mapRunArn: string,
): Json {
  const bucketName = String(request['Bucket']);
  const { objects } = branch.run.shared.options;
  if (!objects || !Object.hasOwn(objects, bucketName)) {
    throw new Failure('States.ResultWriterFailed', `Unable to upload result: the bucket ${bucketName} does not exist.`);
  }
  const bucket = objects[bucketName]!;
  const prefix = [request['Prefix'], mapRunArn.replace(/^.*:/, '')].filter(Boolean).join('/');
  const files: Record<string, Json[]> = { FAILED: [], PENDING: [], SUCCEEDED: [] };
  const lines = config['OutputType'] === 'JSONL';
  for (const [status, kept] of [
    ['SUCCEEDED', results.filter(({ failure }) => !failure)],
    ['FAILED', results.filter(({ failure }) => failure)],
  ] as const) {
    if (kept.length === 0) continue;
    const key = `${prefix}/${status}_0.${lines ? 'jsonl' : 'json'}`;
    const made = transform(kept, config['Transformation'] as string | undefined);
    bucket[key] = lines ? made.map((item) => JSON.stringify(item)).join('\n') : JSON.stringify(made);
    files[status]!.push({ Key: key, Size: Buffer.byteLength(bucket[key]!) });
  }
  const key = `${prefix}/manifest.json`;
  bucket[key] = JSON.stringify({ DestinationBucket: bucketName, MapRunArn: mapRunArn, ResultFiles: files });
  return { MapRunArn: mapRunArn, ResultWriterDetails: { Bucket: bucketName, Key: key } };
}
