import { Jsonata, JsonPath, numberText, type Value } from '@sfn-tasks/core';
import { type AttributeMap, attributeOf, attributesOf } from './attribute-map';
import { numberTexts } from './number-texts';

/**
 * A typed value of an item, known now or at run time.
 *
 * Every static takes expressions of either query language besides literals.
 *
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html
 *
 * @example
 * import { JsonPath } from '@sfn-tasks/core';
 * import { DynamoAttributeValue } from '@sfn-tasks/dynamodb';
 *
 * const item = {
 *   OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.order.id')),
 *   Total: DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.order.total')),
 *   Tags: DynamoAttributeValue.fromStringSet(JsonPath.listAt('$.order.tags')),
 * };
 */
export class DynamoAttributeValue {
  /** Text (`S`). */
  public static fromString(value: Value<string>): DynamoAttributeValue {
    return new DynamoAttributeValue({ S: value });
  }

  /** A number (`N`); a number of the state becomes the text that DynamoDB takes. */
  public static fromNumber(value: Value<number>): DynamoAttributeValue {
    return new DynamoAttributeValue({ N: numberText(value) });
  }

  /** A number (`N`) that is text already, such as `'12.50'` or the `N` of an item that was read. */
  public static numberFromString(value: Value<string>): DynamoAttributeValue {
    return new DynamoAttributeValue({ N: value });
  }

  /** Bytes (`B`) in Base64. */
  public static fromBinary(value: Value<string>): DynamoAttributeValue {
    return new DynamoAttributeValue({ B: value });
  }

  /** A set of different texts (`SS`), at least one. */
  public static fromStringSet(value: Value<readonly Value<string>[]>): DynamoAttributeValue {
    return new DynamoAttributeValue({ SS: value });
  }

  /**
   * A set of different numbers (`NS`), at least one.
   *
   * A whole set from JSONPath must hold its numbers as text, because JSONPath cannot convert the elements of a list.
   */
  public static fromNumberSet(value: Value<readonly Value<number>[]>): DynamoAttributeValue {
    return new DynamoAttributeValue({ NS: numberTexts(value) });
  }

  /** A set of different numbers (`NS`) that are text already. */
  public static numberSetFromStrings(value: Value<readonly Value<string>[]>): DynamoAttributeValue {
    return new DynamoAttributeValue({ NS: value });
  }

  /** A set of different byte strings (`BS`) in Base64, at least one. */
  public static fromBinarySet(value: Value<readonly Value<string>[]>): DynamoAttributeValue {
    return new DynamoAttributeValue({ BS: value });
  }

  /** Named values (`M`); a whole map from the state has its types inside: `{"Name": {"S": "Joe"}}`. */
  public static fromMap(value: AttributeMap): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: attributesOf(value) });
  }

  /** A map (`M`) that a JSONata expression yields with its types: `{"Name": {"S": "Joe"}}`. */
  public static mapFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: Jsonata.objectAt(value) });
  }

  /** A map (`M`) at a path, which holds it with its types: `{"Name": {"S": "Joe"}}`. */
  public static mapFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ M: JsonPath.objectAt(value) });
  }

  /** Values in order (`L`); a whole list from the state has its types inside: `[{"S": "Joe"}]`. */
  public static fromList(value: Value<readonly Value<DynamoAttributeValue>[]>): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: Array.isArray(value) ? value.map(attributeOf) : value });
  }

  /** A list (`L`) that a JSONata expression yields with its types: `[{"S": "Joe"}]`. */
  public static listFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: Jsonata.objectAt(value) });
  }

  /** A list (`L`) at a path, which holds it with its types: `[{"S": "Joe"}]`. */
  public static listFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ L: JsonPath.objectAt(value) });
  }

  /** The value of an attribute that is there and has none (`NULL`); DynamoDB takes `true` only. */
  public static fromNull(value: Value<boolean>): DynamoAttributeValue {
    return new DynamoAttributeValue({ NULL: value });
  }

  /** True or false (`BOOL`). */
  public static fromBoolean(value: Value<boolean>): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: value });
  }

  /** True or false (`BOOL`) by a JSONata expression. */
  public static booleanFromJsonata(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: Jsonata.booleanAt(value) });
  }

  /** True or false (`BOOL`) at a path. */
  public static booleanFromJsonPath(value: string): DynamoAttributeValue {
    return new DynamoAttributeValue({ BOOL: JsonPath.booleanAt(value) });
  }

  private constructor(
    /** The value under its type, as DynamoDB spells it: `{ S: 'Joe' }`. */
    public readonly attributeValue: any,
  ) {}

  /** The value under its type, as DynamoDB spells it: `{ S: 'Joe' }`. */
  public toObject(): any {
    return this.attributeValue;
  }
}
