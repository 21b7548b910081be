import { Duration, Lazy, Size } from 'aws-cdk-lib';
import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { durationIn, Jsonata, JsonPath, numberText, sizeIn } from '../src';
import { renderRequest } from '../src/render-request';
import { Report } from '../src/report';

describe('a duration or size of the run', () => {
  test.each<[string, QueryLanguage, any, any]>([
    ['nothing', QueryLanguage.JSON_PATH, durationIn(undefined, 'seconds'), undefined],
    ['a literal in another unit', QueryLanguage.JSON_PATH, durationIn(Duration.minutes(2), 'seconds'), 120],
    ['a literal that is not whole', QueryLanguage.JSON_PATH, durationIn(Duration.seconds(90), 'minutes'), 1.5],
    ['a path', QueryLanguage.JSON_PATH, durationIn(Duration.seconds(JsonPath.numberAt('$.n')), 'seconds'), '$.n'],
    ['JSONata', QueryLanguage.JSONATA, durationIn(Duration.days(Jsonata.numberAt('$n')), 'days'), '{% $n %}'],
    [
      'JSONata in a larger unit',
      QueryLanguage.JSONATA,
      durationIn(Duration.hours(Jsonata.numberAt('$n + 1')), 'seconds'),
      '{% 3600 * ($n + 1) %}',
    ],
    ['a literal size', QueryLanguage.JSON_PATH, sizeIn(Size.gibibytes(2), 'mebibytes'), 2048],
    ['a path to a size', QueryLanguage.JSON_PATH, sizeIn(Size.tebibytes(JsonPath.numberAt('$.n')), 'tebibytes'), '$.n'],
    [
      'a size of JSONata in a larger unit',
      QueryLanguage.JSONATA,
      sizeIn(Size.gibibytes(Jsonata.numberAt('$n')), 'mebibytes'),
      '{% 1024 * ($n) %}',
    ],
  ])('%s is a number', (_name, language, value, expected) => {
    const { rendered, problems } = render(value, language);
    expect(rendered).toBe(expected);
    expect(problems).toEqual([]);
  });

  test.each<[string, QueryLanguage, any, RegExp]>([
    [
      'JSONPath in a larger unit',
      QueryLanguage.JSON_PATH,
      durationIn(Duration.minutes(JsonPath.numberAt('$.n')), 'seconds'),
      /^\$\.n is a number of minutes, but the API takes seconds, and JSONPath cannot multiply\. Give Duration\.seconds\(…\)/,
    ],
    [
      'JSONata in a smaller unit',
      QueryLanguage.JSONATA,
      durationIn(Duration.seconds(Jsonata.numberAt('$n')), 'minutes'),
      /number of seconds, .* a part of one would be refused at run time\. Give Duration\.minutes\(…\)/,
    ],
    [
      'a number of the deployment in another unit',
      QueryLanguage.JSON_PATH,
      durationIn(Duration.millis(Lazy.number({ produce: () => 7 })), 'seconds'),
      /^a value of the deployment is a number of millis/,
    ],
    [
      'a size in another unit',
      QueryLanguage.JSON_PATH,
      sizeIn(Size.gibibytes(JsonPath.numberAt('$.n')), 'mebibytes'),
      /Give Size\.mebibytes\(…\) with the number of mebibytes\./,
    ],
    [
      'text of such a number',
      QueryLanguage.JSON_PATH,
      numberText(sizeIn(Size.gibibytes(JsonPath.numberAt('$.n')), 'mebibytes')),
      /Give Size\.mebibytes/,
    ],
  ])('%s names the unit that fits', (_name, language, value, message) => {
    const { rendered, problems } = render(value, language);
    expect(rendered).toBeUndefined();
    expect(problems).toEqual([
      { code: 'EXPRESSION_NOT_POSSIBLE', parameter: 'Seconds', message: expect.stringMatching(message) },
    ]);
  });
});

function render(value: unknown, language: QueryLanguage) {
  const report = new Report();
  const members = renderRequest({ Seconds: value }, { language, report }) as Record<string, unknown>;
  return { rendered: members['Seconds'] ?? members['Seconds.$'], problems: report.problems };
}
