import { conditionText } from '../src/picture-condition';

test.each([
  [{ Variable: '$.a', StringEquals: 'x' }, '$.a = "x"'],
  [{ Variable: '$.a', NumericLessThanEqualsPath: '$.b' }, '$.a ≤ $.b'],
  [{ Variable: '$.a', TimestampGreaterThanEquals: '2030-01-01T00:00:00Z' }, '$.a ≥ "2030-01-01T00:00:00Z"'],
  [{ Variable: '$.a', StringMatches: 'x*' }, '$.a matches "x*"'],
  [{ Variable: '$.a', BooleanEquals: false }, '$.a = false'],
  [{ Variable: '$.a', IsPresent: false }, '$.a is not present'],
  [{ Variable: '$.a', IsNumeric: true }, '$.a is numeric'],
  [{ Not: { Variable: '$.a', NumericEquals: 1 } }, 'not ($.a = 1)'],
  [
    {
      And: [
        { Variable: '$.a', NumericGreaterThan: 1 },
        {
          Or: [
            { Variable: '$.b', IsNull: true },
            { Variable: '$.c', NumericLessThan: 2 },
          ],
        },
      ],
    },
    '$.a > 1 and ($.b is null or $.c < 2)',
  ],
  [{ Condition: '{% $x = 1 %}' }, '$x = 1'],
])('given %j, then it reads %s', (rule, text) => {
  expect(conditionText(rule)).toBe(text);
});
