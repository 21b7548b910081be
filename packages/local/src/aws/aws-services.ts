import type { Json, JsonObject } from '../json';
import { type TaskCall, TaskFailure, type TaskRunner } from '../task-call';
import { isJob } from '../tasks/resource';
import type { Refusing } from '../tasks/run-task';
import { type ApiCall, apiCall } from './api-call';
import { awaitJob } from './await-job';
import { fillTemplate } from './fill-template';
import { invocation, invoked, readsPayload } from './invoke-function';
import { findCommand, loadSdk } from './load-client';
import { ServiceClient } from './service-client';
import { wrongFields, wrongValues } from './wrong-fields';

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
  /**
   * How many seconds of virtual time pass while a job that is waited for (`.sync`) runs for one second. It is looked at after 1, 2, 4
   * seconds of virtual time and so on, and then every minute.
   * @default 60
   */
  readonly jobPace?: number;
}

/**
 * Runs tasks of AWS services, optimised and `aws-sdk:`, by calling them with the AWS SDK for JavaScript at an endpoint that you name.
 *
 * The client of each service must be installed, such as `@aws-sdk/client-dynamodb`. Jobs that are waited for (`.sync`) are described until
 * they end, and stopped where Step Functions does so; those of `eks:runJob`, which are not of an AWS API, need a mock.
 *
 * Throws an error when `jobPace` is not above 0.
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
  const { jobPace = 60 } = options;
  if (!(jobPace > 0)) throw new Error(`jobPace must be a number above 0, found ${jobPace}.`);
  const runner: TaskRunner & Refusing = {
    handles: (call) => {
      const known = apiCall(call);
      if (known === undefined || endpointOf(options, known.client) === undefined) return false;
      const { job } = known;
      if (isJob(call.pattern) && (call.pattern === 'sync' ? job : job?.parsed) === undefined) return false;
      const sdk = loadSdk(known.client);
      for (const operation of [known.operation, ...(isJob(call.pattern) && job ? [job.describe.operation] : [])]) {
        if (findCommand(sdk, operation) !== undefined) continue;
        throw new Error(`${call.stateName}: @aws-sdk/client-${known.client} has no API ${operation}.`);
      }
      return true;
    },
    unsupported: (resource, template, isTemplate) => {
      if (resource.kind === 'function') return [];
      const known = apiCall(resource)!;
      return wrongFields(requestSchema(known), template, known, isTemplate);
    },
    refusal: (resource, parameters, field) => {
      if (resource.kind === 'function') return undefined;
      const known = apiCall(resource)!;
      const schema = requestSchema(known);
      const wrong = [...wrongFields(schema, parameters, known, false), ...wrongValues(schema, parameters, known)];
      if (wrong.length === 0) return undefined;
      return `The ${field} '${JSON.stringify(parameters)}' could not be used to start the Task: [${wrong.join(', ')}]`;
    },
    run: (call) => callService(call, apiCall(call)!, { ...options, jobPace }),
  };
  return runner;
}

function requestSchema({ client, operation }: ApiCall): unknown {
  const Command = findCommand(loadSdk(client), operation)!;
  return (new Command({}).schema as readonly unknown[] | undefined)?.[4];
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

async function callService(
  call: TaskCall,
  known: ApiCall,
  options: AwsServicesOptions & { readonly jobPace: number },
): Promise<Json> {
  const client = new ServiceClient(known, clientOptions(options, known.client));
  const isInvocation = readsPayload(known);
  const request = isInvocation ? invocation(call) : call.parameters;
  const { result, refused, job, operation } = known;
  try {
    const answer = await client.send(operation, known.request ? fillTemplate(known.request, { request })! : request);
    const response = result ? fillTemplate(result, { request, response: answer.result })! : answer.result;
    if (refused && (refused.patterns?.includes(call.pattern) ?? true)) refuse(response, refused);
    const whole = { ...(response as JsonObject), ...(known.errors.first && answer.metadata) };
    if (isInvocation) return invoked(call.resource, whole);
    if (!isJob(call.pattern)) return whole;
    call.submitted(whole);
    return await awaitJob(job!, call, { request, response }, client, options.jobPace);
  } catch (error) {
    throw client.failure(error);
  } finally {
    client.destroy();
  }
}

/** Some answers say that nothing was done. */
function refuse(response: Json, { by, error }: NonNullable<ApiCall['refused']>): void {
  const said = (response as JsonObject)[by];
  if (Array.isArray(said) ? said.length > 0 : said) throw new TaskFailure(error, JSON.stringify(response));
}
