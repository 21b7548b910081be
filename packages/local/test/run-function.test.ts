import type { FunctionContext } from '../src';
import type { FunctionFacts } from '../src/functions/function-facts';
import { localFunction } from '../src/functions/run-function';

const context: FunctionContext = {
  functionName: 'fn',
  awsRequestId: 'request-1',
  sleep: async () => {},
  signal: new AbortController().signal,
};

function run(text: string, event: unknown, facts: Partial<FunctionFacts> = {}): Promise<unknown> {
  const whole: FunctionFacts = {
    name: 'fn',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:fn',
    runtime: 'nodejs22.x',
    handler: 'index.handler',
    code: { text },
    environment: {},
    timeoutSeconds: 20,
    memoryMegabytes: 128,
    ...facts,
  };
  return localFunction(whole, { region: 'us-east-1', endpoints: {} })(event, context) as Promise<unknown>;
}

/** What Step Functions says of a function that failed. */
async function failureOf(text: string, facts?: Partial<FunctionFacts>) {
  const failure = await run(text, {}, facts).then(
    () => undefined,
    (error) => error,
  );
  return { error: failure?.error, cause: JSON.parse(failure?.cause ?? '{}') };
}

describe('the code of a Lambda function', () => {
  test.each([
    ['CommonJS', 'exports.handler = async (event) => event.n + 1;'],
    ['an ES module', 'export const handler = async (event) => event.n + 1;'],
    [
      'a callback',
      'exports.handler = (event, context, callback) => { setImmediate(() => callback(null, event.n + 1)); };',
    ],
    ['no promise', 'exports.handler = (event) => event.n + 1;'],
  ])('given %s, then its result is that of the handler', async (_kind, text) => {
    expect(await run(text, { n: 1 })).toBe(2);
  });

  test('given a handler that yields nothing, then the result is null', async () => {
    expect(await run('exports.handler = async () => {};', {})).toBeNull();
  });

  test('given two calls, then each starts cold: nothing of the first is left', async () => {
    const text =
      'let calls = 0; exports.handler = async () => { globalThis.x = (globalThis.x ?? 0) + 1; return [++calls, globalThis.x]; };';
    expect([await run(text, {}), await run(text, {})]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test('then it sees its own variables and those of the runtime, and none of this process', async () => {
    process.env['SECRET_OF_THIS_PROCESS'] = 'visible';
    const environment = (await run(
      'exports.handler = async () => process.env;',
      {},
      { environment: { MINE: 'yes' } },
    )) as object;
    delete process.env['SECRET_OF_THIS_PROCESS'];
    expect(environment).toMatchObject({
      MINE: 'yes',
      AWS_REGION: 'us-east-1',
      AWS_LAMBDA_FUNCTION_NAME: 'fn',
      TZ: ':UTC',
    });
    expect(environment).not.toHaveProperty('SECRET_OF_THIS_PROCESS');
    expect(environment).not.toHaveProperty('PATH');
  });

  test('then its context is that of Lambda', async () => {
    const text =
      'exports.handler = async (e, c) => [c.functionName, c.awsRequestId, c.memoryLimitInMB, c.getRemainingTimeInMillis() > 0];';
    expect(await run(text, {})).toEqual(['fn', 'request-1', '128', true]);
  });
});

describe('a Lambda function that fails', () => {
  test('given an error with a name, then the name is the error and the cause is what Lambda reports', async () => {
    const { error, cause } = await failureOf(
      "class CardDeclined extends Error { name = 'CardDeclined'; } exports.handler = async () => { throw new CardDeclined('no'); };",
    );
    expect(error).toBe('CardDeclined');
    expect(cause).toEqual({
      errorType: 'CardDeclined',
      errorMessage: 'no',
      trace: expect.arrayContaining(['CardDeclined: no']),
    });
  });

  test('given something else that is thrown, then its type is the error', async () => {
    expect(await failureOf("exports.handler = async () => { throw 'no'; };")).toEqual({
      error: 'string',
      cause: { errorType: 'string', errorMessage: 'no', trace: [] },
    });
  });

  test.each([
    [
      'runs too long',
      'exports.handler = () => { for (;;); };',
      'Sandbox.Timedout',
      'Task timed out after 1.00 seconds',
    ],
    ['ends the process', 'exports.handler = () => { process.exit(3); };', 'Runtime.ExitError', 'exit status 3'],
  ])('given one that %s, then the sandbox says so', async (_what, text, error, message) => {
    expect(await failureOf(text, { timeoutSeconds: 1 })).toEqual({
      error,
      cause: { errorType: error, errorMessage: expect.stringMatching(`^RequestId: request-1 Error: .*${message}`) },
    });
  });

  test.each([
    [
      'no such export',
      'exports.other = 1;',
      {},
      'Runtime.HandlerNotFound',
      'index.handler is undefined or not exported',
    ],
    ['no such file', '', { handler: 'app.handler' }, 'Runtime.ImportModuleError', 'Cannot find module'],
    [
      'a missing import',
      "require('no-such-module');",
      {},
      'Runtime.ImportModuleError',
      "Cannot find module 'no-such-module'",
    ],
    ['a mistyped program', 'exports.handler = {', {}, 'Runtime.UserCodeSyntaxError', 'SyntaxError'],
  ])('given %s, then the runtime says so', async (_what, text, facts, error, message) => {
    expect(await failureOf(text, facts)).toEqual({
      error,
      cause: expect.objectContaining({ errorMessage: expect.stringContaining(message) }),
    });
  });
});
