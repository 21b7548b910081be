import { type IResolvable, Token } from 'aws-cdk-lib';
import { JsonPath as CdkJsonPath } from 'aws-cdk-lib/aws-stepfunctions';
import { type Expression, expressionOf, type SyntaxProblem } from './expression';
import { ExpressionToken, fragmentsOf, spellOut } from './expression-token';
import { parseJsonPath } from './json-path-grammar';
import { formatTemplate, jsonPathArgument } from './json-path-literal';

const MIXED_TEMPLATE = 'the template holds an expression; write {} in its place and pass it as a value';

/**
 * Expressions of JSONPath states, to stand wherever a prop takes a value.
 *
 * Each is checked when it is written; what is wrong with it is reported at synthesis, with the task that uses it.
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 *
 * const customer = JsonPath.stringAt('$.order.customer');
 * const greeting = JsonPath.format('Hello {}!', customer);
 * const attempts = JsonPath.numberAt('$.attempts');
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/amazon-states-language-paths.html
 */
export class JsonPath {
  /** Drops the input, output or result of a state where it stands in place of a path. */
  public static readonly DISCARD: string = CdkJsonPath.DISCARD;

  /** The value at a path, or of a call such as `States.UUID()`, in a place that takes a string. */
  public static stringAt(path: string): string {
    return tokenAt(path).toString();
  }

  /** The value at a path in a place that takes a list of strings. */
  public static listAt(path: string): string[] {
    return Token.asList(tokenAt(path));
  }

  /** The value at a path in a place that takes a number. */
  public static numberAt(path: string): number {
    return Token.asNumber(tokenAt(path));
  }

  /** The value at a path in a place that takes an object, or any other value. */
  public static objectAt(path: string): IResolvable {
    return tokenAt(path);
  }

  /** The value at a path in a place that takes a boolean. */
  public static booleanAt(path: string): IResolvable {
    return tokenAt(path);
  }

  /** Whether a string is one JSONPath expression, ours or aws-cdk-lib's, in its encoding as a token. */
  public static isEncodedJsonPath(value: string): boolean {
    return expressionOf(value)?.language === 'JSONPath';
  }

  /** The whole of the state's data; an object at run time, a string to the CDK. */
  public static get entirePayload(): string {
    return JsonPath.stringAt('$');
  }

  /** The whole context object; an object at run time, a string to the CDK. */
  public static get entireContext(): string {
    return JsonPath.stringAt('$$');
  }

  /** The ARN of the execution. */
  public static get executionId(): string {
    return JsonPath.stringAt('$$.Execution.Id');
  }

  /** What the execution was started with; an object at run time, a string to the CDK. */
  public static get executionInput(): string {
    return JsonPath.stringAt('$$.Execution.Input');
  }

  /** The name of the execution. */
  public static get executionName(): string {
    return JsonPath.stringAt('$$.Execution.Name');
  }

  /** The ARN of the role that the execution runs with. */
  public static get executionRoleArn(): string {
    return JsonPath.stringAt('$$.Execution.RoleArn');
  }

  /** When the execution started, in ISO 8601. */
  public static get executionStartTime(): string {
    return JsonPath.stringAt('$$.Execution.StartTime');
  }

  /** How many times the execution was redriven. */
  public static get executionRedriveCount(): number {
    return JsonPath.numberAt('$$.Execution.RedriveCount');
  }

  /** When the execution was last redriven, in ISO 8601; absent before that. */
  public static get executionRedriveTime(): string {
    return JsonPath.stringAt('$$.Execution.RedriveTime');
  }

  /** When the state was entered, in ISO 8601. */
  public static get stateEnteredTime(): string {
    return JsonPath.stringAt('$$.State.EnteredTime');
  }

  /** The name of the state. */
  public static get stateName(): string {
    return JsonPath.stringAt('$$.State.Name');
  }

  /** How many times the state was retried; a number at run time, a string to the CDK. */
  public static get stateRetryCount(): string {
    return JsonPath.stringAt('$$.State.RetryCount');
  }

  /** The ARN of the state machine. */
  public static get stateMachineId(): string {
    return JsonPath.stringAt('$$.StateMachine.Id');
  }

  /** The name of the state machine. */
  public static get stateMachineName(): string {
    return JsonPath.stringAt('$$.StateMachine.Name');
  }

  /** The token that a callback returns; there in a task that waits for one. */
  public static get taskToken(): string {
    return JsonPath.stringAt('$$.Task.Token');
  }

  /** The place of the item in a Map state, from 0. */
  public static get mapItemIndex(): number {
    return JsonPath.numberAt('$$.Map.Item.Index');
  }

  /** The key of the item in a Map state that goes over an object. */
  public static get mapItemKey(): string {
    return JsonPath.stringAt('$$.Map.Item.Key');
  }

  /** Where the item of a Map state was read from. */
  public static get mapItemSource(): string {
    return JsonPath.stringAt('$$.Map.Item.Source');
  }

  /** The item of a Map state. */
  public static get mapItemValue(): IResolvable {
    return JsonPath.objectAt('$$.Map.Item.Value');
  }

  /** A list of the values. */
  public static array(...values: unknown[]): string {
    return call('Array', values);
  }

  /** A list cut into lists of at most `chunkSize` elements. */
  public static arrayPartition(array: any, chunkSize: number): string {
    return call('ArrayPartition', [array, chunkSize]);
  }

  /** Whether a list has a value. */
  public static arrayContains(array: any, value: any): string {
    return call('ArrayContains', [array, value]);
  }

  /** The numbers from `start` to `end`, both included, in steps; at most 1000 of them. */
  public static arrayRange(start: number, end: number, step: number): string {
    return call('ArrayRange', [start, end, step]);
  }

  /** The element of a list at an index from 0. */
  public static arrayGetItem(array: any, index: number): string {
    return call('ArrayGetItem', [array, index]);
  }

  /** The number of elements in a list. */
  public static arrayLength(array: any): string {
    return call('ArrayLength', [array]);
  }

  /** A list without its repeated elements. */
  public static arrayUnique(array: any): string {
    return call('ArrayUnique', [array]);
  }

  /** A string in Base64. */
  public static base64Encode(input: string): string {
    return call('Base64Encode', [input]);
  }

  /** The string that Base64 text stands for. */
  public static base64Decode(base64: string): string {
    return call('Base64Decode', [base64]);
  }

  /** The hash of a value by MD5, SHA-1, SHA-256, SHA-384 or SHA-512. */
  public static hash(data: any, algorithm: string): string {
    return call('Hash', [data, algorithm]);
  }

  /** The members of two objects in one; those of the second win. Objects inside are not merged. */
  public static jsonMerge(value1: any, value2: any): string {
    return call('JsonMerge', [value1, value2, false]);
  }

  /** A random whole number from `start`, included, to `end`, not included. */
  public static mathRandom(start: number, end: number): string {
    return call('MathRandom', [start, end]);
  }

  /** The sum of two numbers. */
  public static mathAdd(num1: number, num2: number): string {
    return call('MathAdd', [num1, num2]);
  }

  /** The parts of a string between any of the characters of `splitter`. */
  public static stringSplit(inputString: string, splitter: string): string {
    return call('StringSplit', [inputString, splitter]);
  }

  /** A new random UUID. */
  public static uuid(): string {
    return call('UUID', []);
  }

  /** A text in which each `{}` is replaced by the next value; write `\\{` and `\\}` for a pair of braces that is text. */
  public static format(formatString: string, ...values: unknown[]): string {
    return formatted(formatString, values).toString();
  }

  /** The value that JSON text stands for. */
  public static stringToJson(jsonString: string): IResolvable {
    return callToken('StringToJson', [jsonString]);
  }

  /** A value as JSON text. */
  public static jsonToString(value: any): string {
    return call('JsonToString', [value]);
  }

  private constructor() {}
}

function tokenAt(path: string): ExpressionToken {
  const { text, problem } = spellOut(path, 'JSONPath', (expression) => expression.text);
  return token(text, problem);
}

function token(text: string, found?: SyntaxProblem): ExpressionToken {
  const parsed = parseJsonPath(text);
  const problem = found ?? ('problem' in parsed ? parsed.problem : undefined);
  const expression: Expression = { language: 'JSONPath', text };
  return new ExpressionToken(problem === undefined ? expression : { ...expression, problem });
}

function call(name: string, values: readonly unknown[]): string {
  return callToken(name, values).toString();
}

function formatted(template: string, values: readonly unknown[]): ExpressionToken {
  if (expressionOf(template) !== undefined) return callToken('Format', [template, ...values]);
  const prefix = formatTemplate(template);
  const built = fragmentsOf(template).some(({ kind }) => kind === 'expression');
  return callToken('Format', values, prefix, built ? { position: 14, message: MIXED_TEMPLATE } : undefined);
}

function callToken(name: string, values: readonly unknown[], prefix?: string, found?: SyntaxProblem): ExpressionToken {
  let text = `States.${name}(${prefix ?? ''}`;
  let problem = found;
  for (const [index, value] of values.entries()) {
    if (index > 0 || prefix !== undefined) text += ', ';
    const argument = jsonPathArgument(value);
    if (argument === undefined) problem ??= unfit(value, text.length);
    text += argument ?? String(value);
  }
  return token(`${text})`, problem);
}

function unfit(value: unknown, position: number): SyntaxProblem {
  const language = expressionOf(value)?.language;
  const found = language === undefined ? `a value of type ${typeof value}` : `a ${language} expression`;
  return { position, message: `${found} cannot be an argument; pass a JSON value or a JSONPath expression` };
}
