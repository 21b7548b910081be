import type { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Chain, DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { allow, type TaskProps, task } from '../src';
import { newStack, placeOrder } from './helpers/order-task';

interface OrderThroughProps extends TaskProps {
  readonly queueArn: string;
}

/** A task that needs its own queue, and reports to a topic that all share. */
class OrderThrough extends task<OrderThroughProps, object>({
  api: placeOrder,
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: () => ({ OrderId: 'a' }),
  policies: ({ queueArn }) => [
    allow('sqs:SendMessage', queueArn),
    allow('sns:Publish', 'arn:aws:sns:eu-west-1:123456789012:news'),
  ],
}) {}

interface Policies {
  readonly inline: readonly string[];
  readonly managed: readonly string[];
}

/** The documents of all policies as IAM will count them: an ARN of the longest name for each that only the deployment knows. */
function policiesIn(stack: Stack): Policies {
  const template = Template.fromStack(stack);
  const of = (type: string) =>
    Object.values(template.findResources(type)).map(({ Properties }) =>
      JSON.stringify(Properties['PolicyDocument'], (_key, value) =>
        value?.['Fn::GetAtt'] === undefined ? value : `arn:aws:sqs:eu-west-1:123456789012:${'q'.repeat(80)}`,
      ),
    );
  return { inline: of('AWS::IAM::Policy'), managed: of('AWS::IAM::ManagedPolicy') };
}

const total = ({ inline, managed }: Policies) => [...inline, ...managed].reduce((sum, { length }) => sum + length, 0);

describe.each<[string, (stack: Stack, index: number) => string]>([
  ['made in the same stack', (stack, index) => new Queue(stack, `Queue ${index}`).queueArn],
  [
    'known by their ARNs',
    (_, index) => `arn:aws:sqs:eu-west-1:123456789012:a-queue-with-a-name-of-usual-length-${index}`,
  ],
])('given 300 tasks on 300 queues, %s', (_, queueArn) => {
  const stack = newStack();
  const tasks = Array.from(
    { length: 300 },
    (_, index) => new OrderThrough(stack, `Task ${index}`, { queueArn: queueArn(stack, index) }),
  );
  const definitionBody = DefinitionBody.fromChainable(
    tasks.slice(1).reduce((chain, next) => chain.next(next), Chain.start(tasks[0]!)),
  );
  new StateMachine(stack, 'Machine', { definitionBody });
  const policies = policiesIn(stack);

  test('when the machine is synthesised, then IAM accepts the size of each policy and their number', () => {
    for (const inline of policies.inline) expect(inline.length).toBeLessThanOrEqual(10_240);
    for (const managed of policies.managed) expect(managed.length).toBeLessThanOrEqual(6_144);
    expect(policies.managed.length).toBeLessThanOrEqual(10);
  });

  test('when the machine is synthesised, then its role may send to each queue once', () => {
    const sent = [...policies.inline, ...policies.managed].flatMap((text) =>
      JSON.parse(text)
        .Statement.filter(({ Action }: any) => Action === 'sqs:SendMessage')
        .flatMap(({ Resource }: any) => Resource),
    );
    expect(sent).toHaveLength(300);
  });

  test('when a role gets the statements unmerged, then its policies are larger', () => {
    const other = newStack();
    const role = new Role(other, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    for (let index = 0; index < 300; index++) {
      const { neededStatements } = new OrderThrough(other, `Task ${index}`, { queueArn: queueArn(other, index) });
      for (const statement of neededStatements) role.addToPrincipalPolicy(statement);
    }
    expect(total(policies)).toBeLessThan(0.75 * total(policiesIn(other)));
  });
});
