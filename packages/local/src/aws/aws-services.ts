import type { Json } from '../json';
import type { TaskCall, TaskRunner } from '../task-call';
import type { Refusing } from '../tasks/run-task';
import { type ApiCall, apiCall } from './api-call';
import { readShape } from './client-schema';
import { toRequest, toResult } from './convert';
import { findCommand, loadSdk, makeClient } from './load-client';
import { responseMetadata } from './response-metadata';
import { toTaskFailure } from './task-error';
import { wrongValues } from './wrong-values';

/** Where AWS services are called. */
export interface AwsServicesOptions {
  /** The URL that all services are called at, or one for each by the name of its client, such as `dynamodb`. */
  readonly endpoint: string | Readonly<Record<string, string>>;
  /**
   * The region.
   * @default us-east-1
   */
  readonly region?: string;
  /**
   * The credentials.
   * @default - made up for an endpoint on this machine, else those that the AWS SDK finds
   */
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/**
 * Runs tasks of AWS services, optimised and `aws-sdk:`, by calling them with the AWS SDK for JavaScript at an endpoint that you name.
 *
 * The client of each service must be installed, such as `@aws-sdk/client-dynamodb`. Jobs that are waited for (`.sync`) need a mock.
 *
 * @example
 * import { awsServices, simulate } from '@sfn-tasks/local';
 *
 * const send = { Type: 'Task', Resource: 'arn:aws:states:::sqs:listQueues', End: true };
 * const tasks = [awsServices({ endpoint: 'http://127.0.0.1:4566' })];
 * await simulate({ definition: { StartAt: 'Send', States: { Send: send } }, tasks });
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html
 */
export function awsServices(options: AwsServicesOptions): TaskRunner {
  const runner: TaskRunner & Refusing = {
    handles: (call) => {
      const known = apiCall(call);
      if (known === undefined || endpointOf(options, known.client) === undefined) return false;
      if (call.pattern !== 'requestResponse' && call.pattern !== 'waitForTaskToken') return false;
      const sdk = loadSdk(known.client);
      if (findCommand(sdk, known.operation) === undefined) {
        throw new Error(`${call.stateName}: @aws-sdk/client-${known.client} has no API ${known.operation}.`);
      }
      return true;
    },
    refusal: (resource, parameters, field) => {
      const known = apiCall(resource)!;
      const Command = findCommand(loadSdk(known.client), known.operation)!;
      const wrong = wrongValues((new Command({}).schema as readonly unknown[])?.[4], parameters, known);
      if (wrong.length === 0) return undefined;
      return `The ${field} '${JSON.stringify(parameters)}' could not be used to start the Task: [${wrong.join(', ')}]`;
    },
    run: (call) => callService(call, apiCall(call)!, options),
  };
  return runner;
}

/** What a client of a service is made with. */
export function clientOptions(options: AwsServicesOptions, client: string): object {
  const endpoint = endpointOf(options, client)!;
  const isLocal = /^https?:\/\/(127\.|localhost[:/]|\[::1\])/.test(endpoint);
  const credentials = options.credentials ?? (isLocal ? { accessKeyId: 'local', secretAccessKey: 'local' } : undefined);
  const { region = 'us-east-1' } = options;
  return {
    endpoint,
    region,
    credentials,
    maxAttempts: 1,
    // Names before the host of an emulator do not resolve.
    ...(isLocal && { disableHostPrefix: true }),
    ...(client === 's3' && { forcePathStyle: true }),
  };
}

function endpointOf({ endpoint }: AwsServicesOptions, client: string): string | undefined {
  return typeof endpoint === 'string' ? endpoint : endpoint[client];
}

async function callService(call: TaskCall, known: ApiCall, options: AwsServicesOptions): Promise<Json> {
  const sdk = loadSdk(known.client);
  const Command = findCommand(sdk, known.operation)!;
  const schema = new Command({}).schema as readonly unknown[] | undefined;
  if (schema === undefined) {
    throw new Error(`@aws-sdk/client-${known.client} is too old to be used here: install its newest version.`);
  }
  const client = makeClient(sdk, clientOptions(options, known.client));
  const { headers } = watchHeaders(client);
  try {
    const request = toRequest(schema[4], call.parameters, known);
    const response = await client.send(new Command(request));
    const result = (await toResult(schema[5], response, known)) as Record<string, Json>;
    if (!known.errors.first) return result ?? {};
    const { httpStatusCode, requestId = null } = response['$metadata'] as {
      httpStatusCode?: number;
      requestId?: string;
    };
    return { ...result, ...responseMetadata(known.client, requestId, headers, httpStatusCode) };
  } catch (error) {
    throw toTaskFailure(error as Error, known, (name) => readShape(sdk[`${name}$`]).type === 'structure');
  } finally {
    client.destroy();
  }
}

function watchHeaders(client: ReturnType<typeof makeClient>): { headers: Record<string, string> } {
  const headers: Record<string, string> = {};
  const watch = (next: (given: unknown) => Promise<{ response: { headers?: object } }>) => async (given: unknown) => {
    const answer = await next(given);
    Object.assign(headers, answer.response.headers);
    return answer;
  };
  client.middlewareStack.add(watch, { step: 'deserialize', priority: 'low' });
  return { headers };
}
