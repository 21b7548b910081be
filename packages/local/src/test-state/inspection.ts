import type { StateDefinition } from '../definition/types';
import type { Json } from '../json';
import type { FoundState } from './find-state';

/** What TestState tells of a state's data, by type of state; the order is that of the data's way. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  Pass: ['afterInputPath', 'afterParameters', 'result', 'afterResultSelector', 'afterResultPath'],
  Task: ['afterInputPath', 'afterParameters', 'afterArguments', 'result', 'afterResultSelector', 'afterResultPath'],
  Parallel: ['afterResultSelector', 'afterResultPath'],
  Map: [
    'afterInputPath',
    'afterItemsPath',
    'afterItemsPointer',
    'afterItemSelector',
    'afterItemBatcher',
    'afterResultSelector',
    'afterResultPath',
  ],
};

const NUMBERS = ['maxConcurrency', 'toleratedFailureCount', 'toleratedFailurePercentage'];

/** Collects the data of a state that is tested. */
export class Inspection {
  private readonly data: Record<string, unknown> = {};

  constructor(private readonly found: FoundState) {}

  readonly note = (name: string, value: Json): void => {
    this.data[name] = value;
  };

  /** As the response has it: JSON as text, numbers and details as they are. */
  shown(details: Record<string, unknown> | undefined, variables: Json | undefined): Record<string, unknown> {
    const { state } = this.found;
    const shown: Record<string, unknown> = { input: JSON.stringify(this.data['input']) };
    for (const name of fieldsOf(state)) if (name in this.data) shown[name] = JSON.stringify(this.data[name]);
    for (const name of NUMBERS) if (name in this.data) shown[name] = this.data[name];
    if (details) shown['errorDetails'] = details;
    if (variables !== undefined && Object.keys(variables as object).length > 0)
      shown['variables'] = JSON.stringify(variables);
    return shown;
  }
}

function fieldsOf(state: StateDefinition): readonly string[] {
  const fields = SHOWN[state.Type] ?? ['afterInputPath'];
  // A Result stands for what InputPath and Parameters would give.
  return state.Type === 'Pass' && state['Result'] !== undefined ? fields.slice(2) : fields;
}
