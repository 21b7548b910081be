import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  SFNClient,
  type SFNClientConfig,
} from '@aws-sdk/client-sfn';
import { type ServeOptions, serve } from '../src';

/** A server, and a client that knows no more of it than its endpoint. */
export interface Desk {
  readonly url: string;
  readonly send: SFNClient['send'];
  /** Makes a state machine of states, the first of which is the start; returns its ARN. */
  make(name: string, states: object, type?: 'STANDARD' | 'EXPRESS'): Promise<string>;
  /** How an execution has ended, once it has. */
  end(executionArn: string): Promise<DescribeExecutionCommandOutput>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A client of the AWS SDK for a server here. */
export function clientOf(url: string, config: SFNClientConfig = {}): SFNClient {
  return new SFNClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    disableHostPrefix: true,
    maxAttempts: 1,
    ...config,
  });
}

export async function openDesk(options: ServeOptions = {}): Promise<Desk> {
  const server = await serve(options);
  const client = clientOf(server.url);
  const send = client.send.bind(client) as SFNClient['send'];
  return {
    url: server.url,
    send,
    make: async (name, states, type) => {
      const roleArn = 'arn:aws:iam::123456789012:role/orders';
      const made = await send(new CreateStateMachineCommand({ name, definition: machineOf(states), roleArn, type }));
      return made.stateMachineArn!;
    },
    end: async (executionArn) => {
      for (;;) {
        const described = await send(new DescribeExecutionCommand({ executionArn }));
        if (described.status !== 'RUNNING') return described;
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    stop: server.stop,
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

/** A definition of states, the first of which is the start. */
export function machineOf(states: object): string {
  return JSON.stringify({ StartAt: Object.keys(states)[0], States: states });
}

/** A state that calls the function `charge`. */
export function charge(more: object = {}): object {
  return { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', End: true, ...more };
}
