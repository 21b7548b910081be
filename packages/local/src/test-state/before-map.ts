import type { StateDefinition, Surroundings } from '../definition/types';
import { compileBatcher } from '../distributed/batcher';
import { countOf, firstOf, type ItemSource } from '../distributed/item-source';
import { itemsIn, pointedValue } from '../distributed/items-in';
import { unitInput } from '../distributed/unit-input';
import { unitsOfBatches, unitsOfItems } from '../distributed/units';
import { Failure } from '../failure';
import type { Json } from '../json';
import { parseJson } from '../parse-json';
import type { Branch } from '../run/branch';
import { compilePathField } from '../states/data-flow';
import { compileItems, compileSelector } from '../states/map-items';
import { COUNT, compileLimit, PERCENTAGE, type Range } from '../states/map-limits';
import type { TestStateConfiguration } from './contract';

/** What a Map does around its iterations, whose results are mocked: its items, what each iteration gets, and how many may fail. */
export async function beforeMap(
  state: StateDefinition,
  surroundings: Surroundings,
  { mapItemReaderData, mapIterationFailureCount = 0 }: TestStateConfiguration,
  branch: Branch,
  input: Json,
): Promise<void> {
  const inputPath = surroundings.language === 'JSONPath' ? compilePathField(state, 'InputPath') : undefined;
  const effective = inputPath ? inputPath(input, branch) : input;
  if (surroundings.language === 'JSONPath') branch.inspect?.('afterInputPath', effective);
  const items = state['ItemReader']
    ? await read(state['ItemReader'], mapItemReaderData ?? '[]', surroundings, branch, effective)
    : await compileItems(state, surroundings)(effective, branch);
  const limit = async (field: string, kind: 'integer' | 'float', range: Range, fallback?: number) => {
    const value = (await compileLimit(state, field, kind, surroundings, range)(effective, branch)) ?? fallback;
    if (value !== undefined) branch.inspect?.(field.charAt(0).toLowerCase() + field.slice(1), value);
    return value;
  };
  await limit('MaxConcurrency', 'integer', COUNT, 0);
  const most = await limit('ToleratedFailureCount', 'integer', COUNT);
  const share = await limit('ToleratedFailurePercentage', 'float', PERCENTAGE);
  await tellInputs(state, surroundings, items, branch, effective);
  // Without a threshold the mock's result stands, however many failed.
  const exceeds = (threshold: number | undefined, failed: number) => threshold !== undefined && failed > threshold;
  if (
    exceeds(most, mapIterationFailureCount) ||
    exceeds(share, (mapIterationFailureCount / Math.max(1, countOf(items))) * 100)
  ) {
    throw new Failure(
      'States.ExceedToleratedFailureThreshold',
      'The specified tolerated failure threshold was exceeded',
    );
  }
}

/** What ItemReader makes of the data that the request has in place of its object. */
async function read(
  reader: Readonly<Record<string, any>>,
  data: string,
  surroundings: Surroundings,
  branch: Branch,
  input: Json,
): Promise<ItemSource> {
  const config = (reader['ReaderConfig'] ?? {}) as Readonly<Record<string, any>>;
  // What lists and manifests name is given as the items themselves.
  const isText = config['InputType'] === 'CSV' || config['InputType'] === 'JSONL';
  const pointer = config['ItemsPointer'] as string | undefined;
  if (pointer !== undefined && !isText) {
    branch.inspect?.('afterItemsPointer', pointedValue(pointer, parseJson(data)));
  }
  const items = itemsIn(data, config);
  const place = 'ItemReader/ReaderConfig/';
  const most = await compileLimit(config, 'MaxItems', 'integer', surroundings, undefined, place)(input, branch);
  return most ? firstOf(items, most) : items;
}

/** What the iterations get from ItemSelector and ItemBatcher. */
async function tellInputs(
  state: StateDefinition,
  surroundings: Surroundings,
  items: ItemSource,
  branch: Branch,
  input: Json,
): Promise<void> {
  const selector = compileSelector(state, surroundings);
  const tell = async (name: string, units: ReturnType<typeof unitsOfItems>): Promise<void> => {
    const inputs: Json[] = [];
    for (const unit of units) inputs.push(await unitInput(unit, input, branch, selector));
    branch.inspect?.(name, inputs);
  };
  if (selector) await tell('afterItemSelector', unitsOfItems(items));
  if (!state['ItemBatcher']) return;
  const batches = await compileBatcher(state['ItemBatcher'], surroundings)(items, input, branch);
  await tell('afterItemBatcher', unitsOfBatches(batches));
}
