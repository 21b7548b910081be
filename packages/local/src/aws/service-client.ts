import type { Json, JsonObject } from '../json';
import { TaskFailure } from '../task-call';
import type { ApiCall } from './api-call';
import { readShape } from './client-schema';
import { toRequest, toResult } from './convert';
import { findCommand, loadSdk, makeClient, type SdkClient } from './load-client';
import { responseMetadata } from './response-metadata';
import { toTaskFailure } from './task-error';

/** What an operation answered. */
interface Answer {
  readonly result: Json;
  /** What results of the AWS SDK for Java 1 hold besides those of the API. */
  readonly metadata: JsonObject;
}

/** The client of a service, in the words of Step Functions; for one task. */
export class ServiceClient {
  private readonly sdk: ReturnType<typeof loadSdk>;
  private readonly client: SdkClient;
  private headers: Record<string, string> = {};

  constructor(
    private readonly known: ApiCall,
    options: object,
  ) {
    this.sdk = loadSdk(known.client);
    this.client = makeClient(this.sdk, options);
    const watch = (next: (given: unknown) => Promise<{ response: { headers?: object } }>) => async (given: unknown) => {
      const answer = await next(given);
      this.headers = { ...answer.response.headers } as Record<string, string>;
      return answer;
    };
    this.client.middlewareStack.add(watch, { step: 'deserialize', priority: 'low' });
  }

  async send(operation: string, parameters: Json): Promise<Answer> {
    const Command = findCommand(this.sdk, operation)!;
    const schema = new Command({}).schema as readonly unknown[] | undefined;
    if (schema === undefined) {
      throw new Error(`@aws-sdk/client-${this.known.client} is too old to be used here: install its newest version.`);
    }
    const response = await this.client.send(new Command(toRequest(schema[4], parameters, this.known)));
    const result = (await toResult(schema[5], response, this.known)) ?? {};
    const { httpStatusCode, requestId = null } = response['$metadata'] as {
      httpStatusCode?: number;
      requestId?: string;
    };
    return { result, metadata: responseMetadata(this.known.client, requestId, this.headers, httpStatusCode) };
  }

  /** What the client threw as the failure of the task; whatever is one already stays. */
  failure(thrown: unknown): TaskFailure {
    if (thrown instanceof TaskFailure) return thrown;
    return toTaskFailure(thrown as Error, this.known, (name) => readShape(this.sdk[`${name}$`]).type === 'structure');
  }

  destroy(): void {
    this.client.destroy();
  }
}
