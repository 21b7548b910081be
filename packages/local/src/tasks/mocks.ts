import type { Mock, MockSource, SimulateOptions } from '../contract';
import { Failure, InvalidDefinition } from '../failure';
import type { Json } from '../json';
import { wrongMock } from '../mocks/wrong-mock';
import { type Maybe, then } from '../run/maybe';
import type { TaskCall } from '../task-call';
import { eventResource, type TaskResource } from './resource';

/** What the mock of a task may stand under. */
export function mockKeys(stateName: string, resource: TaskResource): string[] {
  return [stateName, resource.text, `${resource.service}:${eventResource(resource)}`];
}

/** The mock of a task: by the name of its state, its resource, or the resource's service and API. */
export function mockOf(
  mocks: SimulateOptions['mocks'],
  stateName: string,
  resource: TaskResource,
): MockSource | undefined {
  if (!mocks) return undefined;
  const key = mockKeys(stateName, resource).find((name) => Object.hasOwn(mocks, name));
  return key === undefined ? undefined : mocks[key];
}

/** Answers a call as its mock says. */
export function runMock(source: MockSource, call: TaskCall): Maybe<Json> {
  if (typeof source === 'function') {
    return then(source(call), (mock) => {
      const problems = wrongMock(mock, call);
      if (problems.length > 0)
        throw new InvalidDefinition(problems.map((each) => `${call.stateName}: its mock: ${each}`));
      return answer(mock, call);
    });
  }
  if (!Array.isArray(source)) return answer(source as Mock, call);
  const list = source as readonly Mock[];
  return answer(list[Math.min(call.attempt, list.length - 1)] ?? {}, call);
}

function answer(mock: Mock, call: TaskCall): Maybe<Json> {
  if (mock.seconds !== undefined && mock.seconds > 0) {
    return call.clock.sleep(mock.seconds).then(() => answer({ ...mock, seconds: 0 }, call));
  }
  if (mock.error !== undefined) throw new Failure(mock.error, mock.cause);
  return mock.result ?? {};
}
