import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import fc from 'fast-check';
import { Jsonata, JsonPath } from '../src';
import { renderRequest } from '../src/render-request';
import { Report } from '../src/report';
import { newStack, placeOrder } from './helpers/order-task';

// The same requests in every run.
fc.configureGlobal({ seed: 20261122 });

const AWKWARD_KEYS = [
  '$',
  '.$',
  'a b',
  "it's",
  '"quoted"',
  'line\nbreak',
  '🧀',
  'constructor',
  'toString',
  '',
  '{%',
  '$$',
];
const key = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), fc.constantFrom(...AWKWARD_KEYS))
  .filter((text) => !text.endsWith('.$') && text !== '__proto__');
const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .filter((value) => !value.startsWith('{%') && !value.endsWith('%}') && !value.includes('${Token['));
const scalar = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null));

/** Random JSON, with the given values among its leaves. */
function requests(...leaves: fc.Arbitrary<unknown>[]) {
  return fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'request' },
      scalar,
      ...leaves,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
    ),
  })).value;
}

function render(value: unknown, language: QueryLanguage) {
  const report = new Report();
  const rendered = renderRequest({ value }, { language, report });
  return { rendered: newStack().resolve(rendered) as any, problems: report.problems };
}

describe('rendering random requests', () => {
  test.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])('loses nothing that is literal, in %s', (language) => {
    fc.assert(
      fc.property(requests(), (value) => {
        const { rendered, problems } = render(value, language);
        expect(problems).toEqual([]);
        expect(rendered.value).toEqual(value);
      }),
    );
  });

  test('keeps every path at any depth in JSONPath', () => {
    const paths = fc.nat(99).map((index) => JsonPath.stringAt(`$.path${index}`));
    fc.assert(
      fc.property(
        requests(
          paths,
          fc.nat(99).map((index) => JsonPath.numberAt(`$.path${index}`)),
        ),
        (value) => {
          const { rendered, problems } = render(value, QueryLanguage.JSON_PATH);
          expect(problems).toEqual([]);
          expect(pathsIn(JSON.stringify(rendered))).toEqual(pathsIn(JSON.stringify(newStack().resolve({ value }))));
          expect(JSON.stringify(rendered)).not.toContain('Token[');
        },
      ),
    );
  });

  test('keeps every expression at any depth in JSONata', () => {
    const expressions = fc.nat(99).map((index) => Jsonata.stringAt(`$path${index}`));
    fc.assert(
      fc.property(requests(expressions), (value) => {
        const { rendered, problems } = render(value, QueryLanguage.JSONATA);
        expect(problems).toEqual([]);
        expect(rendered).toEqual(newStack().resolve({ value }));
      }),
    );
  });

  test('never crashes in the check, whatever the request', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withTypedArray: true,
      withSparseArray: true,
    });
    fc.assert(
      fc.property(anything, fc.constantFrom(QueryLanguage.JSON_PATH, QueryLanguage.JSONATA), (value, language) => {
        const report = new Report();
        const { shapes, input } = placeOrder;
        renderRequest(
          { OrderId: value, Lines: value, Labels: value, Note: value },
          { language, report, shapes, shape: input },
        );
      }),
    );
  });

  test('a task leaks nothing into the next', () => {
    fc.assert(
      fc.property(requests(), requests(), (first, second) => {
        const alone = render(second, QueryLanguage.JSON_PATH);
        render(first, QueryLanguage.JSON_PATH);
        expect(render(second, QueryLanguage.JSON_PATH)).toEqual(alone);
      }),
    );
  });
});

/** The paths in a text, sorted: how often each is read must not change. */
function pathsIn(json: string): string[] {
  return (json.match(/\$\.path\d+/g) ?? []).sort();
}
