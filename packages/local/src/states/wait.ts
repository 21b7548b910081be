import type { CompiledState, StateDefinition, Surroundings } from '../definition/types';
import { queryFailure, runtimeFailure } from '../failure';
import type { Json } from '../json';
import type { Branch } from '../run/branch';
import { type Maybe, then } from '../run/maybe';
import { compileReader } from '../template/evaluate';
import { compileTyped } from '../template/jsonata-template';
import { compileDataFlow } from './data-flow';
import { secondsOf } from './path-number';
import { wholeSeconds } from './seconds';
import { stateOf } from './state';
import { parseTimestamp } from './timestamp';

/** Until when a state waits, in milliseconds since 1970. */
type Until = (input: Json, branch: Branch) => Maybe<number>;

/** A Wait state. */
export function compileWait(definition: StateDefinition, surroundings: Surroundings): CompiledState {
  const flow = compileDataFlow(definition, surroundings);
  const until = surroundings.language === 'JSONata' ? jsonataUntil(definition) : pathUntil(definition);
  return stateOf(definition, surroundings, {
    run: (branch, input) =>
      then(flow.before(input, branch), (effective) =>
        then(until(effective, branch), (time) => {
          const left = time - branch.run.scheduler.now();
          if (left <= 0) return flow.after(effective, effective, branch);
          return branch.run.wait(branch, left).then(() => flow.after(effective, effective, branch));
        }),
      ),
  });
}

function pathUntil(definition: StateDefinition): Until {
  const { SecondsPath, TimestampPath } = definition as { SecondsPath?: string; TimestampPath?: string };
  if (SecondsPath !== undefined) {
    const reader = compileReader(SecondsPath);
    return (input, branch) =>
      branch.run.scheduler.now() + secondsOf(reader(input, branch), 'SecondsPath', SecondsPath, 0) * 1000;
  }
  if (TimestampPath !== undefined) {
    const reader = compileReader(TimestampPath);
    return (input, branch) => {
      const text = reader(input, branch);
      const time = typeof text === 'string' ? parseTimestamp(text) : undefined;
      if (time === undefined) {
        throw runtimeFailure(
          `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${TimestampPath} == ${textOf(text)}`,
        );
      }
      return time;
    };
  }
  if (definition['Timestamp'] !== undefined) {
    const time = parseTimestamp(definition['Timestamp'] as string)!;
    return () => time;
  }
  return (_, branch) => branch.run.scheduler.now() + (definition['Seconds'] as number) * 1000;
}

function jsonataUntil(definition: StateDefinition): Until {
  if (definition['Seconds'] !== undefined) {
    const reader = compileTyped(definition['Seconds'], 'Seconds', 'number');
    return (input, branch) =>
      then(
        reader({ input }, branch),
        (seconds) => branch.run.scheduler.now() + wholeSeconds(seconds, 'Seconds', 0) * 1000,
      );
  }
  const reader = compileTyped(definition['Timestamp'], 'Timestamp', 'string');
  return (input, branch) =>
    then(reader({ input }, branch), (text) => {
      const time = parseTimestamp(text as string);
      if (time === undefined) {
        throw queryFailure(
          `The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${textOf(text)}`,
          'Timestamp',
        );
      }
      return time;
    });
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
