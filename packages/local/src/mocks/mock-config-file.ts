import type { Mock, MockSource } from '../contract';
import type { Json } from '../json';
import { nearestName } from '../nearest-name';

interface Response {
  readonly Return?: Json;
  readonly Throw?: { readonly Error: string; readonly Cause?: string };
}

/** The file that AWS's Step Functions Local took mocks from. */
export interface MockConfigFile {
  /** By state machine and test case the name of the mocked response of each state. */
  readonly StateMachines: Readonly<
    Record<string, { readonly TestCases: Readonly<Record<string, Readonly<Record<string, string>>>> }>
  >;
  /** By name the response to each attempt: `0`, or `1-3` for several. */
  readonly MockedResponses: Readonly<Record<string, Readonly<Record<string, Response>>>>;
}

/**
 * The mocks of one test case of a file in the format of Step Functions Local, for `simulate`.
 *
 * @param file the content of the file
 * @param machine the name of the state machine in it
 * @param testCase the name of the test case
 *
 * @example
 * import { mockConfig, simulate } from '@sfn-tasks/local';
 *
 * const mocks = mockConfig(
 *   {
 *     StateMachines: { Orders: { TestCases: { Happy: { Charge: 'Charged' } } } },
 *     MockedResponses: { Charged: { '0': { Return: { chargeId: '1' } } } },
 *   },
 *   'Orders',
 *   'Happy',
 * );
 * const charge = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true };
 * await simulate({ definition: { StartAt: 'Charge', States: { Charge: charge } }, mocks });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-mock-cfg-file.html
 */
export function mockConfig(file: MockConfigFile, machine: string, testCase: string): Record<string, MockSource> {
  const { TestCases } = pick(file.StateMachines, machine, 'state machine');
  const states = pick(TestCases, testCase, `test case of ${machine}`);
  return Object.fromEntries(
    Object.entries(states).map(([state, name]) => {
      const responses = pick(file.MockedResponses, name, `mocked response for the state ${state}`);
      return [state, attempts(name, responses)];
    }),
  );
}

function pick<T>(from: Readonly<Record<string, T>> | undefined, name: string, what: string): T {
  const names = Object.keys(from ?? {});
  const found = names.includes(name) ? from?.[name] : undefined;
  if (found === undefined) {
    throw new Error(`The mocks have no ${what} ${name}.${nearestName(name, names)} They have: ${names.join(', ')}.`);
  }
  return found;
}

function attempts(name: string, responses: Readonly<Record<string, Response>>): Mock[] {
  const mocks: Mock[] = [];
  for (const [range, response] of Object.entries(responses)) {
    const [, first, last = first] = /^(\d+)(?:-(\d+))?$/.exec(range) ?? [];
    if (first === undefined)
      throw new Error(`The mocked response ${name} has ${range}: write an attempt, 0, or several, 1-3.`);
    for (let attempt = Number(first); attempt <= Number(last); attempt++) mocks[attempt] = toMock(name, response);
  }
  const missing = Array.from<Mock | undefined>(mocks).indexOf(undefined);
  if (missing >= 0) throw new Error(`The mocked response ${name} has nothing for attempt ${missing}.`);
  return mocks;
}

function toMock(name: string, { Return, Throw }: Response): Mock {
  if ((Return === undefined) === (Throw === undefined)) {
    throw new Error(`The mocked response ${name} must have either Return or Throw for each attempt.`);
  }
  return Throw ? { error: Throw.Error, cause: Throw.Cause } : { result: Return };
}
