import { InputType } from 'aws-cdk-lib/aws-stepfunctions';
import { JsonPath } from './json-path';
import { Jsonata } from './jsonata';

/**
 * What a task sends where its API takes free text or a document: text, an object, or an expression.
 *
 * Instances of aws-cdk-lib's class of the same name fit in its place, and the other way round.
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 *
 * const order = TaskInput.fromObject({ id: JsonPath.stringAt('$.order.id'), source: 'web' });
 * const whole = TaskInput.fromJsonPathAt('$.order');
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
export class TaskInput {
  /** Takes text as it is; it may be a JSON document. */
  public static fromText(text: string): TaskInput {
    return new TaskInput(InputType.TEXT, text);
  }

  /** Takes an object whose members, at any depth, may be expressions. */
  public static fromObject(object: { [key: string]: any }): TaskInput {
    return new TaskInput(InputType.OBJECT, object);
  }

  /** Takes what a JSONPath expression yields at run time. */
  public static fromJsonPathAt(path: string): TaskInput {
    return new TaskInput(InputType.TEXT, JsonPath.stringAt(path));
  }

  /** Takes what a JSONata expression yields at run time; its `{% %}` may be left out. */
  public static fromJsonata(expression: string): TaskInput {
    return new TaskInput(InputType.TEXT, Jsonata.stringAt(expression));
  }

  /** Takes a part of the state's data, such as `$.order`; the older name of {@link fromJsonPathAt}. */
  public static fromDataAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  }

  /** Takes a part of the context object, such as `$$.Execution.Id`; the older name of {@link fromJsonPathAt}. */
  public static fromContextAt(path: string): TaskInput {
    return TaskInput.fromJsonPathAt(path);
  }

  private constructor(
    /** Whether the value is text (or one expression), or an object. */
    public readonly type: InputType,
    /** The text, the object, or the expression as a token. */
    public readonly value: any,
  ) {}
}
