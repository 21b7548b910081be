import type { Result } from '../contract';
import type { MapRunRecord } from '../distributed/map-run-record';
import { InvalidDefinition } from '../failure';
import type { Json } from '../json';
import { parseJson } from '../parse-json';
import { UnseededRandom } from '../run/random';
import type { Run } from '../run/run';
import { startRun } from '../start-run';
import { ApiError, invalid, missing } from './api-error';
import { checkName, parseArn } from './arn';
import type { ServedChild } from './child-operations';
import type { Machine, Revision, Target } from './machines';
import type { RunWith, World } from './world';

/** How many executions are kept, and how many events in all, those of child executions with them: beyond, those that ended first go, so that memory stays bounded. */
const MOST_EXECUTIONS = 10_000;
const MOST_EVENTS = 500_000;
const LARGEST_INPUT = 262_144;

/** An execution of a server. */
export interface ServedExecution {
  readonly arn: string;
  readonly name: string;
  readonly type: 'STANDARD' | 'EXPRESS';
  readonly machine: Machine;
  /** What ran: the machine may have changed since. */
  readonly revision: Revision;
  readonly versionArn?: string;
  readonly aliasArn?: string;
  /** The input as it was sent. */
  readonly input: string;
  readonly traceHeader?: string;
  /** Its Map Runs, the oldest first. */
  readonly mapRuns: readonly MapRunRecord[];
  readonly startDate: number;
  /** Its place among all executions. */
  readonly order: number;
  run: Run;
  /** How it ended. */
  result?: Result;
  stopDate?: number;
  redriveDate?: number;
  /** The dates of redrives by the tokens of their requests. */
  readonly redriveTokens: Map<string, number>;
  /** How much is kept of it, once it has ended. */
  weight: number;
  /** Resolves when it has ended. */
  ended: Promise<Result>;
}

/** How an execution is asked for. */
interface StartRequest {
  readonly name?: string;
  readonly input?: string;
  readonly traceHeader?: string;
}

/** An execution, or a child execution with the one that it is of. */
interface Located {
  readonly parent: ServedExecution;
  readonly served?: ServedChild;
}

/** The executions of a server. */
export class Executions {
  private readonly all = new Map<string, ServedExecution>();
  private readonly random = new UnseededRandom();
  private started = 0;
  /** How much is kept of the executions that ended: events, and what their Map Runs have. */
  private events = 0;

  constructor(private readonly world: World) {}

  /** All, the oldest first. */
  list(): ServedExecution[] {
    return [...this.all.values()];
  }

  get(arn: string): ServedExecution {
    parseArn(arn, 'execution');
    const found = this.all.get(arn);
    if (!found) throw missing.execution(arn);
    return found;
  }

  /** An execution, or the child execution of one of its Map Runs. */
  locate(arn: string): Located {
    return this.look(arn) ?? { parent: this.get(arn) };
  }

  /** The same, where there may be none. */
  look(arn: string): Located | undefined {
    const own = this.all.get(arn);
    if (own) return { parent: own };
    const name = arn.slice(arn.lastIndexOf(':') + 1);
    for (const parent of this.all.values()) {
      for (const record of parent.mapRuns) {
        const child = arn === record.facts.childPrefix + name ? record.children.get(name) : undefined;
        if (child) return { parent, served: { parent, record, child } };
      }
    }
    return undefined;
  }

  find(arn: string): ServedExecution | undefined {
    return this.all.get(arn);
  }

  /** Starts an execution; the one that runs already when name and input are the same. */
  start(target: Target, request: StartRequest, testCase?: string): ServedExecution {
    const { machine, version, alias, revision } = target;
    const { input = '{}', name = this.random.uuid(), traceHeader } = request;
    const parsed = parseInput(input);
    const arn = this.world.arn('execution', `${machine.name}:${checkName(name)}`);
    const known = machine.type === 'STANDARD' ? this.all.get(arn) : undefined;
    if (known) {
      if (known.run.status === 'RUNNING' && known.input === input) return known;
      throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    }
    const mapRuns: MapRunRecord[] = [];
    const run = this.run(target, name, parsed, mapRuns, testCase);
    this.started += 1;
    const execution: ServedExecution = {
      arn: run.names.executionArn,
      name,
      type: machine.type,
      machine,
      revision,
      versionArn: version && `${machine.arn}:${version.number}`,
      aliasArn: alias && `${machine.arn}:${alias.name}`,
      input,
      traceHeader,
      mapRuns,
      startDate: run.startDate,
      order: this.started,
      run,
      redriveTokens: new Map(),
      weight: 0,
      ended: undefined as never,
    };
    this.all.set(execution.arn, execution);
    this.follow(execution, run);
    return execution;
  }

  /** Takes an execution that ended for one that runs again. */
  reopen(execution: ServedExecution): void {
    this.events -= execution.weight;
    execution.weight = 0;
    execution.result = undefined;
    execution.stopDate = undefined;
  }

  /** Notes how a run of an execution ends. */
  follow(execution: ServedExecution, run: Run): void {
    execution.run = run;
    execution.ended = run.done
      // A task runner of the user that breaks its contract ends one execution, not the server.
      .catch(
        (error: Error): Result => ({ status: 'FAILED', error: 'States.Runtime', cause: error.message, events: [] }),
      )
      .then((result) => {
        execution.result = result;
        execution.stopDate = run.scheduler.now();
        run.scheduler.close();
        if (this.all.get(execution.arn) === execution) {
          execution.weight = weightOf(execution);
          this.events += execution.weight;
        }
        this.forgetOldest();
        return result;
      });
  }

  removeOf(machine: Machine): void {
    for (const execution of this.list()) {
      if (execution.machine !== machine) continue;
      execution.run.abort();
      this.all.delete(execution.arn);
      this.events -= execution.weight;
    }
  }

  stopAll(): void {
    for (const { run } of this.all.values()) run.abort();
  }

  private run(
    { machine, revision }: Target,
    executionName: string,
    input: Json,
    mapRuns: MapRunRecord[],
    testCase: string | undefined,
  ): Run {
    const { world } = this;
    const { clock = 'real', ...runWith } = world.runWith;
    const mocks = testCase === undefined ? runWith.mocks : this.mocksOf(machine, testCase);
    try {
      return startRun(
        {
          definition: revision.definition,
          notes: [],
          options: {
            ...runWith,
            mocks,
            clock,
            type: machine.type,
            name: machine.name,
            executionName,
            input,
            region: world.region,
            account: world.account,
            startTime: clock === 'virtual' ? Date.now() : undefined,
          },
        },
        true,
        {
          tokens: world.tokens,
          random: this.random,
          mapRuns,
          keepsChildren: true,
          roleArn: revision.roleArn,
          sharesMocks: testCase === undefined,
        },
      );
    } catch (error) {
      // A task that nothing runs, or a client of the AWS SDK that is not installed.
      if (error instanceof InvalidDefinition || (error as Error).name === 'Error')
        throw invalid((error as Error).message);
      throw error;
    }
  }

  private mocksOf({ name }: Machine, testCase: string): RunWith['mocks'] {
    if (!this.world.testCase)
      throw invalid(`There is no test case ${testCase}: the server has no mock configuration file.`);
    try {
      return this.world.testCase(name, testCase);
    } catch (error) {
      throw invalid((error as Error).message);
    }
  }

  private forgetOldest(): void {
    for (const [arn, { result, weight }] of this.all) {
      if (this.all.size <= MOST_EXECUTIONS && this.events <= MOST_EVENTS) return;
      if (result === undefined) continue;
      this.all.delete(arn);
      this.events -= weight;
    }
  }
}

function weightOf({ run, mapRuns }: ServedExecution): number {
  return mapRuns.reduce((sum, { weight }) => sum + weight, run.recorder.events.length);
}

function parseInput(input: string): Json {
  const wrong = (what: string) =>
    new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${what}'`);
  if (Buffer.byteLength(input) > LARGEST_INPUT) throw wrong(`the input has more than ${LARGEST_INPUT} bytes`);
  try {
    return parseJson(input);
  } catch (error) {
    throw wrong((error as Error).message);
  }
}
