import { Duration } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role } from 'aws-cdk-lib/aws-iam';
import {
  DistributedMap,
  IntegrationPattern,
  Map as MapState,
  Parallel,
  Pass,
  QueryLanguage,
  StateMachineType,
  TaskRole,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Jsonata, JsonPath, TaskInput } from '../src';
import { definitionOf, newStack, PlaceOrder, problemsOf } from './helpers/order-task';

const { REQUEST_RESPONSE, RUN_JOB, WAIT_FOR_TASK_TOKEN } = IntegrationPattern;
const order = { OrderId: 'a' };

describe('resource ARN', () => {
  test.each([
    [REQUEST_RESPONSE, order, 'orders:placeOrder'],
    [RUN_JOB, order, 'orders:placeOrder.sync'],
    [WAIT_FOR_TASK_TOKEN, { OrderId: JsonPath.taskToken }, 'orders:placeOrder.waitForTaskToken'],
  ])('of %s', (integrationPattern, request, expected) => {
    const stack = newStack();
    const state = definitionOf(stack, new PlaceOrder(stack, 'Order', { order: request, integrationPattern })).States
      .Order;
    expect(state.Resource).toBe(`arn:<AWS::Partition>:states:::${expected}`);
  });
});

describe('permissions', () => {
  test('of a job include its managed rule', () => {
    const stack = newStack();
    definitionOf(stack, new PlaceOrder(stack, 'Order', { order, integrationPattern: RUN_JOB }));
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policy!['Properties'].PolicyDocument.Statement).toEqual([
      { Action: ['orders:PlaceOrder', 'orders:CancelOrder'], Effect: 'Allow', Resource: '*' },
      {
        Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
        Effect: 'Allow',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForOrdersRule',
            ],
          ],
        },
      },
    ]);
  });

  test('can be read from the task, as the role of the machine gets them', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order, integrationPattern: RUN_JOB });
    definitionOf(stack, task);
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const needed = stack.resolve(task.neededStatements.map((statement) => statement.toStatementJson()));
    const each = (statements: any[]) =>
      statements.flatMap(({ Action, Resource }) => [Action].flat().map((action) => [action, Resource]));
    expect(each(needed)).toEqual(each(policy!['Properties'].PolicyDocument.Statement));
    expect(task.neededStatements).toHaveLength(3);
  });

  test('of a task that grants none stay readable, and the role of the machine gets nothing', () => {
    const stack = newStack();
    const credentials = { role: TaskRole.fromRoleArnJsonPath('$.role') };
    const task = new PlaceOrder(stack, 'Order', { order, grants: 'none', credentials });
    definitionOf(stack, task);
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    expect(task.neededStatements.map(({ actions }) => actions)).toEqual([['orders:PlaceOrder'], ['sts:AssumeRole']]);
  });

  test('of a task with credentials allow to assume their role, once', () => {
    const stack = newStack();
    const credentials = { role: TaskRole.fromRole(Role.fromRoleName(stack, 'Other', 'other')) };
    definitionOf(stack, new PlaceOrder(stack, 'Order', { order, credentials }));
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    const actions = policy!['Properties'].PolicyDocument.Statement.map(({ Action }: any) => Action);
    expect(actions).toEqual(['orders:PlaceOrder', 'sts:AssumeRole']);
  });

  test('that several tasks need alike are granted once, also from inside a Map and from one that joins late', () => {
    const stack = newStack();
    const [outer, inner, late] = ['Outer', 'Inner', 'Late'].map((id) => new PlaceOrder(stack, id, { order }));
    const before = new Pass(stack, 'Before');
    const both = new Parallel(stack, 'Both').branch(new MapState(stack, 'Each').itemProcessor(before), inner!);
    // By now the graph of the Map lies in that of the branch.
    before.next(late!);
    definitionOf(stack, outer!.next(both));
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy'));
    expect(policy!['Properties'].PolicyDocument.Statement).toEqual([
      { Action: 'orders:PlaceOrder', Effect: 'Allow', Resource: '*' },
    ]);
  });

  test('of a task that joins late inside a Map reach the role', () => {
    const stack = newStack();
    const before = new Pass(stack, 'Before');
    const both = new Parallel(stack, 'Both').branch(new MapState(stack, 'Each').itemProcessor(before));
    before.next(new PlaceOrder(stack, 'Late', { order: { OrderId: '{% $id %}' } }));
    const { Both } = definitionOf(stack, both, { queryLanguage: QueryLanguage.JSONATA }).States;
    expect(Both.Branches[0].States.Each.ItemProcessor.States.Late.Arguments).toEqual({ OrderId: '{% $id %}' });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 1);
  });
});

describe('query language', () => {
  test('comes from the machine, also inside Map and Parallel', () => {
    const stack = newStack();
    const map = new MapState(stack, 'Each');
    map.itemProcessor(
      new Pass(stack, 'Before').next(new PlaceOrder(stack, 'Inner', { order: { OrderId: '{% $id %}' } })),
    );
    const parallel = new Parallel(stack, 'Both').branch(new PlaceOrder(stack, 'Branch', { order }));
    const { States } = definitionOf(stack, map.next(parallel), { queryLanguage: QueryLanguage.JSONATA });
    expect(States.Each.ItemProcessor.States.Inner).toMatchObject({ Arguments: { OrderId: '{% $id %}' } });
    expect(States.Both.Branches[0].States.Branch).toMatchObject({ Arguments: { OrderId: 'a' } });
  });

  test('comes from the Map around the state, and is said where the machine has another', () => {
    const stack = newStack();
    const map = MapState.jsonata(stack, 'Each');
    map.itemProcessor(new PlaceOrder(stack, 'Inner', { order }));
    const { Inner } = definitionOf(stack, map).States.Each.ItemProcessor.States;
    expect(Inner).toMatchObject({ QueryLanguage: 'JSONata', Arguments: { OrderId: 'a' } });
  });

  test('JSONPath in a JSONata machine is an error', () => {
    const stack = newStack();
    const task = PlaceOrder.jsonPath(stack, 'Order', { order });
    expect(problemsOf(stack, task, { queryLanguage: QueryLanguage.JSONATA })).toEqual([
      expect.stringContaining(
        '[Stack/Order] INVALID_PROP at queryLanguage: a state of a JSONata state machine cannot use JSONPath',
      ),
    ]);
  });

  test('a machine-wide JSONata reaches Catch', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order });
    task.addCatch(new Pass(stack, 'Caught'), { outputs: '{% $states.errorOutput %}' });
    const { Order } = definitionOf(stack, task, { queryLanguage: QueryLanguage.JSONATA }).States;
    expect(Order.Catch).toEqual([{ ErrorEquals: ['States.ALL'], Next: 'Caught', Output: '{% $states.errorOutput %}' }]);
  });

  test.each(['inputPath', 'outputPath', 'resultPath'])('%s in a JSONata state is an error', (prop) => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order, queryLanguage: QueryLanguage.JSONATA, [prop]: '$.a' });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringContaining(`INVALID_PROP at ${prop}: a JSONata state has no ${prop}.`),
    ]);
  });

  test('outputs in a JSONPath state is an error', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order, outputs: { a: 1 } });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringContaining('INVALID_PROP at outputs: a JSONPath state has no outputs.'),
    ]);
  });
});

describe('fields of the state', () => {
  test('take expressions in lists and text, in JSONPath', () => {
    const stack = newStack();
    const task = PlaceOrder.jsonPath(stack, 'Order', {
      order,
      inputPath: '$.in',
      resultPath: JsonPath.DISCARD,
      outputPath: JsonPath.stringAt('$.out'),
      resultSelector: { all: ['a', JsonPath.stringAt('$.b')] },
      assign: { greeting: `hi ${JsonPath.stringAt('$.name')}` },
    });
    expect(definitionOf(stack, task).States.Order).toMatchObject({
      InputPath: '$.in',
      ResultPath: null,
      OutputPath: '$.out',
      ResultSelector: { 'all.$': "States.Array('a', $.b)" },
      Assign: { 'greeting.$': "States.Format('hi {}', $.name)" },
    });
  });

  test('take expressions in lists and text, in JSONata', () => {
    const stack = newStack();
    const task = PlaceOrder.jsonata(stack, 'Order', {
      order,
      outputs: { all: ['a', Jsonata.stringAt('$states.result.b')] },
      assign: { greeting: `hi ${Jsonata.stringAt('$name')}` },
    });
    expect(definitionOf(stack, task).States.Order).toMatchObject({
      Output: { all: ['a', '{% $states.result.b %}'] },
      Assign: { greeting: '{% "hi " & $name %}' },
    });
  });

  test('that do not parse are reported together with the request', () => {
    const stack = newStack();
    const task = PlaceOrder.jsonPath(stack, 'Order', {
      order: { OrderId: 1 },
      inputPath: 'no path',
      resultPath: '$.a[',
    });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringContaining('EXPRESSION_SYNTAX at inputPath'),
      expect.stringContaining('EXPRESSION_SYNTAX at resultPath'),
      expect.stringContaining('API_WRONG_TYPE at OrderId'),
    ]);
  });

  test.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])(
    'are no props of the task that are called parameters or arguments, in %s',
    (queryLanguage) => {
      const stack = newStack();
      const props = { order, queryLanguage, parameters: { a: 1 }, arguments: { b: 2 } };
      const state = definitionOf(stack, new PlaceOrder(stack, 'Order', props)).States.Order;
      const request = queryLanguage === QueryLanguage.JSONATA ? 'Arguments' : 'Parameters';
      expect(state[request]).toEqual(order);
      expect(Object.keys(state).filter((key) => /^(Parameters|Arguments)$/.test(key))).toEqual([request]);
    },
  );

  test('timeouts and retries are those of any task state', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', {
      order,
      heartbeatTimeout: Timeout.duration(Duration.seconds(5)),
      comment: 'places it',
    });
    task.addRetry({ maxAttempts: 2 });
    expect(definitionOf(stack, task).States.Order).toMatchObject({
      Comment: 'places it',
      HeartbeatSeconds: 5,
      Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
    });
  });
});

describe('task token', () => {
  test.each([
    ['in the request', JsonPath.taskToken],
    ['in an intrinsic', JsonPath.format('token {}', JsonPath.taskToken)],
    ['in text', `token ${JsonPath.taskToken}`],
    ['with the whole context', JsonPath.entireContext],
  ])('%s satisfies a callback', (_name, value) => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', {
      order: { OrderId: 'a', Note: [value] },
      integrationPattern: WAIT_FOR_TASK_TOKEN,
    });
    expect(problemsOf(stack, task)).toEqual([]);
  });

  test.each([
    ['a text that names it', { Note: '$$.Task.Token' }, {}],
    ['another context field', { Note: JsonPath.stateName }, {}],
    ['a longer name', { Note: '{% $states.context.Task.TokenLike %}' }, { queryLanguage: QueryLanguage.JSONATA }],
  ])('%s does not', (_name, note, props) => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', {
      order: { OrderId: 'a', ...note },
      integrationPattern: WAIT_FOR_TASK_TOKEN,
      ...props,
    });
    expect(problemsOf(stack, task)).toEqual([
      expect.stringMatching(/MISSING_TASK_TOKEN at order: .* Put Json(Path|ata).taskToken into order/),
    ]);
  });

  test('in JSONata, as our token or as text', () => {
    for (const token of [Jsonata.taskToken, '{% $states.context.Task.Token %}', '{% $states.context %}']) {
      const stack = newStack();
      const task = PlaceOrder.jsonata(stack, 'Order', {
        order: { OrderId: token },
        integrationPattern: WAIT_FOR_TASK_TOKEN,
      });
      expect(problemsOf(stack, task)).toEqual([]);
    }
  });
});

describe('EXPRESS workflows', () => {
  test.each([RUN_JOB, WAIT_FOR_TASK_TOKEN])('take no %s', (integrationPattern) => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order: { OrderId: JsonPath.taskToken }, integrationPattern });
    expect(problemsOf(stack, task, { stateMachineType: StateMachineType.EXPRESS })).toEqual([
      expect.stringMatching(/UNSUPPORTED_PATTERN at integrationPattern: .* does not work in an EXPRESS workflow/),
    ]);
  });

  test('take a request and response', () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', { order });
    expect(problemsOf(stack, task, { stateMachineType: StateMachineType.EXPRESS })).toEqual([]);
  });

  test('include the child executions of a distributed Map', () => {
    const stack = newStack();
    const map = new DistributedMap(stack, 'Each', { mapExecutionType: StateMachineType.EXPRESS });
    map.itemProcessor(new PlaceOrder(stack, 'Order', { order, integrationPattern: RUN_JOB }));
    expect(problemsOf(stack, map)).toEqual([expect.stringContaining('[Stack/Order] UNSUPPORTED_PATTERN')]);
  });
});

describe('whole payloads', () => {
  test("a TaskInput of ours or aws-cdk-lib's fits", () => {
    const stack = newStack();
    const task = new PlaceOrder(stack, 'Order', {
      order: { OrderId: 'a', Note: TaskInput.fromJsonPathAt('$.note').value },
    });
    expect(definitionOf(stack, task).States.Order.Parameters).toEqual({ OrderId: 'a', 'Note.$': '$.note' });
  });
});
