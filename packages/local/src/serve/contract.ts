import type { SimulateOptions } from '../contract';
import type { AppServices, LocalApp } from '../local-app';
import type { MockConfigFile } from '../mocks/mock-config-file';

/** What a server of the Step Functions API starts with. */
export interface ServeOptions
  extends Pick<SimulateOptions, 'activities' | 'callbacks' | 'clock' | 'functions' | 'mocks' | 'objects' | 'tasks'> {
  /**
   * The port on 127.0.0.1.
   * @default - one that is free
   */
  readonly port?: number;
  /**
   * An app whose state machines are there from the start, and whose functions tasks call.
   * @default - none
   */
  readonly app?: LocalApp;
  /**
   * What the app's tasks call.
   * @default - none
   */
  readonly services?: AppServices;
  /**
   * Mocks in the format of Step Functions Local: StartExecution with `#Happy` behind the ARN takes those of the test case Happy.
   * @default - none
   */
  readonly mockConfig?: MockConfigFile;
  /**
   * The region in ARNs.
   * @default - the app's, or us-east-1
   */
  readonly region?: string;
  /**
   * The account in ARNs.
   * @default - the app's, or 123456789012
   */
  readonly account?: string;
}

/** A server of the Step Functions API. */
export interface LocalServer extends AsyncDisposable {
  /** Where it listens, such as `http://127.0.0.1:8083`. */
  readonly url: string;
  /** Ends running executions and the server. */
  stop(): Promise<void>;
}
