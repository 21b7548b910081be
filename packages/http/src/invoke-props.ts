import type { TaskProps } from '@sfn-tasks/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import type { InvokeRequest } from './api.generated';
import type { HttpConnection } from './connection';
import type { URLEncodingFormat } from './url-encoding-format';

/** Props of {@link HttpInvoke}. */
export interface HttpInvokeProps extends TaskProps<InvokeRequest> {
  /** The URL that all endpoints begin with, such as `https://api.example.com`; one slash joins the two. */
  readonly apiRoot: string;
  /**
   * The endpoint below `apiRoot`, such as `TaskInput.fromText('orders/7')`; where it holds an expression, the permission covers
   * all endpoints from there on.
   *
   * @default - `apiRoot` is the whole URL
   */
  readonly apiEndpoint?: TaskInput;
  /** The HTTP method, such as `TaskInput.fromText('GET')`. */
  readonly method: TaskInput;
  /** The connection with the credentials; what it adds to a request wins over the task's. */
  readonly connection: HttpConnection;
  /**
   * The body: an object that is sent as JSON or form data, or text.
   *
   * @default - none
   */
  readonly body?: TaskInput;
  /**
   * The headers by name, or an expression for the whole of them.
   *
   * @default - none but those that Step Functions and the connection set
   */
  readonly headers?: TaskInput;
  /**
   * The query string by name, or an expression for the whole of it.
   *
   * @default - none
   */
  readonly queryStringParameters?: TaskInput;
  /**
   * How the body becomes form data, which also sets the header `Content-Type`.
   *
   * @default URLEncodingFormat.NONE
   */
  readonly urlEncodingFormat?: URLEncodingFormat;
}
