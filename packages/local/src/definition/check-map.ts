import type { Json } from '../json';
import type { Context } from './check-state';
import { checkFields, checkPart, checkPath, checkValue, exclusive } from './check-value';
import type { FieldKind } from './fields';
import type { Complain } from './problem';

type Given = Readonly<Record<string, any>>;

/** A part of a Map that is an object: its fields, with what they may be. */
type PartFields = Readonly<Record<string, FieldKind | 'headers' | readonly string[]>>;

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
const PROCESSOR: PartFields = { Mode: ['INLINE', 'DISTRIBUTED'], ExecutionType: ['STANDARD', 'EXPRESS'] };
const WRITER: PartFields = { Transformation: ['NONE', 'COMPACT', 'FLATTEN'], OutputType: ['JSON', 'JSONL'] };
const BATCHER: PartFields = {
  Comment: 'text',
  MaxItemsPerBatch: 'positive',
  MaxInputBytesPerBatch: 'positive',
  BatchInput: 'any',
};

/** What JSON Pointer has: keys behind slashes, in which `~` is written `~0` and a slash `~1`. */
const POINTER = /^(\/([^~/]|~[01])*)*$/;

/** Checks what a Map has besides its fields of one value. */
export function checkMap(
  state: Given,
  context: Context,
  nested: (definition: any, place: string) => undefined,
): undefined {
  const { location, complain, language } = context;
  const field = state['ItemProcessor'] === undefined && state['Iterator'] !== undefined ? 'Iterator' : 'ItemProcessor';
  nested(state[field], `${location}/${field}`);
  const config = state[field]?.ProcessorConfig ?? {};
  checkObject(config, PROCESSOR, 'ProcessorConfig', { ...context, location: `${location}/${field}/ProcessorConfig` });
  for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter', 'Label']) {
    if (config.Mode !== 'DISTRIBUTED' && state[name] !== undefined) {
      complain(`${location}/${name}`, 'needs a Map whose ProcessorConfig has the mode DISTRIBUTED');
    }
  }
  for (const name of ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage']) {
    exclusive(state, [name, `${name}Path`], context, false);
  }
  checkLabel(state['Label'], `${location}/Label`, complain);
  const template = language === 'JSONPath' ? 'Parameters' : 'Arguments';
  for (const [name, inner, check] of [
    ['ItemReader', 'ReaderConfig', checkReader],
    ['ResultWriter', 'WriterConfig', checkWriter],
  ] as const) {
    const part = state[name];
    if (part === undefined || part === null || typeof part !== 'object') continue;
    const place = `${location}/${name}`;
    checkFields(part, ['Comment', 'Resource', inner, template], `${name} in ${language}`, place, complain);
    checkPart(part[template], language, `${place}/${template}`, complain);
    check(part, { ...context, location: place });
  }
  if (state['ItemBatcher'] !== undefined) {
    checkBatcher(state['ItemBatcher'], { ...context, location: `${location}/ItemBatcher` });
  }
}

function checkReader(part: Given, context: Context): undefined {
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
  checkObject(config, READER, 'ReaderConfig', { ...context, location: place });
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

function checkWriter(part: Given, context: Context): undefined {
  const { location, complain } = context;
  const writes = part['Parameters'] !== undefined || part['Arguments'] !== undefined;
  if (part['Resource'] !== undefined || writes) {
    if (!/^arn:aws[a-z-]*:states:[^:]*:[^:]*:s3:putObject$/.test(String(part['Resource']))) {
      complain(`${location}/Resource`, 'must be arn:aws:states:::s3:putObject');
    }
    if (!writes) complain(`${location}/Parameters`, 'is missing: it names the Bucket');
  }
  checkObject(part['WriterConfig'] ?? {}, WRITER, 'WriterConfig', {
    ...context,
    location: `${location}/WriterConfig`,
  });
}

function checkBatcher(given: Given, context: Context): undefined {
  const { location, complain, language } = context;
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return;
  checkObject(given, BATCHER, 'ItemBatcher', context);
  checkPart(given['BatchInput'], language, `${location}/BatchInput`, complain);
  const sizes = ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'];
  if (!sizes.some((name) => given[name] !== undefined || given[`${name}Path`] !== undefined)) {
    complain(location, `must have ${sizes.join(' or ')}`);
  }
  if (typeof given['MaxInputBytesPerBatch'] === 'number' && given['MaxInputBytesPerBatch'] > 262_144) {
    complain(`${location}/MaxInputBytesPerBatch`, `must be at most 262144, found ${given['MaxInputBytesPerBatch']}`);
  }
}

/** The fields of an object: those that are numbers may be paths in JSONPath. */
function checkObject(given: Given, fields: PartFields, what: string, context: Context): undefined {
  const { location, complain, language } = context;
  if (given === null || typeof given !== 'object' || Array.isArray(given))
    return complain(location, 'must be an object');
  const numbers = Object.keys(fields).filter((name) => fields[name] === 'positive');
  const paths = language === 'JSONPath' ? numbers.map((name) => `${name}Path`) : [];
  checkFields(given, [...Object.keys(fields), ...paths], `${what} in ${language}`, location, complain);
  for (const name of numbers) exclusive(given, [name, `${name}Path`], context, false);
  for (const name of paths) if (given[name] !== undefined) checkPath(given[name], `${location}/${name}`, complain);
  for (const [name, kind] of Object.entries(fields)) {
    const value = given[name] as Json | undefined;
    if (value === undefined) continue;
    const place = `${location}/${name}`;
    if (kind === 'headers') checkHeaders(value, place, complain);
    else if (typeof kind === 'string') checkValue(value, kind, language, place, complain);
    else checkChoice(value, kind, place, complain);
  }
}

function checkChoice(value: unknown, names: readonly string[], place: string, complain: Complain): undefined {
  if (value === undefined || names.includes(value as string)) return;
  complain(place, `must be ${oneOf(names)}, found ${JSON.stringify(value)}`);
}

function oneOf(names: readonly string[]): string {
  return names.length === 2 ? names.join(' or ') : `one of ${names.join(', ')}`;
}

function checkHeaders(value: Json, place: string, complain: Complain): undefined {
  const names = Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
  if (!names) complain(place, 'must be an array of names');
}

function checkLabel(label: unknown, place: string, complain: Complain): undefined {
  if (typeof label !== 'string') return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS refuses them.
  if (label === '' || label.length > 40 || /[\s?*<>{}[\]:;,\\|^~$#%&`"/\u0000-\u001f\u007f-\u009f]/.test(label)) {
    complain(place, 'must have 1 to 40 characters, without spaces, wildcards, brackets and special characters');
  }
}
