import { Lazy } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { Jsonata, JsonPath, textWhen } from '../src';
import { renderRequest } from '../src/render-request';
import { Report } from '../src/report';

describe('textWhen', () => {
  test.each<[string, any, string]>([
    ['true', true, 'ON'],
    ['false', false, 'OFF'],
    ['JSONata', Jsonata.booleanAt('$n > 1'), '{% ($n > 1) ? "ON" : "OFF" %}'],
    ['JSONata as text', '{% $n > 1 %}', '{% ($n > 1) ? "ON" : "OFF" %}'],
  ])('of %s', (_name, condition, expected) => {
    const report = new Report();
    const value = textWhen(condition, 'ON', 'OFF');
    expect(renderRequest(value, { language: QueryLanguage.JSONATA, report })).toBe(expected);
    expect(report.problems).toEqual([]);
  });

  test.each<[string, any, RegExp]>([
    [
      'a path',
      JsonPath.objectAt('$.on'),
      /^\$\.on yields true or false, .* the text ON or OFF, .* JSONata, or .* Choice/,
    ],
    ['a value of the deployment', Lazy.any({ produce: () => true }), /^a value of the deployment yields/],
  ])('of %s says what to do', (_name, condition, message) => {
    const report = new Report();
    renderRequest({ State: textWhen(condition, 'ON', 'OFF') }, { language: QueryLanguage.JSON_PATH, report });
    expect(report.problems).toEqual([
      { code: 'EXPRESSION_NOT_POSSIBLE', parameter: 'State', message: expect.stringMatching(message) },
    ]);
  });
});
