import { existsSync, readFileSync } from 'node:fs';
import { isObject } from '../assembly/template';
import type { MockSource } from '../contract';
import type { Json } from '../json';
import { type MockConfigFile, mockConfig } from '../mocks/mock-config-file';
import { nearestName } from '../nearest-name';
import { parseJson } from '../parse-json';

/** The input of an execution: JSON, or a file with it. */
export function readInput(text: string | undefined): Json {
  if (text === undefined) return {};
  return existsSync(text) ? parse(readFileSync(text, 'utf8'), text) : parse(text, '--input');
}

/** The mocks of a file, which may be AWS's mock configuration file; a state that no definition has is an error. */
export function readMocks(
  file: string,
  machine: string,
  testCase: string | undefined,
  definition: object,
): Record<string, MockSource> {
  const content = readMockFile(file);
  if (testCase !== undefined && !('StateMachines' in content)) {
    throw new Error(`--test-case ${testCase} needs AWS's mock configuration file: ${file} has mocks by state.`);
  }
  const mocks = 'StateMachines' in content ? fromConfig(content as unknown, machine, testCase) : content;
  const states = stateNames(definition);
  for (const name of Object.keys(mocks)) {
    if (name.startsWith('arn:') || name.includes(':') || states.includes(name)) continue;
    throw new Error(
      `${file} mocks ${name}, which is no state.${nearestName(name, states)} States: ${states.join(', ')}.`,
    );
  }
  return mocks as Record<string, MockSource>;
}

/** What a file of mocks holds. */
export function readMockFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) throw new Error(`${file} does not exist.`);
  const content = parse(readFileSync(file, 'utf8'), file);
  if (!isObject(content)) throw new Error(`${file} is no object of mocks by state.`);
  return content;
}

function fromConfig(content: unknown, machine: string, testCase: string | undefined): Record<string, MockSource> {
  const file = content as MockConfigFile;
  const machines = Object.keys(file.StateMachines);
  const name = machines.includes(machine) || machines.length !== 1 ? machine : machines[0]!;
  const cases = Object.keys(file.StateMachines[name]?.TestCases ?? {});
  const only = cases.length === 1 ? cases[0] : undefined;
  const chosen = testCase ?? only;
  if (chosen === undefined) throw new Error(`The mocks have several test cases, say --test-case: ${cases.join(', ')}.`);
  return mockConfig(file, name, chosen);
}

/** The names of all states, those inside of Map and Parallel as well. */
function stateNames(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(stateNames);
  if (!isObject(part)) return [];
  const own = isObject(part['States']) ? Object.keys(part['States']) : [];
  return [...own, ...Object.values(part).flatMap(stateNames)];
}

function parse(text: string, what: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw new Error(`${what} is no JSON: ${(error as Error).message}`);
  }
}
