import { type IResolvable, Token } from 'aws-cdk-lib';
import { EXPRESSION, type Expression, expressionOf, isDelimited, type SyntaxProblem } from './expression';
import { ExpressionToken, spellOut } from './expression-token';
import { parseJsonata, withoutDelimiters } from './jsonata-grammar';
import { jsonataArgument, jsonataOperand } from './jsonata-literal';

export { jsonataArgument } from './jsonata-literal';

/**
 * Expressions of JSONata states, to stand wherever a prop takes a value; the members are those of `JsonPath`.
 *
 * Each is checked when it is written; what is wrong with it is reported at synthesis, with the task that uses it.
 *
 * @example
 * import { Jsonata } from '@sfn-tasks/core';
 *
 * const customer = Jsonata.stringAt('$states.input.order.customer');
 * const greeting = Jsonata.format('Hello {}!', customer);
 * const total = Jsonata.numberAt('{% $sum($states.input.items.price) %}');
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 */
export class Jsonata {
  /** The value of an expression, its `{% %}` optional, in a place that takes a string. */
  public static stringAt(expression: string): string {
    return tokenAt(expression).toString();
  }

  /** The value of an expression in a place that takes a list of strings. */
  public static listAt(expression: string): string[] {
    return Token.asList(tokenAt(expression));
  }

  /** The value of an expression in a place that takes a number. */
  public static numberAt(expression: string): number {
    return Token.asNumber(tokenAt(expression));
  }

  /** The value of an expression in a place that takes an object, or any other value. */
  public static objectAt(expression: string): IResolvable {
    return tokenAt(expression);
  }

  /** The value of an expression in a place that takes a boolean. */
  public static booleanAt(expression: string): IResolvable {
    return tokenAt(expression);
  }

  /** Whether a string is one JSONata expression: a token of this class, or text between `{%` and `%}`. */
  public static isEncodedJsonata(value: string): boolean {
    return expressionOf(value)?.language === 'JSONata' || isDelimited(value);
  }

  /** The whole input of the state; an object at run time, a string to the CDK. */
  public static get entirePayload(): string {
    return Jsonata.stringAt('$states.input');
  }

  /** The whole context object; an object at run time, a string to the CDK. */
  public static get entireContext(): string {
    return Jsonata.stringAt('$states.context');
  }

  /** The ARN of the execution. */
  public static get executionId(): string {
    return Jsonata.stringAt('$states.context.Execution.Id');
  }

  /** What the execution was started with; an object at run time, a string to the CDK. */
  public static get executionInput(): string {
    return Jsonata.stringAt('$states.context.Execution.Input');
  }

  /** The name of the execution. */
  public static get executionName(): string {
    return Jsonata.stringAt('$states.context.Execution.Name');
  }

  /** The ARN of the role that the execution runs with. */
  public static get executionRoleArn(): string {
    return Jsonata.stringAt('$states.context.Execution.RoleArn');
  }

  /** When the execution started, in ISO 8601. */
  public static get executionStartTime(): string {
    return Jsonata.stringAt('$states.context.Execution.StartTime');
  }

  /** How many times the execution was redriven. */
  public static get executionRedriveCount(): number {
    return Jsonata.numberAt('$states.context.Execution.RedriveCount');
  }

  /** When the execution was last redriven, in ISO 8601; absent before that. */
  public static get executionRedriveTime(): string {
    return Jsonata.stringAt('$states.context.Execution.RedriveTime');
  }

  /** When the state was entered, in ISO 8601. */
  public static get stateEnteredTime(): string {
    return Jsonata.stringAt('$states.context.State.EnteredTime');
  }

  /** The name of the state. */
  public static get stateName(): string {
    return Jsonata.stringAt('$states.context.State.Name');
  }

  /** How many times the state was retried; a number at run time, a string to the CDK. */
  public static get stateRetryCount(): string {
    return Jsonata.stringAt('$states.context.State.RetryCount');
  }

  /** The ARN of the state machine. */
  public static get stateMachineId(): string {
    return Jsonata.stringAt('$states.context.StateMachine.Id');
  }

  /** The name of the state machine. */
  public static get stateMachineName(): string {
    return Jsonata.stringAt('$states.context.StateMachine.Name');
  }

  /** The token that a callback returns; there in a task that waits for one. */
  public static get taskToken(): string {
    return Jsonata.stringAt('$states.context.Task.Token');
  }

  /** The place of the item in a Map state, from 0. */
  public static get mapItemIndex(): number {
    return Jsonata.numberAt('$states.context.Map.Item.Index');
  }

  /** The key of the item in a Map state that goes over an object. */
  public static get mapItemKey(): string {
    return Jsonata.stringAt('$states.context.Map.Item.Key');
  }

  /** Where the item of a Map state was read from. */
  public static get mapItemSource(): string {
    return Jsonata.stringAt('$states.context.Map.Item.Source');
  }

  /** The item of a Map state. */
  public static get mapItemValue(): IResolvable {
    return Jsonata.objectAt('$states.context.Map.Item.Value');
  }

  /** A list of the values. */
  public static array(...values: unknown[]): string {
    return compose`${values}`;
  }

  /** A list cut into lists of at most `chunkSize` elements. */
  public static arrayPartition(array: any, chunkSize: number): string {
    return compose`$partition(${array}, ${chunkSize})`;
  }

  /** Whether a list has a value. */
  public static arrayContains(array: any, value: any): string {
    return compose`${new Operand(value)} in ${new Operand(array)}`;
  }

  /** The numbers from `start` to `end`, both included, in steps. */
  public static arrayRange(start: number, end: number, step: number): string {
    return compose`$range(${start}, ${end}, ${step})`;
  }

  /** The element of a list at an index from 0. */
  public static arrayGetItem(array: any, index: number): string {
    return compose`${new Operand(array)}[${index}]`;
  }

  /** The number of elements in a list. */
  public static arrayLength(array: any): string {
    return compose`$count(${array})`;
  }

  /** A list without its repeated elements. */
  public static arrayUnique(array: any): string {
    return compose`$distinct(${array})`;
  }

  /** A string in Base64. */
  public static base64Encode(input: string): string {
    return compose`$base64encode(${input})`;
  }

  /** The string that Base64 text stands for. */
  public static base64Decode(base64: string): string {
    return compose`$base64decode(${base64})`;
  }

  /** The hash of a value by MD5, SHA-1, SHA-256, SHA-384 or SHA-512. */
  public static hash(data: any, algorithm: string): string {
    return compose`$hash(${data}, ${algorithm})`;
  }

  /** The members of two objects in one; those of the second win. Objects inside are not merged. */
  public static jsonMerge(value1: any, value2: any): string {
    return compose`$merge([${value1}, ${value2}])`;
  }

  /** A random whole number from `start`, included, to `end`, not included. */
  public static mathRandom(start: number, end: number): string {
    return compose`$floor($random() * (${new Operand(end)} - ${new Operand(start)})) + ${new Operand(start)}`;
  }

  /** The sum of two numbers. */
  public static mathAdd(num1: number, num2: number): string {
    return compose`${new Operand(num1)} + ${new Operand(num2)}`;
  }

  /** The parts of a string between each `splitter`, taken as a whole. */
  public static stringSplit(inputString: string, splitter: string): string {
    return compose`$split(${inputString}, ${splitter})`;
  }

  /** A new random UUID. */
  public static uuid(): string {
    return Jsonata.stringAt('$uuid()');
  }

  /** A text in which each `{}` is replaced by the next value; write `\\{` and `\\}` for a pair of braces that is text. */
  public static format(formatString: string, ...values: unknown[]): string {
    return formatted(formatString, values).toString();
  }

  /** The value that JSON text stands for. */
  public static stringToJson(jsonString: string): IResolvable {
    return composeToken(['$parse(', ')'], [jsonString]);
  }

  /** A value as JSON text. */
  public static jsonToString(value: any): string {
    return compose`$string(${value})`;
  }

  private constructor() {}
}

/** A value beside an operator. */
class Operand {
  constructor(public readonly value: unknown) {}
}

function tokenAt(written: string): ExpressionToken {
  const trimmed = written.trim();
  const { text, problem } = spellOut(trimmed, 'JSONata', ({ text }) => `(${withoutDelimiters(text).trim()})`);
  return token(text.startsWith('{%') ? text : `{% ${text} %}`, problem);
}

function token(text: string, found?: SyntaxProblem): ExpressionToken {
  const parsed = parseJsonata(text);
  const problem = found ?? ('problem' in parsed ? parsed.problem : undefined);
  const expression: Expression = { language: 'JSONata', text };
  return new ExpressionToken(problem === undefined ? expression : { ...expression, problem });
}

/** An expression from a template whose values become JSONata source. */
function compose(source: readonly string[], ...values: unknown[]): string {
  return composeToken(source, values).toString();
}

function composeToken(source: readonly string[], values: readonly unknown[]): ExpressionToken {
  let text = `{% ${source[0]}`;
  let problem: SyntaxProblem | undefined;
  for (const [index, value] of values.entries()) {
    const written = value instanceof Operand ? jsonataOperand(value.value) : jsonataArgument(value);
    problem ??= written === undefined ? unfit(value, text.length) : undefined;
    text += `${written ?? 'null'}${source[index + 1]}`;
  }
  return token(`${text} %}`, problem);
}

/** The texts and values of a template in turn; the first text stays even if it is empty, to make any value a string. */
function formatted(template: string, values: readonly unknown[]): ExpressionToken {
  const texts = template.split(/(?<!\\)\{\}/).map((text) => text.replace(/\\([{}])/g, '$1'));
  const holes = texts.length - 1;
  const parts: unknown[] = [];
  for (const [index, text] of texts.entries()) {
    if (index > 0) parts.push(new Operand(values[index - 1] ?? null));
    if (index === 0 || text !== '') parts.push(text);
  }
  const built = composeToken(['', ...parts.map((_, index) => (index < parts.length - 1 ? ' & ' : ''))], parts);
  if (holes === values.length) return built;
  const given = `${values.length} value${values.length === 1 ? '' : 's'}`;
  const message = `the template has ${holes} {} for ${given}; write one {} for each value`;
  return token(built[EXPRESSION].text, { position: 3, message });
}

function unfit(value: unknown, position: number): SyntaxProblem {
  const given = value instanceof Operand ? value.value : value;
  const language = expressionOf(given)?.language;
  const found = language === undefined ? `a value of type ${typeof given}` : `a ${language} expression`;
  return { position, message: `${found} cannot be an argument; pass a JSON value or a JSONata expression` };
}
