import { Aws, Fn, Lazy, Stack, Token } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import fc from 'fast-check';
import { allow } from '../src';
import { MergedStatements } from '../src/merge-statements';

// The same statements in every run.
fc.configureGlobal({ seed: 20261127 });

function mergeStatements(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const merged = new MergedStatements();
  for (const statement of statements) merged.add(statement);
  return merged.all();
}

const json = (statements: readonly PolicyStatement[]) => statements.map((statement) => statement.toStatementJson());

describe('given statements that have a part in common, when merged, then', () => {
  test.each<[string, PolicyStatement[], unknown[]]>([
    [
      'the same resources get one list of actions',
      [allow('sqs:SendMessage', 'q'), allow('kms:Decrypt', 'k'), allow(['sqs:SendMessage', 'sqs:DeleteMessage'], 'q')],
      [
        { Action: ['sqs:SendMessage', 'sqs:DeleteMessage'], Effect: 'Allow', Resource: 'q' },
        { Action: 'kms:Decrypt', Effect: 'Allow', Resource: 'k' },
      ],
    ],
    [
      'the same actions get one list of resources',
      [allow('sqs:SendMessage', 'q1'), allow('sqs:SendMessage', ['q2', 'q1'])],
      [{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: ['q1', 'q2'] }],
    ],
    [
      'lists in another order are the same',
      [allow(['a:B', 'a:C'], ['x', 'y']), allow(['a:C', 'a:B'], ['y', 'x'])],
      [{ Action: ['a:B', 'a:C'], Effect: 'Allow', Resource: ['x', 'y'] }],
    ],
    [
      'what one merge makes alike is merged again',
      [allow('a:B', 'x'), allow('a:C', 'x'), allow('a:B', 'y'), allow('a:C', 'y'), allow('a:D', ['x', 'y'])],
      [{ Action: ['a:B', 'a:C', 'a:D'], Effect: 'Allow', Resource: ['x', 'y'] }],
    ],
  ])('%s', (_, statements, merged) => expect(json(mergeStatements(statements))).toEqual(merged));
});

describe('given statements that must stay apart, when merged, then they do', () => {
  const other = { StringEquals: { 'iam:PassedToService': 'glue.amazonaws.com' } };
  const [first, second] = [1, 2].map((value) => Lazy.any({ produce: () => ({ 'aws:RequestedRegion': value }) }));
  const list = Fn.split(',', Fn.importValue('Arns'));
  test.each<[string, PolicyStatement[]]>([
    ['neither actions nor resources are the same', [allow('a:B', 'x'), allow('a:C', 'y')]],
    ['conditions', [allow('a:B', 'x'), allow('a:C', 'x', other)]],
    ['conditions that only the synthesis knows', [first, second].map((value) => allow('a:B', 'x', { Null: value }))],
    ['effect', [allow('a:B', 'x'), new PolicyStatement({ effect: Effect.DENY, actions: ['a:C'], resources: ['x'] })]],
    ['a statement ID', [allow('a:B', 'x'), new PolicyStatement({ sid: 'Own', actions: ['a:C'], resources: ['x'] })]],
    ['all actions but some', [allow('a:B', 'x'), new PolicyStatement({ notActions: ['a:B'], resources: ['x'] })]],
    ['all resources but some', [allow('a:B', 'x'), new PolicyStatement({ actions: ['a:B'], notResources: ['x'] })]],
    [
      'principals',
      ['ecs', 'glue'].map(
        (service) =>
          new PolicyStatement({
            actions: ['a:B'],
            resources: ['x'],
            principals: [new ServicePrincipal(`${service}.amazonaws.com`)],
          }),
      ),
    ],
    ['a list that only the deployment knows', [allow('a:B', 'x'), allow('a:B', list)]],
    ['no resources, which is an error', [allow('a:B', 'x'), new PolicyStatement({ actions: ['a:B'] })]],
  ])('%s', (_, statements) => {
    const merged = mergeStatements(statements);
    expect(merged).toEqual(statements);
    for (const [index, statement] of merged.entries()) expect(statement).toBe(statements[index]);
  });
});

test('given tokens in resources, when merged, then they resolve as before', () => {
  const stack = new Stack();
  const arn = (name: string) => `arn:${Aws.PARTITION}:sqs:${Aws.REGION}:${Aws.ACCOUNT_ID}:${name}`;
  const [merged, ...others] = mergeStatements(['a', 'b', 'a'].map((name) => allow('sqs:SendMessage', arn(name))));
  expect(others).toEqual([]);
  expect(stack.resolve(merged!.toStatementJson()).Resource).toEqual(stack.resolve([arn('a'), arn('b')]));
});

test('given statements of a user, when merged, then his own stay as they are', () => {
  const statement = allow('a:B', 'x');
  mergeStatements([statement, allow('a:C', 'x')]);
  expect(statement.actions).toEqual(['a:B']);
});

const part = (...members: string[]) => fc.uniqueArray(fc.constantFrom(...members), { minLength: 1, maxLength: 3 });
const statements = fc.array(
  fc.record({
    effect: fc.constantFrom(Effect.ALLOW, Effect.DENY),
    actions: part('a:A', 'a:B', 'a:C', 'b:*'),
    resources: part('x', 'y', `long-${'z'.repeat(1500)}`, `longer-${'z'.repeat(1600)}`, Token.asString({ Ref: 'R' })),
    conditions: fc.constantFrom(undefined, { Null: { 'a:k': 'true' } }, { Bool: { 'a:k': 'true' } }),
  }),
  { maxLength: 20 },
);

/** Each action on each resource under its conditions, as text. */
function triples(from: readonly PolicyStatement[]): string[] {
  const all = from.flatMap(({ effect, actions, resources, conditions }) =>
    actions.flatMap((action) => resources.map((resource) => JSON.stringify([effect, action, resource, conditions]))),
  );
  return [...new Set(all)].sort();
}

test('given any statements, when merged, then they say neither more nor less, in fewer statements, and merging again changes nothing', () => {
  fc.assert(
    fc.property(statements, (props) => {
      const before = props.map((each) => new PolicyStatement(each));
      const merged = mergeStatements(before);
      expect(triples(merged)).toEqual(triples(before));
      expect(merged.length).toBeLessThanOrEqual(before.length);
      expect(json(mergeStatements(merged))).toEqual(json(merged));
    }),
  );
});
