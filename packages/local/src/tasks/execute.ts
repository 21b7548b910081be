import { Failure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import type { Maybe } from '../run/maybe';
import { excessOf } from '../run/payload-size';
import { tooDeep, tooLarge } from '../states/excess';
import { Call } from './call';
import { eventsOf, type TaskLimits } from './events';
import type { TaskResource } from './resource';
import { type RunTask, taskFailure } from './run-task';

/** What an attempt of a task is made with. */
interface TaskRequest {
  readonly resource: TaskResource;
  readonly parameters: Json;
  readonly limits: TaskLimits;
  readonly credentials: Json | undefined;
  readonly attempt: number;
  readonly runner: RunTask;
}

/** Makes one attempt of a task: its events, its limits, its token. */
export function executeTask(request: TaskRequest, branch: Branch): Maybe<Json> {
  const { resource, parameters, limits, credentials, attempt, runner } = request;
  const events = eventsOf(resource);
  const call = new Call(branch, resource, events, parameters, attempt, branch.taskToken, credentials);
  events.scheduled(branch, parameters, limits, credentials);
  if (resource.kind !== 'activity') events.started(branch);

  let wasAnswered = false;
  const succeed = (output: Json): Json => {
    call.end(wasAnswered ? 'answered' : 'succeeded');
    const excess = excessOf(output);
    if (excess === 'deep') return fail(tooDeep('result'));
    if (excess) return fail(tooLarge(resource.kind === 'service' ? resource.service : resource.text));
    events.succeeded(branch, output);
    return output;
  };
  const fail = (thrown: unknown): never => {
    call.end(wasAnswered && call.isJob ? 'answered' : 'aborted');
    if (branch.stop.stopped) throw thrown;
    const failure = taskFailure(thrown);
    if (failure instanceof Failure && !failure.options.bare) events.failed(branch, failure);
    throw failure;
  };

  call.hold();
  const waits = branch.taskToken !== undefined && !runner.mocked;
  let value: Maybe<Json>;
  const token = waits ? awaitToken(branch, call, () => (wasAnswered = true)) : undefined;
  try {
    value = runner.run(call, branch);
  } catch (thrown) {
    return fail(thrown);
  }
  if (!token && !(value instanceof Promise)) return succeed(value);
  return new Promise<Json>((resolve, reject) => {
    const settle = watch(branch, call, limits, token, (thrown) => {
      reject(thrown);
    });
    const end = token ? answered(value, call, branch, token) : (value as Promise<Json>);
    end.then(settle.before(resolve), settle.before(reject));
  }).then(succeed, fail);
}

interface Token {
  readonly output: Promise<Json>;
  onHeartbeat: () => void;
}

function awaitToken(branch: Branch, call: Call, onAnswer: () => void): Token {
  const { tokens, options } = branch.run.shared;
  const text = branch.taskToken!;
  const token: Token = { output: undefined as never, onHeartbeat: () => undefined };
  const output = new Promise<Json>((resolve, reject) => {
    const take = (): void => {
      tokens.delete(text);
      onAnswer();
      // What follows is the engine's own work: time may go on after it.
      call.hold();
    };
    tokens.set(text, {
      success: (value) => {
        take();
        resolve(value);
      },
      failure: (error, cause) => {
        take();
        reject(new Failure(error, cause));
      },
      heartbeat: () => token.onHeartbeat(),
    });
    branch.stop.onStop(() => tokens.delete(text));
    const { callbacks } = options;
    if (!callbacks || !call.isJob || !call.handsToken) return;
    // The job goes on while the code that answers runs.
    call.onSubmitted = () => void (async () => callbacks(call, tokens.get(text)!))().catch(reject);
  });
  output.catch(() => undefined);
  return Object.assign(token, { output });
}

/** The request's response first, then what the token brings; of a job, what is there first. */
async function answered(response: Maybe<Json>, call: Call, branch: Branch, token: Token): Promise<Json> {
  const { tokens, options } = branch.run.shared;
  if (call.isJob) {
    const result = await Promise.race([response, token.output]).finally(() => tokens.delete(call.taskToken!));
    return result;
  }
  if (call.pattern !== 'activity') call.submitted(await response);
  else if (response instanceof Promise) {
    const result = await Promise.race([response, token.output]);
    return result;
  }
  const pending = tokens.get(call.taskToken!);
  if (options.callbacks && pending) {
    await options.callbacks(call, pending);
    call.release();
  }
  return token.output;
}

/** Ends an attempt by its limits, or when its branch is stopped. */
function watch(
  branch: Branch,
  call: Call,
  limits: TaskLimits,
  token: Token | undefined,
  fail: (failure: Failure) => void,
) {
  const { scheduler } = branch.run;
  const cancels: (() => void)[] = [];
  const expire = (error: string) => () => {
    stop();
    branch.run.shared.tokens.delete(call.taskToken ?? '');
    fail(new Failure(error, undefined));
  };
  const stop = (): void => {
    for (const cancel of cancels) cancel();
    cancels.length = 0;
  };
  cancels.push(
    branch.stop.onStop(() => {
      stop();
      call.end('aborted');
    }),
  );
  if (limits.timeout !== undefined) cancels.push(scheduler.after(limits.timeout * 1000, expire('States.Timeout')));
  const { heartbeat } = limits;
  if (heartbeat !== undefined && token && (!call.isJob || call.handsToken)) {
    let cancel = scheduler.after(heartbeat * 1000, expire('States.HeartbeatTimeout'));
    cancels.push(() => cancel());
    token.onHeartbeat = () => {
      cancel();
      cancel = scheduler.after(heartbeat * 1000, expire('States.HeartbeatTimeout'));
    };
  }
  return {
    before:
      <T>(next: (value: T) => void) =>
      (value: T) => {
        stop();
        next(value);
      },
  };
}
