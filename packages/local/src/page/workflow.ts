/** A part of a definition that has states: a machine, a branch of a Parallel, the processor of a Map. */
export interface Workflow {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly [field: string]: unknown;
}

/** A state of a definition, as far as the graph shows it. */
export interface State {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly (Rule & { readonly Next: string })[];
  readonly Catch?: readonly { readonly ErrorEquals: readonly string[]; readonly Next: string }[];
  readonly Branches?: readonly Workflow[];
  readonly ItemProcessor?: Processor;
  /** The older name of `ItemProcessor`. */
  readonly Iterator?: Processor;
  readonly Retry?: readonly { readonly MaxAttempts?: number; readonly [field: string]: unknown }[];
  readonly Resource?: string;
  readonly Comment?: string;
  readonly [field: string]: unknown;
}

type Processor = Workflow & {
  readonly ProcessorConfig?: { readonly Mode?: string; readonly [field: string]: unknown };
};

/** A rule of a Choice. */
export type Rule = Readonly<Record<string, unknown>>;

/** A transition: names of states, or the start or end of the machine. */
export interface Transition {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'choice' | 'catch';
  readonly label?: string;
}

/** What the two ends of a machine are called: no state has an empty name, nor one with a line break. */
export const START = '\nstart';
export const END = '\nend';

/** The workflows inside a state. */
export function innerWorkflows({ Branches, ItemProcessor, Iterator }: State): readonly Workflow[] {
  const processor = ItemProcessor ?? Iterator;
  return processor ? [processor] : (Branches ?? []);
}

/** Whether what is inside a state runs in child executions. */
export function isDistributed({ ItemProcessor, Iterator }: State): boolean {
  return (ItemProcessor ?? Iterator)?.ProcessorConfig?.Mode === 'DISTRIBUTED';
}

/** The transitions of a workflow; several of one kind between the same states are one. */
export function transitionsOf({ States }: Workflow): Transition[] {
  return Object.entries(States).flatMap(([from, state]) => merged(transitionsFrom(from, state)));
}

function transitionsFrom(from: string, { Next, End, Choices = [], Default, Catch = [] }: State): Transition[] {
  const found: Transition[] = Choices.map((rule) => ({
    from,
    to: rule.Next,
    kind: 'choice',
    label: conditionText(rule),
  }));
  if (Default !== undefined) found.push({ from, to: Default, kind: 'choice', label: 'otherwise' });
  if (Next !== undefined) found.push({ from, to: Next, kind: 'next' });
  if (End === true) found.push({ from, to: END, kind: 'next' });
  for (const { ErrorEquals, Next: to } of Catch) found.push({ from, to, kind: 'catch', label: ErrorEquals.join(', ') });
  return found;
}

function merged(transitions: readonly Transition[]): Transition[] {
  const found = new Map<string, Transition>();
  for (const each of transitions) {
    const key = JSON.stringify([each.to, each.kind]);
    const before = found.get(key);
    found.set(key, before ? { ...before, label: `${before.label} or ${each.label}` } : each);
  }
  return [...found.values()];
}

const SIGNS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanEquals: '≤',
  GreaterThan: '>',
  GreaterThanEquals: '≥',
  Matches: 'matches',
};

/** Takes the `{% %}` off a JSONata expression; any other text stays as it is. */
export function withoutDelimiters(text: string): string {
  return /^\{%\s*([\s\S]*?)\s*%\}$/.exec(text)?.[1] ?? text;
}

/** A rule of a Choice in a line: `$.total > 100`. */
export function conditionText(rule: Rule): string {
  if (typeof rule['Condition'] === 'string') return withoutDelimiters(rule['Condition']);
  if (rule['Not']) return `not (${conditionText(rule['Not'] as Rule)})`;
  for (const [field, word] of [
    ['And', ' and '],
    ['Or', ' or '],
  ] as const) {
    const rules = rule[field] as readonly Rule[] | undefined;
    if (rules)
      return rules
        .map((each) => (each['And'] || each['Or'] ? `(${conditionText(each)})` : conditionText(each)))
        .join(word);
  }
  for (const [field, value] of Object.entries(rule)) {
    const kind = /^Is([A-Z]\w*)$/.exec(field)?.[1];
    if (kind) return `${rule['Variable']} is ${value === false ? 'not ' : ''}${kind.toLowerCase()}`;
    const [, comparison = '', path] = /^(?:String|Numeric|Boolean|Timestamp)([A-Z]\w*?)(Path)?$/.exec(field) ?? [];
    const sign = SIGNS[comparison];
    if (sign) return `${rule['Variable']} ${sign} ${path ? value : JSON.stringify(value)}`;
  }
  return 'condition';
}
