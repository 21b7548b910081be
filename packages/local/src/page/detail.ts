import { isDistributed, type State, withoutDelimiters } from './workflow';

const WAITS: Readonly<Record<string, string>> = {
  '.waitForTaskToken': 'waits for token',
  '.sync': 'waits for job',
  '.sync:2': 'waits for job',
};

/** What a task calls, and how it waits for it: `sqs:sendMessage`, `waits for token`. */
export function integrationOf(resource: string): [called: string, wait?: string] {
  const [, called, suffix] = /^arn:.*?:states:::([^.]+)(\..+)?$/.exec(resource) ?? [];
  if (called !== undefined) return suffix === undefined ? [called] : [called, WAITS[suffix] ?? suffix];
  // A template names a function by an attribute, and an activity by its reference.
  const templated = /^\$\{(.+)\.Arn\}$/.exec(resource);
  if (templated) return [`Lambda function ${templated[1]}`];
  const own = /^arn:.+:(function|activity):(.+)$/.exec(resource);
  return [own ? `${own[1] === 'function' ? 'Lambda function' : 'activity'} ${own[2]}` : resource];
}

/** How often a state tries again, each retrier on its own count: `retries 3× / 6×`. */
export function retryText(retriers: State['Retry'] = []): string | undefined {
  const counts = retriers.map(({ MaxAttempts = 3 }) => MaxAttempts).filter((count) => count > 0);
  return counts.length > 0 ? `retries ${counts.map((count) => `${count}×`).join(' / ')}` : undefined;
}

/** What a state is, in a line: what a task calls, of any other its type and what it is about. */
export function kindText(state: State): string {
  if (state.Type === 'Task' && state.Resource !== undefined) return integrationOf(state.Resource).join(' · ');
  return [state.Type, detailText(state)].filter(Boolean).join(' · ');
}

function detailText(state: State): string | undefined {
  if (state.Type === 'Wait') return waitText(state);
  if (state.Type === 'Map') return mapText(state);
  return state.Type === 'Fail' ? expression(state['Error'] ?? state['ErrorPath']) : undefined;
}

function waitText(state: State): string | undefined {
  const seconds = state['Seconds'] ?? state['SecondsPath'];
  if (seconds !== undefined) {
    return seconds === 1 ? '1 second' : `${expression(seconds)} seconds`;
  }
  const time = expression(state['Timestamp'] ?? state['TimestampPath']);
  return time && `until ${time}`;
}

function mapText(state: State): string {
  const reader = (state['ItemReader'] as { Resource?: unknown } | undefined)?.Resource;
  const items =
    typeof reader === 'string' ? integrationOf(reader)[0] : expression(state['ItemsPath'] ?? state['Items']);
  const concurrency = expression(state['MaxConcurrency'] ?? state['MaxConcurrencyPath']);
  return [
    `for each ${items ? `of ${items}` : 'item'}`,
    isDistributed(state) && 'distributed',
    concurrency && concurrency !== '0' && `${concurrency} at a time`,
  ]
    .filter(Boolean)
    .join(' · ');
}

function expression(value: unknown): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  return typeof value === 'string' ? withoutDelimiters(value) : JSON.stringify(value);
}
