import { checkPartFields, type Given, type PartFields } from './check-part-fields';
import type { Context } from './check-state';
import type { Complain } from './problem';

const READER: PartFields = {
  InputType: ['CSV', 'JSON', 'JSONL', 'MANIFEST'],
  CSVHeaderLocation: ['FIRST_ROW', 'GIVEN'],
  CSVHeaders: 'headers',
  CSVDelimiter: ['COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'],
  ItemsPointer: 'text',
  ManifestType: ['ATHENA_DATA', 'S3_INVENTORY'],
  Transformation: ['NONE', 'LOAD_AND_FLATTEN'],
  MaxItems: 'positive',
};

/** What JSON Pointer has: keys behind slashes, in which `~` is written `~0` and a slash `~1`. */
const POINTER = /^(\/([^~/]|~[01])*)*$/;

/** Checks the ItemReader of a Map. */
export function checkItemReader(part: Given, context: Context): undefined {
  const { location, complain } = context;
  const resource = /^arn:aws[a-z-]*:states:[^:]*:[^:]*:s3:(getObject|listObjectsV2)$/.exec(
    String(part['Resource']),
  )?.[1];
  if (resource === undefined) {
    return complain(
      `${location}/Resource`,
      'must be arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2',
    );
  }
  const place = `${location}/ReaderConfig`;
  const config: Given = part['ReaderConfig'] === undefined ? {} : part['ReaderConfig'];
  if (config === null || typeof config !== 'object') return complain(place, 'must be an object');
  const lists = resource === 'listObjectsV2';
  const loads = config['Transformation'] === 'LOAD_AND_FLATTEN';
  if (config['InputType'] === 'PARQUET') {
    return complain(`${place}/InputType`, 'must be one of CSV, JSON, JSONL, MANIFEST: PARQUET cannot be read locally');
  }
  checkPartFields(config, READER, 'ReaderConfig', { ...context, location: place });
  if ((!lists || loads) && config['InputType'] === undefined) {
    complain(`${place}/InputType`, 'is missing: it is one of CSV, JSON, JSONL, MANIFEST');
  }
  const needs = (field: string, there: boolean, what: string): void => {
    if (config[field] !== undefined && !there) complain(`${place}/${field}`, `needs ${what}`);
  };
  const csv = config['InputType'] === 'CSV';
  needs('Transformation', lists, 'the resource s3:listObjectsV2');
  needs('InputType', !lists || loads, 'the Transformation LOAD_AND_FLATTEN, where objects are listed');
  for (const field of ['CSVHeaderLocation', 'CSVDelimiter']) needs(field, csv, 'the InputType CSV');
  needs('CSVHeaders', csv && config['CSVHeaderLocation'] === 'GIVEN', 'the CSVHeaderLocation GIVEN');
  needs('ItemsPointer', config['InputType'] === 'JSON', 'the InputType JSON');
  if (csv && config['CSVHeaderLocation'] === undefined) {
    complain(`${place}/CSVHeaderLocation`, 'must be FIRST_ROW or GIVEN');
  }
  if (csv && config['CSVHeaderLocation'] === 'GIVEN' && config['CSVHeaders'] === undefined) {
    complain(`${place}/CSVHeaders`, 'must be an array of names');
  }
  if (typeof config['ItemsPointer'] === 'string' && !POINTER.test(config['ItemsPointer'])) {
    complain(`${place}/ItemsPointer`, 'must be a JSON Pointer such as /orders/open');
  }
  checkManifest(config, lists, place, complain);
}

/** A manifest lists files: of an inventory in CSV, of Athena in what InputType says. */
function checkManifest(config: Given, lists: boolean, place: string, complain: Complain): undefined {
  const { InputType: type, ManifestType: manifest } = config as { InputType?: string; ManifestType?: string };
  if (type === 'MANIFEST' && lists)
    complain(`${place}/InputType`, 'must be one of CSV, JSON, JSONL for listed objects');
  if (manifest === undefined) return;
  if (lists) complain(`${place}/ManifestType`, 'needs the resource s3:getObject');
  else if (manifest === 'ATHENA_DATA' && type !== 'CSV' && type !== 'JSONL') {
    complain(`${place}/InputType`, 'must be CSV or JSONL, the format of the files in a manifest of Athena');
  } else if (manifest === 'S3_INVENTORY' && type !== 'MANIFEST') {
    complain(`${place}/InputType`, 'must be MANIFEST for the manifest of an S3 inventory');
  }
}
