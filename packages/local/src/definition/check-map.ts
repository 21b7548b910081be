import type { Json } from '../json';
import type { Context } from './check-state';
import { checkPart, checkValue, exclusive } from './check-value';
import type { FieldKind } from './fields';

/** The fields of the objects in a Map, whichever the language; a part is a template, or holds expressions. */
const MAP_PARTS: Readonly<Record<string, Readonly<Record<string, FieldKind | 'part'>>>> = {
  ProcessorConfig: { Mode: 'any', ExecutionType: 'any' },
  ItemReader: { Comment: 'text', Resource: 'any', ReaderConfig: 'object', Parameters: 'part', Arguments: 'part' },
  ReaderConfig: {
    InputType: 'any',
    CSVHeaderLocation: 'any',
    CSVHeaders: 'list',
    CSVDelimiter: 'any',
    MaxItems: 'count',
    MaxItemsPath: 'path',
    ManifestType: 'any',
    Transformation: 'any',
    ItemsPointer: 'any',
  },
  ItemBatcher: {
    Comment: 'text',
    BatchInput: 'part',
    MaxItemsPerBatch: 'count',
    MaxItemsPerBatchPath: 'path',
    MaxInputBytesPerBatch: 'count',
    MaxInputBytesPerBatchPath: 'path',
  },
  ResultWriter: { Comment: 'text', Resource: 'any', WriterConfig: 'object', Parameters: 'part', Arguments: 'part' },
  WriterConfig: { Transformation: 'any', OutputType: 'any' },
};

/** A Map: its items, its processor and what is special to a Map Run. */
export function checkMap(
  state: any,
  context: Context,
  nested: (definition: any, place: string) => undefined,
): undefined {
  const { location, complain } = context;
  const field = state.ItemProcessor === undefined && state.Iterator !== undefined ? 'Iterator' : 'ItemProcessor';
  nested(state[field], `${location}/${field}`);
  const config = state[field]?.ProcessorConfig;
  const mode = config?.Mode;
  if (mode !== undefined && mode !== 'INLINE' && mode !== 'DISTRIBUTED') {
    complain(
      `${location}/${field}/ProcessorConfig/Mode`,
      `must be INLINE or DISTRIBUTED, found ${JSON.stringify(mode)}`,
    );
  }
  const type = config?.ExecutionType;
  if (type !== undefined && type !== 'STANDARD' && type !== 'EXPRESS') {
    complain(
      `${location}/${field}/ProcessorConfig/ExecutionType`,
      `must be STANDARD or EXPRESS, found ${JSON.stringify(type)}`,
    );
  }
  for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter']) {
    if (mode !== 'DISTRIBUTED' && state[name] !== undefined) {
      complain(`${location}/${name}`, 'needs a Map whose ProcessorConfig has the mode DISTRIBUTED');
    }
  }
  for (const name of ['MaxConcurrency', 'ToleratedFailureCount', 'ToleratedFailurePercentage'])
    exclusive(state, [name, `${name}Path`], context, false);
  checkParts(config, 'ProcessorConfig', `${location}/${field}/ProcessorConfig`, context);
  for (const name of ['ItemReader', 'ItemBatcher', 'ResultWriter'])
    checkParts(state[name], name, `${location}/${name}`, context);
  const { ItemReader, ItemBatcher } = state;
  if (ItemBatcher)
    for (const name of ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'])
      exclusive(ItemBatcher, [name, `${name}Path`], { ...context, location: `${location}/ItemBatcher` }, false);
  if (!ItemReader) return;
  if (!/:s3:(getObject|listObjectsV2)$/.test(String(ItemReader.Resource))) {
    const fits = 'must be arn:aws:states:::s3:getObject or arn:aws:states:::s3:listObjectsV2';
    return complain(`${location}/ItemReader/Resource`, fits);
  }
  checkReader(ItemReader.ReaderConfig ?? {}, String(ItemReader.Resource), {
    ...context,
    location: `${location}/ItemReader/ReaderConfig`,
  });
}

/** The fields of an object in a Map, and those of the objects in it. */
function checkParts(part: any, name: string, location: string, context: Context): undefined {
  if (part === undefined) return;
  const { complain, language } = context;
  if (part === null || typeof part !== 'object' || Array.isArray(part)) return complain(location, 'must be an object');
  for (const [field, value] of Object.entries(part as Record<string, Json>)) {
    const place = `${location}/${field}`;
    const kind = MAP_PARTS[name]![field];
    const other = language === 'JSONata' ? /^Parameters$|Path$/ : /^Arguments$/;
    if (kind === undefined || other.test(field)) complain(place, `is no field of ${name} in ${language}`);
    else if (kind === 'part') checkPart(value, language, place, complain);
    else if (kind === 'object') checkParts(value, field, place, context);
    else checkValue(value, kind, language, place, complain);
  }
}

function checkReader(config: any, resource: string, context: Context): undefined {
  const { location, complain } = context;
  if (resource.endsWith('getObject') && !['CSV', 'JSON', 'JSONL', 'MANIFEST'].includes(config.InputType)) {
    complain(
      `${location}/InputType`,
      `must be one of CSV, JSON, JSONL, MANIFEST, found ${JSON.stringify(config.InputType)} (PARQUET cannot be read locally)`,
    );
  }
  exclusive(config, ['MaxItems', 'MaxItemsPath'], context, false);
  if (config.InputType === 'CSV' && !['FIRST_ROW', 'GIVEN'].includes(config.CSVHeaderLocation)) {
    complain(`${location}/CSVHeaderLocation`, 'must be FIRST_ROW or GIVEN');
  }
  if (config.CSVHeaderLocation === 'GIVEN' && !Array.isArray(config.CSVHeaders)) {
    complain(`${location}/CSVHeaders`, 'must be an array of names');
  }
}
