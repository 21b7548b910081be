import { withoutDelimiters } from './picture-condition';
import type { RetryDefinition, StateDefinition } from './picture-definition';

const waits: Record<string, string> = {
  '.waitForTaskToken': ' · waits for token',
  '.sync': ' · waits for job',
  '.sync:2': ' · waits for job',
};

/** What a Task's resource calls: `sqs:sendMessage · waits for token`. */
export function integrationText(resource: string): string {
  const integration = /^arn:.*?:states:::([^.]+)(\..+)?$/.exec(resource);
  if (integration) {
    return integration[1]! + (waits[integration[2] ?? ''] ?? integration[2] ?? '');
  }
  // The template names a function by an attribute, and an activity by its reference.
  const templated = /^\$\{(.+)\.Arn\}$/.exec(resource);
  if (templated) return `Lambda function ${templated[1]}`;
  const own = /^arn:.+:(function|activity):(.+)$/.exec(resource);
  return own ? `${own[1] === 'function' ? 'Lambda function' : 'activity'} ${own[2]}` : resource;
}

/** How often a state tries again, each retrier on its own count: `retries 3× / 6×`. */
export function retryText(retriers: readonly RetryDefinition[] = []): string | undefined {
  const counts = retriers.map(({ MaxAttempts = 3 }) => MaxAttempts).filter((count) => count > 0);
  return counts.length > 0 ? `retries ${counts.map((count) => `${count}×`).join(' / ')}` : undefined;
}

/** One line on what a state does, where its type alone does not say it. */
export function detailText(state: StateDefinition): string | undefined {
  switch (state.Type) {
    case 'Task':
      return typeof state.Resource === 'string' ? integrationText(state.Resource) : undefined;
    case 'Wait':
      return waitText(state);
    case 'Map':
      return mapText(state);
    case 'Fail':
      return expression(state.Error ?? state.ErrorPath);
    default:
      return undefined;
  }
}

function waitText(state: StateDefinition): string | undefined {
  const seconds = state.Seconds ?? state.SecondsPath;
  if (seconds !== undefined) {
    return seconds === 1 ? '1 second' : `${expression(seconds)} seconds`;
  }
  const time = expression(state.Timestamp ?? state.TimestampPath);
  return time && `until ${time}`;
}

function mapText(state: StateDefinition): string {
  const reader = (state.ItemReader as { Resource?: unknown } | undefined)?.Resource;
  const items = typeof reader === 'string' ? integrationText(reader) : expression(state.ItemsPath ?? state.Items);
  const distributed = state.ItemProcessor?.ProcessorConfig as { Mode?: unknown } | undefined;
  const concurrency = expression(state.MaxConcurrency ?? state.MaxConcurrencyPath);
  return [
    `for each ${items ? `of ${items}` : 'item'}`,
    distributed?.Mode === 'DISTRIBUTED' && 'distributed',
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
