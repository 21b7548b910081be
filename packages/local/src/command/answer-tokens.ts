import type { Mock, MockSource, SimulateOptions } from '../contract';
import { tasksOf } from '../definition/find-tasks';
import { mockShape } from '../mocks/mock-shape';
import { hasToken, parseResource } from '../tasks/resource';

/** Answers task tokens as a file says by state; each task's request is made before. Throws where a state has no answer, or needs none. */
export function answerTokens(
  file: string,
  answers: Readonly<Record<string, MockSource>>,
  mocks: Readonly<Record<string, MockSource>> | undefined,
  definition: object,
): SimulateOptions['callbacks'] {
  const tasks = tasksOf(definition).map(({ name, state }) => ({
    name,
    ...parseResource(state['Resource'] as string)!,
  }));
  const answered = tasks.filter((task) => task.kind === 'service' && hasToken(task));
  const waiting = answered.filter(({ pattern }) => pattern === 'waitForTaskToken');
  const needless = Object.keys(answers).find((given) => !answered.some(({ name }) => name === given));
  if (needless !== undefined) throw new Error(`${file} answers ${needless}, which waits for no task token.`);
  for (const [name, given] of Object.entries(answers)) {
    const problems = [given].flat().flatMap(mockShape);
    if (problems.length > 0) throw new Error(`${file}: the answer for ${name}: ${problems.join('; ')}`);
  }
  const missing = waiting.find(({ name }) => !Object.hasOwn(answers, name) && !Object.hasOwn(mocks ?? {}, name));
  if (missing !== undefined)
    throw new Error(`${file} has no answer for ${missing.name}, which waits for a task token.`);
  return async ({ stateName, attempt, clock, pattern }, answer) => {
    const given = answers[stateName] as Mock | readonly Mock[] | undefined;
    const list = Array.isArray(given) ? (given as readonly Mock[]) : given === undefined ? [] : [given as Mock];
    const mock = list[Math.min(attempt, list.length - 1)];
    // A job ends its task by itself.
    if (mock === undefined && pattern !== 'waitForTaskToken') return;
    if (mock === undefined) throw new Error(`${file} has no answer for ${stateName}, which waits for a task token.`);
    if (mock.seconds !== undefined) await clock.sleep(mock.seconds);
    if (mock.error === undefined) answer.success(mock.result ?? {});
    else answer.failure(mock.error, mock.cause);
  };
}
