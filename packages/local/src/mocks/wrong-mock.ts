import { resultShape } from '../aws/result-shape';
import type { Mock } from '../contract';
import { DEEPEST_VALUE, nestsTooDeep } from '../run/payload-size';
import type { TaskResource } from '../tasks/resource';
import { checkResult } from './check-result';
import { mockShape } from './mock-shape';

/** Why a mock's result could not come from the task's API. */
export function wrongMock(
  mock: Mock,
  { service, api, pattern }: Pick<TaskResource, 'service' | 'api' | 'pattern'>,
): string[] {
  const misshapen = mockShape(mock);
  if (misshapen.length > 0) return misshapen;
  const { result, error, fieldValidationMode = 'STRICT' } = mock;
  if (result === undefined || error !== undefined || fieldValidationMode === 'NONE') return [];
  if (nestsTooDeep(result)) return [`the result nests deeper than ${DEEPEST_VALUE} levels, or holds itself`];
  const shape = resultShape(service, api, pattern);
  if (shape === undefined) return [];
  return checkResult(shape, result, fieldValidationMode).map((problem) => `${service}:${api}: ${problem}`);
}
