import { CfnElement, Stack } from 'aws-cdk-lib';
import type { CfnStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { IConstruct } from 'constructs';
import { TaskError } from './errors';

/** How a definition is written. */
export interface ToDefinitionOptions {
  /**
   * Whether each state names its query language, as a state needs it that is tested alone.
   *
   * @default false
   */
  readonly queryLanguageOnEveryState?: boolean;
}

/** A definition in the States Language. */
export interface Definition {
  /** The name of the first state. */
  readonly StartAt: string;
  /** The states by name, each as the States Language writes it. */
  readonly States: Readonly<Record<string, any>>;
  /**
   * The query language of states that name none.
   *
   * @default JSONPath
   */
  readonly QueryLanguage?: 'JSONPath' | 'JSONata';
  /** The other fields, such as `Comment` and `TimeoutSeconds`. */
  readonly [field: string]: unknown;
}

/**
 * The definition of a state machine as plain JSON; what only the deployment knows stands there by its construct, as `${Orders.Arn}`.
 *
 * @param machine a machine of this app, with states of any library
 * @param options how the definition is written
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/test-state-isolation.html
 *
 * @example
 * import { toDefinition } from '@sfn-tasks/core';
 * import { Stack } from 'aws-cdk-lib';
 * import { DefinitionBody, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
 *
 * const stack = new Stack();
 * const definitionBody = DefinitionBody.fromChainable(new Pass(stack, 'Begin'));
 * const definition = toDefinition(new StateMachine(stack, 'Workflow', { definitionBody }));
 * definition.States.Begin.Type; // 'Pass'
 */
export function toDefinition(machine: StateMachine, options: ToDefinitionOptions = {}): Definition {
  const { definitionString } = machine.node.defaultChild as CfnStateMachine;
  if (definitionString === undefined) {
    throw new TaskError(
      'INVALID_PROP',
      'the definition is a file that is uploaded, so that the machine does not hold it. Read the file, or make the machine from a chain of states or a string.',
      machine.node.path,
    );
  }
  const stack = Stack.of(machine);
  const definition = JSON.parse(jsonOf(stack.resolve(definitionString), namesIn(stack))) as Definition;
  if (options.queryLanguageOnEveryState) nameLanguages(definition, definition.QueryLanguage ?? 'JSONPath');
  return definition;
}

/** The text of a resolved definition; a reference outside of JSON strings, which stands for a number, gets quotes. */
function jsonOf(resolved: unknown, nameOf: (logicalId: string) => string): string {
  const parts =
    isIntrinsic(resolved, 'Fn::Join') && resolved['Fn::Join'][0] === '' ? resolved['Fn::Join'][1] : [resolved];
  let text = '';
  let quoted = false;
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      for (const _ of part.matchAll(/\\.|(")/gs)) if (_[1] !== undefined) quoted = !quoted;
    } else {
      const written = JSON.stringify(referenceText(part, nameOf));
      text += quoted ? written.slice(1, -1) : written;
    }
  }
  return text;
}

/** `${Orders}` for a reference, `${Orders.Arn}` for an attribute, and any other function of CloudFormation by its name and arguments. */
function referenceText(value: any, nameOf: (logicalId: string) => string): string {
  if (typeof value === 'string') return value;
  if (isIntrinsic(value, 'Ref')) return `\${${nameOf(value.Ref)}}`;
  if (isIntrinsic(value, 'Fn::GetAtt')) {
    const [logicalId, attribute] = value['Fn::GetAtt'];
    return `\${${nameOf(logicalId)}.${attribute}}`;
  }
  if (isIntrinsic(value, 'Fn::Join')) {
    const [separator, values] = value['Fn::Join'];
    if (Array.isArray(values)) return values.map((inner) => referenceText(inner, nameOf)).join(separator);
  }
  return `\${${JSON.stringify(value).slice(1, -1)}}`;
}

function isIntrinsic(value: any, name: string): value is Record<string, any> {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}

/** The paths of constructs by the logical IDs of their resources, those of the machine's own stack first. */
function namesIn(stack: Stack): (logicalId: string) => string {
  const names = new Map<string, string>();
  const elements = [...stack.node.findAll(), ...stack.node.root.node.findAll()].filter(CfnElement.isCfnElement);
  for (const element of elements) {
    const logicalId = stack.resolve(element.logicalId) as string;
    if (!names.has(logicalId)) names.set(logicalId, shortPath(element, stack));
  }
  return (logicalId) => names.get(logicalId) ?? logicalId;
}

function shortPath(element: IConstruct, from: Stack): string {
  const start = `${from.node.path}/`;
  const { path } = element.node;
  return (path.startsWith(start) ? path.slice(start.length) : path).replace(/\/(Resource|Default)$/, '');
}

/** A state that names none has the language of the machine, however deep it lies. */
function nameLanguages(within: any, language: string): void {
  for (const state of Object.values<any>(within.States)) {
    state.QueryLanguage ??= language;
    for (const inner of [state.ItemProcessor, state.Iterator, ...(state.Branches ?? [])]) {
      if (inner !== undefined) nameLanguages(inner, language);
    }
  }
}
