import { type App, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CustomState, DefinitionBody, type IChainable, Pass, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { reportMachines } from '../src/machine-report';
import { machineTable } from '../src/machine-table';
import { synthesise } from '../src/synthesise';

/** A stack with one machine. */
class Small extends Stack {
  readonly machine: StateMachine;

  constructor(app: App, states: (stack: Stack) => IChainable) {
    super(app, 'Small');
    this.machine = new StateMachine(this, 'Machine', { definitionBody: DefinitionBody.fromChainable(states(this)) });
  }
}

function report(makeStack: (app: App) => Small) {
  const { stack, template } = synthesise(makeStack);
  return reportMachines(stack, template);
}

test('given a role with permissions that no state brought, then the table tells of them', () => {
  const [machine] = report((app) => {
    const stack = new Small(app, (scope) => new Pass(scope, 'Nothing'));
    stack.machine.addToRolePolicy(
      new PolicyStatement({ actions: ['s3:GetObject', 's3:PutObject'], resources: ['arn:aws:s3:::bucket/*'] }),
    );
    return stack;
  });
  expect(machine!.otherPermissions).toEqual(['s3:GetObject on bucket/*', 's3:PutObject on bucket/*']);
  expect(machineTable(machine!, 80).slice(-3)).toEqual([
    'Besides these, the role of the state machine has:',
    '  s3:GetObject on bucket/*',
    '  s3:PutObject on bucket/*',
  ]);
});

test('given a task that does not tell its permissions, then the report fails and names it', () => {
  const custom = (scope: Stack) =>
    new CustomState(scope, 'Custom', { stateJson: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage' } });
  expect(() => report((app) => new Small(app, custom))).toThrow(
    'Small/Custom does not tell which permissions it needs.',
  );
});
