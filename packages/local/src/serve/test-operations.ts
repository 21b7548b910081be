import { parseDefinition } from '../definition/compile';
import { validateDefinition } from '../definition/validate';
import { InvalidDefinition } from '../failure';
import { parseJson } from '../parse-json';
import type { TestStateRequest } from '../test-state/contract';
import { testState } from '../test-state/test-state';
import { ApiError, invalid } from './api-error';
import type { World } from './world';

interface Diagnostic {
  readonly severity: 'ERROR';
  readonly code: string;
  readonly message: string;
  readonly location?: string;
}

export const testOperations = {
  TestState: async (request: Record<string, any>, world: World) => {
    for (const name of ['input', 'variables', 'context']) checkJson(request[name], name);
    checkJson(request['mock']?.result, 'mock.result');
    const { region, account, runWith } = world;
    try {
      return await testState(request as TestStateRequest, { ...runWith, region, account });
    } catch (error) {
      if (error instanceof InvalidDefinition) {
        throw new ApiError('InvalidDefinition', `Invalid State Machine Definition: '${error.problems.join(', ')}'`);
      }
      throw invalid((error as Error).message);
    }
  },

  ValidateStateMachineDefinition: ({ definition, type, maxResults }: Record<string, any>) => {
    const found = diagnose(definition, type);
    const most = maxResults || 100;
    return {
      result: found.length === 0 ? 'OK' : 'FAIL',
      diagnostics: found.slice(0, most),
      truncated: found.length > most,
    };
  },
};

function diagnose(definition: string, type: 'STANDARD' | 'EXPRESS' | undefined): Diagnostic[] {
  const severity = 'ERROR';
  try {
    return validateDefinition(parseDefinition(definition), type).map(({ offer: _, ...problem }) => ({
      severity,
      ...problem,
    }));
  } catch (error) {
    if (!(error instanceof InvalidDefinition)) throw error;
    return error.problems.map((message) => ({ severity, code: 'INVALID_JSON_DESCRIPTION', message }));
  }
}

function checkJson(text: string | undefined, name: string): void {
  if (text === undefined) return;
  try {
    parseJson(text);
  } catch (error) {
    const message = `${name} is no JSON: ${(error as Error).message}`;
    throw name === 'input' ? new ApiError('InvalidExecutionInput', message) : invalid(message);
  }
}
