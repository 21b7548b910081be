import { type CompiledDefinition, compileDefinition, definitionText } from './definition/compile';
import { findUnserved } from './definition/find-unserved';
import { findUnusedMocks, findWrongMocks } from './definition/find-wrong-mocks';
import { InvalidDefinition } from './failure';
import type { Json } from './json';
import type { MachineOptions } from './machine-options';
import { DEEPEST_VALUE, nestsTooDeep } from './run/payload-size';
import { Random } from './run/random';
import { Run, type Shared } from './run/run';
import { RealScheduler, VirtualScheduler } from './run/scheduler';

const VIRTUAL_START = Date.UTC(2025, 0, 1);
const compiled = new Map<string, CompiledDefinition>();

/** What executions of one server share, or have otherwise than those of a simulation. */
interface RunSurroundings extends Partial<Pick<Shared, 'keepsChildren' | 'mapRuns' | 'random' | 'tokens'>> {
  readonly roleArn?: string;
  /** Mocks are those of several machines: one may be for another. */
  readonly sharesMocks?: boolean;
}

/** Starts a run; definitions that cannot run, and tasks that nothing runs, are errors before. */
export function startRun(
  { options, definition: given, notes }: MachineOptions,
  answersFromOutside: boolean,
  {
    random = new Random(options.seed ?? 1),
    tokens = new Map(),
    mapRuns = options.history === 'none' ? undefined : [],
    keepsChildren,
    roleArn,
    sharesMocks,
  }: RunSurroundings = {},
): Run {
  const { name = 'StateMachine', region = 'us-east-1', account = '123456789012', type = 'STANDARD' } = options;
  const { machine, definition, timeoutSeconds } = compileOnce(given, type);
  const unserved = findUnserved(definition, options, answersFromOutside);
  if (nestsTooDeep(options.input)) {
    throw new InvalidDefinition([`its input nests deeper than ${DEEPEST_VALUE} levels, or holds itself`]);
  }
  const problems = [...unserved, ...(unserved.length > 0 ? notes : []), ...findWrongMocks(definition, options)];
  if (!sharesMocks) problems.push(...findUnusedMocks(definition, options));
  if (problems.length > 0) throw new InvalidDefinition(problems);
  const executionName = options.executionName ?? random.uuid();
  const at = typeof options.startTime === 'string' ? Date.parse(options.startTime) : options.startTime;
  const scheduler = options.clock === 'real' ? new RealScheduler(at) : new VirtualScheduler(at ?? VIRTUAL_START);
  const shared: Shared = {
    options,
    region,
    account,
    scheduler,
    random,
    tokens,
    named: new Map(),
    mapRuns,
    keepsChildren,
  };
  const prefix = `arn:aws:states:${region}:${account}`;
  const names = {
    machineName: name,
    machineArn: `${prefix}:stateMachine:${name}`,
    executionName,
    executionArn:
      type === 'EXPRESS'
        ? `${prefix}:express:${name}:${executionName}:${random.uuid()}`
        : `${prefix}:execution:${name}:${executionName}`,
    roleArn: roleArn ?? `arn:aws:iam::${account}:role/${name}`,
  };
  const input: Json = options.input ?? (options.input === null ? null : {});
  const run = new Run(shared, names, type, input, { keep: options.history !== 'none', onEvent: options.onEvent });
  run.start(machine, timeoutSeconds);
  return run;
}

/** Goes on with a run that has ended, from the state in which it did. */
export function redriveRun(ended: Run, definition: string): Run {
  const { shared } = ended;
  const { clock } = shared.options;
  const { machine, timeoutSeconds } = compileOnce(definition, ended.type);
  const at = shared.scheduler.now();
  const scheduler = clock === 'real' ? new RealScheduler(at) : new VirtualScheduler(at);
  return ended.redrive({ ...shared, scheduler }, machine, timeoutSeconds);
}

/** Definitions as text are compiled once; objects may change between two runs. */
function compileOnce(definition: string | object, type: 'STANDARD' | 'EXPRESS'): CompiledDefinition {
  const text = typeof definition === 'string' ? definition : definitionText(definition);
  const key = `${type} ${text}`;
  const known = compiled.get(key);
  if (known) return known;
  const made = compileDefinition(text, type);
  if (compiled.size >= 100) compiled.clear();
  compiled.set(key, made);
  return made;
}
