import { Lazy } from 'aws-cdk-lib';
import { Jsonata, JsonPath, numberText } from '../src';
import { newStack } from './helpers/order-task';

describe('numberText', () => {
  test.each<[string, any, string]>([
    ['a number', 4.5, '4.5'],
    ['text', '4', '4'],
    ['a path', JsonPath.numberAt('$.n'), "States.Format('{}', $.n)"],
    ['a path as an object', JsonPath.objectAt('$.n'), "States.Format('{}', $.n)"],
    ['JSONata', Jsonata.numberAt('$n'), '{% $string($n) %}'],
    ['a raw JSONata expression', '{% $n + 1 %}', '{% $string(($n + 1)) %}'],
    ['a number that the deployment knows', Lazy.number({ produce: () => 7 }), '7'],
  ])('of %s', (_name, value, expected) => {
    expect(String(newStack().resolve(numberText(value)))).toBe(expected);
  });
});
