import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CustomState, DefinitionBody, Pass, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { simulate, startExecution } from '../src';

const folder = mkdtempSync(join(tmpdir(), 'sfn-tasks-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A machine that invokes a function for Node.js, beside one that only passes its input on, and a function that cannot be run. */
function makeApp(queryLanguage: QueryLanguage) {
  const app = new App({ outdir: join(folder, queryLanguage) });
  const stack = new Stack(app, 'Shop');
  const charge = new LambdaFunction(stack, 'Charge', {
    functionName: 'charge',
    code: Code.fromInline('exports.handler = async ({ total }) => ({ paid: total });'),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
  });
  const snake = new LambdaFunction(stack, 'Snake', {
    functionName: 'snake',
    code: Code.fromInline('def handler(event, context): return event'),
    handler: 'index.handler',
    runtime: Runtime.PYTHON_3_13,
  });
  const machine = (id: string, stateJson: object) =>
    new StateMachine(stack, id, {
      queryLanguage,
      definitionBody: DefinitionBody.fromChainable(new CustomState(stack, `${id} state`, { stateJson })),
    });
  return {
    app,
    orders: machine('Orders', { Type: 'Task', Resource: charge.functionArn, End: true }),
    python: machine('Python', { Type: 'Task', Resource: snake.functionArn, End: true }),
    template: () => app.synth({ force: true }).getStackByName('Shop').template as object,
  };
}

describe.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])('given machines of the CDK in %s', (language) => {
  const { app, orders, python, template } = makeApp(language);
  const paid = { status: 'SUCCEEDED', output: { paid: 12 } };

  test('when one is simulated, then its function runs, unless another or a mock is passed', async () => {
    const input = { total: 12 };
    expect(await simulate({ machine: orders, input })).toMatchObject(paid);
    const functions = { charge: () => 'mine' };
    expect(await simulate({ machine: orders, input, functions })).toMatchObject({ output: 'mine' });
    const mocks = { 'Orders state': { result: 'mocked' } };
    expect(await simulate({ machine: orders, input, mocks })).toMatchObject({ output: 'mocked' });
  });

  test('when the app, its folder or its template is simulated, then the name says which machine', async () => {
    for (const machine of [app, join(folder, language), template()]) {
      expect(
        await simulate({
          machine,
          name: 'Orders',
          functions: { charge: ({ total }) => ({ paid: total }) },
          input: { total: 12 },
        }),
      ).toMatchObject(paid);
      await expect(simulate({ machine })).rejects.toThrow(
        /has 2 state machines, say which one: (Shop|Stack)-Orders\w+, (Shop|Stack)-Python/,
      );
      await expect(simulate({ machine, name: 'Order' })).rejects.toThrow(
        /no state machine Order\. Did you mean (Shop|Stack)-Orders/,
      );
    }
  });

  test('when its function cannot be run here, then the error says why', async () => {
    await expect(simulate({ machine: python })).rejects.toThrow(
      /nothing runs the resource .*:snake(.|\n)*The function snake cannot be run here, as its runtime is python3.13/,
    );
  });

  test('when an execution is started, then its ARN has the names of the machine', () => {
    const execution = startExecution({
      machine: orders,
      region: 'eu-west-1',
      account: '111122223333',
      executionName: 'one',
    });
    expect(execution.arn).toMatch(/^arn:aws:states:eu-west-1:111122223333:execution:Shop-Orders\w+:one$/);
    execution.stop();
  });
});

describe('given a definition in place of a machine', () => {
  const definition = { StartAt: 'A', States: { A: { Type: 'Pass', Result: 1, End: true } } };

  test('when it is an object, JSON text or a file, then it runs, under any name', async () => {
    const file = join(folder, 'plain.asl.json');
    writeFileSync(file, JSON.stringify(definition));
    for (const machine of [definition, JSON.stringify(definition), file]) {
      expect(await simulate({ machine })).toMatchObject({ status: 'SUCCEEDED', output: 1 });
      expect(startExecution({ machine, name: 'Mine' }).arn).toContain(':execution:Mine:');
    }
  });

  test('when there is none, two, or something else, then the error says what fits', async () => {
    await expect(simulate({})).rejects.toThrow('pass a machine or a definition');
    await expect(simulate({ definition, machine: definition })).rejects.toThrow('not both');
    await expect(simulate({ machine: '{ "StartAt": ' })).rejects.toThrow('The source is no JSON');
    await expect(simulate({ machine: { Hello: 1 } })).rejects.toThrow(
      'neither a template (no Resources) nor a definition',
    );
    await expect(simulate({ machine: 3 as never })).rejects.toThrow('3 is no source of state machines: name a cdk.out');
    await expect(
      simulate({ machine: new Pass(new Stack(new App({ outdir: join(folder, 'none') }), 'None'), 'Alone') }),
    ).rejects.toThrow('The source has no state machine');
  });
});
