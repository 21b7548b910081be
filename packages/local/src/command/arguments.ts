import { nearestName } from '../nearest-name';
import { checkEndpoint, readOptions } from './read-options';

/** How the command is used. */
export const USAGE = `Usage: sfn-tasks-local run <cdk.out | template | definition> [options]

Runs a state machine on this machine. Time is virtual: waits and backoffs pass at once.

  --machine <name>      name, ARN, logical ID or construct path; needed where the source has several
  --input <json | file> the input
  --mocks <file>        mocks by state, { "Charge": { "result": {} } }, or AWS's mock configuration file
  --callbacks <file>    answers to task tokens by state, { "Approve": { "result": {} } }, given when the task's request was made
  --test-case <name>    the test case of AWS's mock configuration file
  --endpoint <url>      where AWS services are called; by default those that can be embedded are started
  --no-services         start and call no services
  --seed <number>       what random values are made from
  --real-time           let time pass as on the wall
  --report <file>       write a page with the graph, the data of each state and the events: one HTML file
  --json                print the result as JSON instead of the trace

sfn-tasks-local serve serves the API of Step Functions; its options: sfn-tasks-local serve --help.

Exit code: 0 when the execution succeeded, 1 when it did not, 2 when it could not start.
`;

/** What to run, from the command line. */
export interface RunArguments {
  readonly source: string;
  readonly machine?: string;
  readonly input?: string;
  readonly mocks?: string;
  readonly callbacks?: string;
  readonly testCase?: string;
  readonly endpoint?: string;
  readonly services: boolean;
  readonly seed?: number;
  readonly realTime: boolean;
  readonly report?: string;
  readonly json: boolean;
}

/** Reads the command line; undefined asks for help. */
export function readArguments(args: readonly string[]): RunArguments | undefined {
  const { values, positionals } = readOptions({
    args: [...args],
    allowPositionals: true,
    options: {
      callbacks: { type: 'string' },
      endpoint: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
      input: { type: 'string' },
      json: { type: 'boolean' },
      machine: { type: 'string' },
      mocks: { type: 'string' },
      'no-services': { type: 'boolean' },
      'real-time': { type: 'boolean' },
      report: { type: 'string' },
      seed: { type: 'string' },
      'test-case': { type: 'string' },
    },
  });
  if (values.help) return undefined;
  const [command, source, ...rest] = positionals;
  if (command !== 'run') {
    const nearest = nearestName(command ?? '', ['run', 'serve']);
    throw new Error(`There is no command ${command ?? 'given'}: run and serve are the two.${nearest}`);
  }
  if (source === undefined) throw new Error('Name what to run: a cdk.out folder, a template or a definition.');
  if (rest.length > 0) throw new Error(`Name one source; found ${rest.join(' ')} as well.`);
  if (values.endpoint !== undefined) checkEndpoint(values.endpoint);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new Error(`--seed ${values.seed} is no whole number.`);
  return {
    source,
    machine: values.machine,
    input: values.input,
    mocks: values.mocks,
    callbacks: values.callbacks,
    testCase: values['test-case'],
    endpoint: values.endpoint,
    services: values['no-services'] !== true,
    seed,
    realTime: values['real-time'] === true,
    report: values.report,
    json: values.json === true,
  };
}
