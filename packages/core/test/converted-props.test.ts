import { App, Stack, Token } from 'aws-cdk-lib';
import { JsonPath as CdkJsonPath, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type Api, allow, Jsonata, JsonPath, type TaskProps, task } from '../src';
import { checkConvertedProps } from '../src/converted-props';
import { Report } from '../src/report';

const EXPRESSION = 'the task takes it apart, so that one expression cannot stand for the whole, found';

function problemsOf(paths: string[], props: object) {
  const report = new Report();
  const fit = checkConvertedProps(props, paths, report);
  expect(fit).toBe(report.problems.length === 0);
  return report.problems.map(({ code, parameter, message }) => `${code} at ${parameter}: ${message}`);
}

describe('given props that a task takes apart', () => {
  test.each<[string, object]>([
    ['tags{}', {}],
    ['tags{}', { tags: {} }],
    ['tags{}', { tags: { team: JsonPath.stringAt('$.team') } }],
    ['items[]', { items: [] }],
    ['items[]', { items: [JsonPath.objectAt('$.item'), '{% $item %}', 7] }],
    ['items[]', { items: Token.asList({ resolve: () => ['known at deployment'], creationStack: [] }) }],
    ['items[].key{}', { items: [{ key: { id: JsonPath.stringAt('$.id') } }, {}] }],
    ['items?[]{}', { items: JsonPath.listAt('$.items') }],
    ['items?[]{}', { items: '{% $items %}' }],
    ['network.groups[]', { network: { groups: [{}] } }],
    ['network.groups[]', { network: { subnets: JsonPath.listAt('$.subnets') } }],
  ])('when %s is %j, then it fits', (path, props) => {
    expect(problemsOf([path], props)).toEqual([]);
  });

  test.each<[string, object, string, string]>([
    ['items[]', { items: JsonPath.objectAt('$.items') }, 'items', '$.items. Write a list'],
    ['items[]', { items: JsonPath.listAt('$.items') }, 'items', '$.items. Write a list'],
    ['items[]', { items: JsonPath.stringAt('$.items') }, 'items', '$.items. Write a list'],
    ['items[]', { items: CdkJsonPath.listAt('$.items') }, 'items', '$.items. Write a list'],
    ['items[]', { items: Jsonata.objectAt('$items') }, 'items', '{% $items %}. Write a list'],
    ['items[]', { items: '{% $items %}' }, 'items', '{% $items %}. Write a list'],
    ['items[]{}', { items: [{}, '{% $item %}'] }, 'items[1]', '{% $item %}. Write an object'],
    ['items[].key{}', { items: JsonPath.objectAt('$.items') }, 'items', '$.items. Write a list'],
    ['items[].key{}', { items: [{}, { key: JsonPath.objectAt('$.key') }] }, 'items[1].key', '$.key. Write an object'],
    ['items?[]{}', { items: [JsonPath.objectAt('$.item')] }, 'items[0]', '$.item. Write an object'],
    ['tags{}', { tags: JsonPath.objectAt('$.tags') }, 'tags', '$.tags. Write an object'],
    ['tags{}', { tags: JsonPath.listAt('$.tags') }, 'tags', '$.tags. Write an object'],
    ['tags{}', { tags: '{% $tags %}' }, 'tags', '{% $tags %}. Write an object'],
    ['network.groups[]', { network: JsonPath.objectAt('$.net') }, 'network', '$.net. Write an object'],
  ])('when %s is in %j, then it is told with its place', (path, props, place, end) => {
    expect(problemsOf([path], props)).toEqual([
      `EXPRESSION_NOT_POSSIBLE at ${place}: ${EXPRESSION} ${end}, with expressions inside where it varies.`,
    ]);
  });

  test.each<[string, unknown, string]>([
    ['items[]', 'one', 'expected a list, found "one". Write a list'],
    ['items[]', { 0: 'one' }, 'expected a list, found {"0":"one"}. Write a list'],
    ['items[]', null, 'expected a list, found null. Write a list'],
    ['items{}', [], 'expected an object, found []. Write an object'],
    ['items{}', 7, 'expected an object, found 7. Write an object'],
    ['items?[]', 7, 'expected a list, found 7. Write a list'],
  ])('when %s is %j, then what fits is told', (path, items, message) => {
    expect(problemsOf([path], { items })).toEqual([
      `INVALID_PROP at items: ${message}, with expressions inside where it varies.`,
    ]);
  });

  test('when several are wrong, then all are told', () => {
    const props = { items: JsonPath.objectAt('$.items'), tags: 7 };
    expect(problemsOf(['items[]', 'tags{}'], props)).toHaveLength(2);
  });
});

describe('given a task with props that it takes apart', () => {
  interface OrderProps extends TaskProps {
    readonly items: readonly { readonly name: string }[];
    readonly note?: string;
  }
  const order: Api<{ Items: readonly string[]; Note?: string }> = {
    service: 'orders',
    name: 'order',
    input: 'OrderRequest',
    shapes: {
      OrderRequest: { type: 'structure', members: { Items: 'Items', Note: 'string' }, required: ['Items'] },
      Items: { type: 'list', member: 'string' },
    },
    errors: [],
  };
  class Order extends task<OrderProps, { Items: readonly string[]; Note?: string }>({
    api: order,
    convertedProps: ['items[]{}'],
    patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    parameters: ({ items, note }) => ({ Items: items.map(({ name }) => name), Note: note }),
    policies: ({ items }) => [
      allow(
        'orders:Order',
        items.map(({ name }) => name),
      ),
    ],
    validate: ({ items }, context) => {
      if (items.some(({ name }) => name === '')) context.reject('items', 'no name');
    },
  }) {}

  test.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])(
    'when one is an expression in %s, then the synthesis says so, and nothing is thrown',
    (queryLanguage) => {
      const stack = new Stack(new App(), 'Stack');
      const items: any =
        queryLanguage === QueryLanguage.JSONATA ? Jsonata.objectAt('$items') : JsonPath.objectAt('$.items');
      const integrationPattern = IntegrationPattern.WAIT_FOR_TASK_TOKEN;
      const state = new Order(stack, 'Order', { items, queryLanguage, integrationPattern });
      expect(state.toStateJson()).toMatchObject({ Type: 'Task' });
      expect(state.neededStatements).toEqual([]);
      const text = queryLanguage === QueryLanguage.JSONATA ? '{% $items %}' : '$.items';
      expect(state.node.validate()).toEqual([
        `EXPRESSION_NOT_POSSIBLE at items: ${EXPRESSION} ${text}. Write a list, with expressions inside where it varies.`,
      ]);
    },
  );
});
