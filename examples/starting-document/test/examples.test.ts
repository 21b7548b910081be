import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findUnprovenPermissions, type Synthesised, synthesise, validatedStack } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import type { IChainable } from 'aws-cdk-lib/aws-stepfunctions';
import { invokeWithPayload } from '../src/lambda';
import { STATES } from './states';

type Example = (stack: Stack) => IChainable;

const folder = join(__dirname, '../src');
const examples = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => Object.entries<Example>(require(join(folder, file))));

/** What needs no permission of IAM: Kubernetes checks callers itself, and the workers of an activity come on their own. */
const WITHOUT_PERMISSIONS = ['call', 'invokeActivity'];

test('there is an example for each of the 44 snippets', () => {
  const names = examples.map(([name]) => name);
  expect(names).toHaveLength(44);
  expect(names.sort()).toEqual(Object.keys(STATES).sort());
});

describe.each(examples)('%s', (name, example) => {
  let machine: Synthesised;

  beforeAll(() => {
    const stack = validatedStack();
    machine = synthesise(stack, example(stack));
  });

  test('has the states of the document', () => {
    const { definition, warnings } = machine;
    expect(Object.keys(definition.States)).toEqual(Object.keys(STATES[name]!));
    expect(definition.States).toMatchObject(STATES[name]!);
    expect(JSON.stringify(definition)).not.toContain('Token[');
    expect(warnings).toEqual([]);
  });

  test('may do what its states do, and no more', async () => {
    const { statements } = machine;
    expect(statements.length > 0).toBe(!WITHOUT_PERMISSIONS.includes(name));
    expect(JSON.stringify(statements)).not.toContain('Token[');
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });
});

test('an empty payload is an empty object, and not the input of the state', () => {
  const stack = validatedStack();
  const { definition } = synthesise(stack, invokeWithPayload(stack));
  expect(definition.States['Invoke with empty object as payload']!['Parameters'].Payload).toEqual({});
});
