/**
 * The path of one attribute to read, into maps and lists.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
 *
 * @example
 * import { DynamoProjectionExpression } from '@sfn-tasks/dynamodb';
 *
 * // Messages[1].Tags
 * const path = new DynamoProjectionExpression().withAttribute('Messages').atIndex(1).withAttribute('Tags');
 */
export class DynamoProjectionExpression {
  private path = '';

  /** Goes on to an attribute: of the item at first, then of a map. */
  public withAttribute(attr: string): DynamoProjectionExpression {
    this.path += this.path === '' ? attr : `.${attr}`;
    return this;
  }

  /** Goes on to an element of a list, from 0. */
  public atIndex(index: number): DynamoProjectionExpression {
    this.path += `[${index}]`;
    return this;
  }

  /** The path as DynamoDB takes it. */
  public toString(): string {
    return this.path;
  }
}
