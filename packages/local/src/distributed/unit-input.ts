import type { Json } from '../json';
import { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import type { Item, Selector } from '../states/map-items';
import type { Unit } from './units';

/** What a child execution gets: the value of an item, or a batch of them. */
export function unitInput(
  { items, from, batch }: Unit,
  input: Json,
  branch: Branch,
  selector: Selector | undefined,
): Maybe<Json> {
  if (!batch) return itemInput(items[0]!, from, input, branch, selector);
  const made: Json[] = [];
  const rest = (at: number): Maybe<Json> => {
    for (let index = at; index < items.length; index += 1) {
      const value = itemInput(items[index]!, from + index, input, branch, selector);
      if (value instanceof Promise) {
        return value.then((item) => {
          made.push(item);
          return rest(index + 1);
        });
      }
      made.push(value);
    }
    return batch.input === undefined ? { Items: made } : { BatchInput: batch.input, Items: made };
  };
  return rest(0);
}

function itemInput(
  item: Item,
  index: number,
  input: Json,
  parent: Branch,
  selector: Selector | undefined,
): Maybe<Json> {
  if (!selector) return item.Value;
  const branch = new Branch(parent.run, parent, { Index: index, ...item });
  branch.stateName = parent.stateName;
  branch.enteredEvent = parent.enteredEvent;
  branch.enteredAt = parent.enteredAt;
  return then(selector(input, branch), (made) => {
    branch.stop.leave();
    return made;
  });
}
