import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { CfnParameter, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Architecture, determineLatestNodeRuntime, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, IntegrationPattern, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { EvaluateExpression, type EvaluateExpressionProps } from '../src';
import { stackIn, synthesise } from './synthesise';

function evaluate(props: EvaluateExpressionProps) {
  const stack = stackIn();
  return { stack, ...synthesise(stack, new EvaluateExpression(stack, 'Task', props)) };
}

function functionsOf({ template }: ReturnType<typeof synthesise>): Record<string, any>[] {
  return Object.values(template.findResources('AWS::Lambda::Function')).map((resource) => resource['Properties']);
}

describe('given an expression over paths', () => {
  test('when it is synthesised, then the function gets fixed code, and the values as data', () => {
    const { states } = evaluate({
      expression: '`${$.a} of ${$$.Execution.Id}: ${$.a}`',
      resultPath: '$.message',
      resultSelector: { 'text.$': '$' },
    });
    expect(states['Task']).toEqual({
      Type: 'Task',
      End: true,
      Resource: expect.stringMatching(/^<EvaluateExpression\w+\.Arn>$/),
      Parameters: {
        expression: '`${$.value0} of ${$.value1}: ${$.value0}`',
        values: { 'value0.$': '$.a', 'value1.$': '$$.Execution.Id' },
      },
      ResultPath: '$.message',
      ResultSelector: { 'text.$': '$' },
    });
  });

  test('when it has no path, then there are no values', () => {
    expect(evaluate({ expression: '1 + 1' }).states['Task'].Parameters).toEqual({ expression: '1 + 1', values: {} });
  });

  test('when it has tokens, then paths and intrinsics are bound, and other tokens stand as they are', () => {
    const stack = stackIn();
    const parameter = new CfnParameter(stack, 'Parameter');
    const expression = `"${parameter.valueAsString}" + ${JsonPath.uuid()} + $.a`;
    const { states } = synthesise(stack, new EvaluateExpression(stack, 'Task', { expression }));
    expect(states['Task'].Parameters).toEqual({
      expression: '"<Parameter>" + $.value0 + $.value1',
      values: { 'value0.$': 'States.UUID()', 'value1.$': '$.a' },
    });
  });

  test('when a plain string holds a path, then a warning tells that it is text', () => {
    expect(evaluate({ expression: '"costs $.price"' }).warnings).toEqual([
      expect.stringMatching(
        /^\$\.price at position 7 of expression is text .* write a template literal with \$\{\$\.price\} in it\./,
      ),
    ]);
    expect(evaluate({ expression: '`costs ${$.price}`' }).warnings).toEqual([]);
  });
});

describe('given the function', () => {
  test('then the machine may invoke it alone, and it may write logs alone', () => {
    const { states, statements, template } = evaluate({ expression: '$' });
    const [id] = states['Task'].Resource.slice(1, -1).split('.');
    expect(statements).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { 'Fn::GetAtt': [id, 'Arn'] } },
    ]);
    const roles = Object.values(template.findResources('AWS::IAM::Role')).map((role) => role['Properties']);
    expect(roles.filter(({ ManagedPolicyArns }) => ManagedPolicyArns !== undefined)).toEqual([
      expect.objectContaining({
        ManagedPolicyArns: [
          {
            'Fn::Join': [
              '',
              [
                expect.anything(),
                { Ref: 'AWS::Partition' },
                ':iam::aws:policy/service-role/AWSLambdaBasicExecutionRole',
              ],
            ],
          },
        ],
      }),
    ]);
    expect(Object.keys(template.findResources('AWS::IAM::Policy'))).toHaveLength(1);
  });

  test('then a role of one’s own is left alone, and the task says what it needs', () => {
    const stack = stackIn();
    const task = new EvaluateExpression(stack, 'Task', { expression: '$', grants: 'none' });
    new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(task) });
    Template.fromStack(stack).resourceCountIs('AWS::IAM::Policy', 0);
    expect(task.neededStatements.map(({ actions }) => actions)).toEqual([['lambda:InvokeFunction']]);
  });

  test('then the tasks of a stack share one for each runtime and architecture', () => {
    const stack = stackIn();
    const tasks = [
      {},
      {},
      { architecture: Architecture.ARM_64 },
      { runtime: Runtime.NODEJS_20_X },
      { runtime: Runtime.NODEJS_20_X },
    ];
    const [first, ...rest] = tasks.map(
      (props, index) => new EvaluateExpression(stack, `Task${index}`, { expression: '1', ...props }),
    );
    for (const [index, task] of rest.entries()) (index === 0 ? first! : rest[index - 1]!).next(task);
    const found = functionsOf(synthesise(stack, first!)).map(({ Runtime, Architectures }) => [
      Runtime,
      ...Architectures,
    ]);
    const newest = determineLatestNodeRuntime(stack).name;
    expect(found.sort()).toEqual([
      ['nodejs20.x', 'x86_64'],
      [newest, 'arm64'],
      [newest, 'x86_64'],
    ]);
  });

  test('then its asset runs in Node.js as it lies in the cloud assembly', () => {
    const { stack, ...synthesised } = evaluate({ expression: '$.a.map((x) => x * 2)' });
    const { directory } = Stage.of(stack)!.synth();
    const key: string = functionsOf(synthesised)[0]!['Code'].S3Key;
    const asset = `asset.${key.replace('.zip', '')}`;
    const event = { expression: synthesised.states['Task'].Parameters.expression, values: { value0: [1, 2] } };
    const script =
      'require(process.argv[1]).handler(JSON.parse(process.argv[2])).then((x) => console.log(JSON.stringify(x)))';
    const printed = execFileSync(process.execPath, ['-e', script, join(directory, asset), JSON.stringify(event)], {
      encoding: 'utf8',
    });
    expect(JSON.parse(printed)).toEqual([2, 4]);
  });
});

describe('given what does not fit', () => {
  test.each<[string, EvaluateExpressionProps, string]>([
    [
      'no code',
      { expression: ' ' },
      'EXPRESSION_SYNTAX at expression: " " does not parse: it is empty. Write one JavaScript expression',
    ],
    [
      'an open bracket',
      { expression: '$.a + (' },
      'EXPRESSION_SYNTAX at expression: "$.a + (" does not parse at position 6: ( is not closed; add ).',
    ],
    [
      'a statement',
      { expression: 'if ($.a) 1' },
      'EXPRESSION_SYNTAX at expression: "if ($.a) 1" does not parse: Unexpected token \'if\'. Write one',
    ],
    [
      'an unknown context field',
      { expression: '1 + $$.Excution.Id' },
      'EXPRESSION_SYNTAX at expression: "$$.Excution.Id" is no valid JSONPath at position 3: the context object has no field Excution',
    ],
    [
      'JSONata in the code',
      { expression: `${Jsonata.stringAt('$states.input')}` },
      'EXPRESSION_WRONG_LANGUAGE at expression',
    ],
    [
      'another runtime',
      { expression: '1', runtime: Runtime.PYTHON_3_13 },
      'INVALID_PROP at runtime: the expression is JavaScript, python3.13 cannot run it. Take a Node.js runtime',
    ],
    [
      'a pattern',
      { expression: '1', integrationPattern: IntegrationPattern.RUN_JOB },
      'UNSUPPORTED_PATTERN at integrationPattern: lambda:function has no pattern RUN_JOB',
    ],
    [
      'a JSONata state',
      { expression: '$.a', queryLanguage: QueryLanguage.JSONATA },
      'EXPRESSION_WRONG_LANGUAGE at expression: the paths in it are JSONPath, but the state uses JSONata',
    ],
  ])('when it is %s, then the synthesis names the way out', (_, props, message) => {
    expect(() => evaluate(props)).toThrow(`[Stack/Task] ${message}`);
  });

  test('when the machine uses JSONata, then the one problem is told once', () => {
    const stack = stackIn();
    const task = new EvaluateExpression(stack, 'Task', { expression: '$.a + $.b' });
    expect(() => synthesise(stack, task, QueryLanguage.JSONATA)).toThrow(
      /errors:\n {2}\[Stack\/Task\] EXPRESSION_WRONG_LANGUAGE at expression[^\n]*$/,
    );
  });
});
