import jsonata from 'jsonata';
import { isBounded } from '../src/jsonata/bounded';

describe('an expression', () => {
  test.each([
    '$states.input.order.total > 10 and $x != "a"',
    '{ "id": $states.input.id, "tags": [1, -2, $x] }',
    '$x ? $states.result.a : "b" & $y',
    '$states.input.items.name',
  ])('that only reads and computes, %s, then it needs no watch', (text) => {
    expect(isBounded(jsonata(text).ast())).toBe(true);
  });

  test.each([
    '$sum([1])',
    '[1..100000]',
    '($f := function($n) { $f($n) }; $f(1))',
    '$states.input.items.(price * 2)',
    '$states.input.items[price > 2]',
    '$x[0]',
    '$states.input.items{ id: price }',
    '$states.input.items^(price)',
    '$states.input.**',
    '$x ~> $f',
    '$x ? $f() : 1',
    '{ "a": [$f()] }',
  ])('that calls, loops or filters, %s, then it is watched', (text) => {
    expect(isBounded(jsonata(text).ast())).toBe(false);
  });
});
