import { checkItemReader } from './check-item-reader';
import { checkPartFields, type Given, type PartFields } from './check-part-fields';
import type { Context } from './check-state';
import { checkFields, checkPart, exclusive } from './check-value';
import type { Complain } from './problem';

const PROCESSOR: PartFields = { Mode: ['INLINE', 'DISTRIBUTED'], ExecutionType: ['STANDARD', 'EXPRESS'] };
const WRITER: PartFields = { Transformation: ['NONE', 'COMPACT', 'FLATTEN'], OutputType: ['JSON', 'JSONL'] };
const BATCHER: PartFields = {
  Comment: 'text',
  MaxItemsPerBatch: 'positive',
  MaxInputBytesPerBatch: 'positive',
  BatchInput: 'any',
};

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
  checkPartFields(config, PROCESSOR, 'ProcessorConfig', {
    ...context,
    location: `${location}/${field}/ProcessorConfig`,
  });
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
    ['ItemReader', 'ReaderConfig', checkItemReader],
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

function checkWriter(part: Given, context: Context): undefined {
  const { location, complain } = context;
  const writes = part['Parameters'] !== undefined || part['Arguments'] !== undefined;
  if (part['Resource'] !== undefined || writes) {
    if (!/^arn:aws[a-z-]*:states:[^:]*:[^:]*:s3:putObject$/.test(String(part['Resource']))) {
      complain(`${location}/Resource`, 'must be arn:aws:states:::s3:putObject');
    }
    if (!writes) complain(`${location}/Parameters`, 'is missing: it names the Bucket');
  }
  checkPartFields(part['WriterConfig'] ?? {}, WRITER, 'WriterConfig', {
    ...context,
    location: `${location}/WriterConfig`,
  });
}

function checkBatcher(given: Given, context: Context): undefined {
  const { location, complain, language } = context;
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return;
  checkPartFields(given, BATCHER, 'ItemBatcher', context);
  checkPart(given['BatchInput'], language, `${location}/BatchInput`, complain);
  const sizes = ['MaxItemsPerBatch', 'MaxInputBytesPerBatch'];
  if (!sizes.some((name) => given[name] !== undefined || given[`${name}Path`] !== undefined)) {
    complain(location, `must have ${sizes.join(' or ')}`);
  }
  if (typeof given['MaxInputBytesPerBatch'] === 'number' && given['MaxInputBytesPerBatch'] > 262_144) {
    complain(`${location}/MaxInputBytesPerBatch`, `must be at most 262144, found ${given['MaxInputBytesPerBatch']}`);
  }
}

function checkLabel(label: unknown, place: string, complain: Complain): undefined {
  if (typeof label !== 'string') return;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: AWS refuses them.
  if (label === '' || label.length > 40 || /[\s?*<>{}[\]:;,\\|^~$#%&`"/\u0000-\u001f\u007f-\u009f]/.test(label)) {
    complain(place, 'must have 1 to 40 characters, without spaces, wildcards, brackets and special characters');
  }
}
