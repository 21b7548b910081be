import type { PendingToken } from '../run/tokens';
import { Activities } from './activities';
import type { ServeOptions } from './contract';
import { Executions } from './executions';
import { Machines } from './machines';

/** What machines of a server run with. */
export type RunWith = Omit<ServeOptions, 'account' | 'app' | 'mockConfig' | 'port' | 'region' | 'services'>;

/** All that a server knows: its machines, their executions, activities, and tasks that wait for their token. */
export class World {
  readonly machines: Machines;
  readonly executions: Executions;
  readonly activities: Activities;
  readonly tokens = new Map<string, PendingToken>();
  /** Ends what waits when the server stops. */
  readonly stopping = new AbortController();
  /** What executions run with; functions and services are there once the server has its address. */
  runWith: RunWith = {};
  /** The mocks of a machine in a test case of a mock configuration file. */
  testCase: ((machine: string, testCase: string) => RunWith['mocks']) | undefined;

  constructor(
    readonly region: string,
    readonly account: string,
  ) {
    this.machines = new Machines(this);
    this.executions = new Executions(this);
    this.activities = new Activities(this);
  }

  /** The ARN of a resource of this server. */
  arn(kind: string, name: string): string {
    return `arn:aws:states:${this.region}:${this.account}:${kind}:${name}`;
  }
}
