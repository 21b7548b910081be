import { delimiter } from 'node:path';
import type { Place } from '../assembly/template';
import { moduleFolders } from '../look-up';
import type { FunctionFacts } from './function-facts';

/** The environment that Lambda gives a function: its own variables and those of the runtime, nothing of the process that runs it. */
export function functionEnvironment(
  facts: FunctionFacts,
  folder: string,
  { region }: Pick<Place, 'region'>,
  endpoints: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: 'local',
    AWS_DEFAULT_REGION: region,
    AWS_REGION: region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${facts.runtime}`,
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(facts.memoryMegabytes),
    AWS_LAMBDA_FUNCTION_NAME: facts.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${facts.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: '[$LATEST]local',
    LAMBDA_TASK_ROOT: folder,
    LANG: 'en_US.UTF-8',
    // Lambda's runtimes hold the AWS SDK; here it is the one of the project that runs this, or else one that stands beside this package.
    NODE_PATH: moduleFolders('@aws-sdk').join(delimiter),
    TZ: ':UTC',
    _HANDLER: facts.handler,
    ...endpoints,
    ...facts.environment,
  };
}
