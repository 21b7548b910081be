/** A workflow that is measured: what it is, and how many states one run of it enters. */
export interface Workload {
  readonly definition: object;
  readonly input: unknown;
  /**
   * The type of the machine: a distributed Map needs STANDARD.
   * @default EXPRESS
   */
  readonly type?: 'STANDARD';
  readonly states: number;
}

/** A Choice that counts with a Pass. */
export function loop(rounds: number): Workload {
  return {
    definition: {
      StartAt: 'More',
      States: {
        More: {
          Type: 'Choice',
          Choices: [{ Variable: '$.count', NumericLessThan: rounds, Next: 'Add' }],
          Default: 'Done',
        },
        Add: {
          Type: 'Pass',
          Parameters: { 'count.$': 'States.MathAdd($.count, 1)', 'order.$': '$.order' },
          Next: 'More',
        },
        Done: { Type: 'Succeed' },
      },
    },
    input: { count: 0, order: { id: 'A1', total: 12 } },
    states: 2 * rounds + 2,
  };
}

/** The same with expressions of JSONata; `last` is the state at its end. */
export function jsonataLoop(rounds: number, last: object = { Type: 'Succeed' }): Workload {
  return {
    definition: {
      QueryLanguage: 'JSONata',
      StartAt: 'More',
      States: {
        More: {
          Type: 'Choice',
          Choices: [{ Condition: `{% $states.input.count < ${rounds} %}`, Next: 'Add' }],
          Default: 'Done',
        },
        Add: {
          Type: 'Pass',
          Output: { count: '{% $states.input.count + 1 %}', order: '{% $states.input.order %}' },
          Next: 'More',
        },
        Done: last,
      },
    },
    input: { count: 0, order: { id: 'A1', total: 12 } },
    states: 2 * rounds + 2,
  };
}

/** An inline Map whose iterations have a Choice and a Pass. */
export function inlineMap(items: number): Workload {
  const kind = (Result: string) => ({ Type: 'Pass', Result, ResultPath: '$.kind', End: true });
  return {
    definition: {
      StartAt: 'All',
      States: {
        All: {
          Type: 'Map',
          ItemsPath: '$.items',
          MaxConcurrency: 40,
          Iterator: {
            StartAt: 'Is it large?',
            States: {
              'Is it large?': {
                Type: 'Choice',
                Choices: [{ Variable: '$.total', NumericGreaterThan: 50, Next: 'Large' }],
                Default: 'Small',
              },
              Large: kind('large'),
              Small: kind('small'),
            },
          },
          End: true,
        },
      },
    },
    input: { items: Array.from({ length: items }, (_, id) => ({ id, total: id % 100 })) },
    states: 2 * items + 1,
  };
}

/** A distributed Map over lines of JSON, whose results are dropped; `each` is the state that takes an item. */
export function distributedMap(
  items: number,
  each: object = { Type: 'Pass', Result: true, End: true },
): Workload & { readonly objects: Record<string, Record<string, string>> } {
  const lines = Array.from({ length: items }, (_, id) => JSON.stringify({ id, name: `item number ${id}` }));
  return {
    definition: {
      StartAt: 'All',
      States: {
        All: {
          Type: 'Map',
          ItemReader: {
            Resource: 'arn:aws:states:::s3:getObject',
            ReaderConfig: { InputType: 'JSONL' },
            Parameters: { Bucket: 'bucket', Key: 'items' },
          },
          ItemProcessor: {
            ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
            StartAt: 'Each',
            States: { Each: each },
          },
          ResultPath: null,
          End: true,
        },
      },
    },
    input: {},
    type: 'STANDARD',
    objects: { bucket: { items: lines.join('\n') } },
    states: items + 1,
  };
}

export const workloads = { loop, jsonataLoop, inlineMap, distributedMap };
