import { App, Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { SqsSendMessage } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { expressionOf } from '../src/expression';
import { TaskInput } from '../src/task-input';

// Compile only while each fits in the place of the other.
const ours: TaskInput = sfn.TaskInput.fromText('theirs');
const theirs: sfn.TaskInput = TaskInput.fromText('ours');

test('given inputs of either class, when read, then they are two public fields', () => {
  expect({ ...ours }).toEqual({ type: sfn.InputType.TEXT, value: 'theirs' });
  expect({ ...theirs }).toEqual({ type: sfn.InputType.TEXT, value: 'ours' });
});

test('given an object, when taken, then it is kept as it is', () => {
  const object = { a: [1, { b: true }] };
  expect(TaskInput.fromObject(object)).toEqual({ type: sfn.InputType.OBJECT, value: object });
});

test.each<[string, TaskInput, string, string]>([
  ['fromJsonPathAt', TaskInput.fromJsonPathAt('$.a'), 'JSONPath', '$.a'],
  ['fromJsonPathAt with a call', TaskInput.fromJsonPathAt('States.UUID()'), 'JSONPath', 'States.UUID()'],
  ['fromDataAt', TaskInput.fromDataAt('$.a'), 'JSONPath', '$.a'],
  ['fromContextAt', TaskInput.fromContextAt('$$.Task.Token'), 'JSONPath', '$$.Task.Token'],
  ['fromJsonata', TaskInput.fromJsonata('$states.input'), 'JSONata', '{% $states.input %}'],
  ['fromJsonata with delimiters', TaskInput.fromJsonata('{% $states.input %}'), 'JSONata', '{% $states.input %}'],
])('given %s, when taken, then the value is the expression', (_name, input, language, text) => {
  expect(input.type).toBe(sfn.InputType.TEXT);
  expect(expressionOf(input.value)).toEqual({ language, text });
});

test.each<[string, TaskInput, object]>([
  ['a path', TaskInput.fromJsonPathAt('$.a'), { 'MessageBody.$': '$.a' }],
  ['an object', TaskInput.fromObject({ a: TaskInput.fromDataAt('$.a').value }), { MessageBody: { 'a.$': '$.a' } }],
  ['text', TaskInput.fromText('hello'), { MessageBody: 'hello' }],
])('given %s, when a task of aws-cdk-lib takes it, then it renders as its own input does', (_name, input, wanted) => {
  const stack = new Stack(new App());
  const task = new SqsSendMessage(stack, 'Task', { queue: new Queue(stack, 'Queue'), messageBody: input });
  const graph = new sfn.StateGraph(task, 'graph').toGraphJson();
  expect((stack.resolve(graph) as any).States.Task.Parameters).toMatchObject(wanted);
});
