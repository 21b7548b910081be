import { isKnown, type TaskContext } from '@sfn-tasks/core';
import { Tokenization } from 'aws-cdk-lib';
import { type AttributeMap, attributesOf } from './attribute-map';
import { checkTable, type DynamoTable } from './table';

/** The members of a request that hold attributes, and the props that they come from. */
const ATTRIBUTES = { Item: 'item', Key: 'key', ExpressionAttributeValues: 'expressionAttributeValues' };
const KEY_TYPES = ['S', 'N', 'B'];
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Reports a table out of reach, and literals that DynamoDB refuses in any table. */
export function checkRequest(task: TaskContext, table: DynamoTable): void {
  checkTable(task, table);
  for (const [member, prop] of Object.entries(ATTRIBUTES)) {
    if (member === 'Key') checkKeyTypes(task.request[member], prop, task);
    checkMap(task.request[member], prop, task);
  }
}

/** Reports literals that DynamoDB refuses as attributes. */
export function checkAttributes(task: TaskContext, values: AttributeMap | undefined, at: string): void {
  checkMap(attributesOf(values), at, task);
}

/** Reports literals that DynamoDB refuses as a primary key. */
export function checkKey(task: TaskContext, key: AttributeMap | undefined, at: string): void {
  checkKeyTypes(attributesOf(key), at, task);
  checkAttributes(task, key, at);
}

function checkKeyTypes(key: unknown, at: string, task: TaskContext): void {
  for (const [name, value] of entries(key)) {
    for (const [type] of entries(value)) {
      if (KEY_TYPES.includes(type.replace(/\.\$$/, ''))) continue;
      task.reject(
        `${at}.${name}`,
        `an attribute of a primary key has the type ${KEY_TYPES.join(', ')}, found ${type}. Use fromString, fromNumber or fromBinary.`,
      );
    }
  }
}

function checkMap(map: unknown, at: string, task: TaskContext): void {
  for (const [name, value] of entries(map)) checkValue(value, `${at}.${name}`, task);
}

function checkValue(value: unknown, at: string, task: TaskContext): void {
  for (const [type, content] of entries(value)) {
    if (type === 'N') checkNumber(content, at, task);
    if (['SS', 'NS', 'BS'].includes(type) && Array.isArray(content)) checkSet(type, content, at, task);
    if (type === 'NULL' && content === false) {
      task.reject(at, 'DynamoDB takes NULL with true only. Use fromNull(true), or leave the attribute away.');
    }
    if (type === 'M') checkMap(content, at, task);
    if (type === 'L' && Array.isArray(content)) {
      for (const [index, entry] of content.entries()) checkValue(entry, `${at}[${index}]`, task);
    }
  }
}

function checkSet(type: string, content: readonly unknown[], at: string, task: TaskContext): void {
  if (!isKnown(content)) return;
  if (content.length === 0) {
    task.reject(at, 'DynamoDB has no empty set. Leave the attribute away where there is nothing to put in.');
  }
  const literals = content.filter(isLiteral);
  const twice = literals.find((entry, index) => literals.indexOf(entry) !== index);
  if (twice !== undefined)
    task.reject(at, `a set holds each element once, found ${JSON.stringify(twice)} twice. Drop one.`);
  if (type === 'NS') for (const entry of content) checkNumber(entry, at, task);
}

function checkNumber(content: unknown, at: string, task: TaskContext): void {
  if (!isLiteral(content) || NUMBER.test(content)) return;
  task.reject(at, `expected a number such as '12.5', found ${JSON.stringify(content)}. Use fromString for text.`);
}

function isLiteral(value: unknown): value is string {
  return typeof value === 'string' && isKnown(value);
}

function entries(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Tokenization.isResolvable(value) ? Object.entries(value) : [];
}
