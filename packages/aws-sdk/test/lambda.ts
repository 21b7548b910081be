import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A call as the state sends it. */
export interface CallEvent {
  readonly service: string;
  readonly action: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly parameters?: object;
}

/** A handler that runs in a process of its own, beside the services that it calls. */
export class Lambda {
  private calls = 0;

  private constructor(private readonly process: ChildProcess) {}

  /** Starts the handler in a folder, with the AWS SDK where Lambda has it: outside the folder. */
  static async start(folder: string): Promise<Lambda> {
    const child = fork(join(__dirname, 'local-aws.mjs'), [folder], {
      execArgv: [],
      env: {
        PATH: process.env['PATH'],
        NODE_NO_WARNINGS: '1',
        NODE_PATH: join(__dirname, '..', 'node_modules'),
        AWS_ACCESS_KEY_ID: 'test',
        AWS_SECRET_ACCESS_KEY: 'test',
      },
    });
    await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => {
        throw new Error('the handler does not start');
      }),
    ]);
    return new Lambda(child);
  }

  /** What the state gets, or an error with the name that it can catch. */
  async invoke(event: CallEvent): Promise<any> {
    const id = this.calls++;
    const answer = new Promise<any>((resolve) => {
      const listen = (message: { id: number }) => {
        if (message.id !== id) return;
        this.process.off('message', listen);
        resolve(message);
      };
      this.process.on('message', listen);
    });
    this.process.send({ id, event: { region: 'us-east-1', ...event } });
    const { result, errorType, errorMessage } = await answer;
    if (errorType !== undefined) throw Object.assign(new Error(errorMessage), { name: errorType });
    return result === undefined ? undefined : JSON.parse(result);
  }

  async stop(): Promise<void> {
    const exit = once(this.process, 'exit');
    this.process.disconnect();
    await exit;
  }
}
