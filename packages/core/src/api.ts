import type { IResolvable } from 'aws-cdk-lib';

/** A JSONata expression as the States Language writes it: the whole string, delimiters included. */
export type JsonataString = `{%${string}%}`;

/** A value known now, or an expression that yields it at run time. */
export type Value<T> = T | IResolvable | JsonataString;

/** A string with known values that AWS may add to. */
export type OpenString<T extends string> = T | (string & {});

/**
 * What a value of an AWS API looks like; member and element types are names in the same {@link Shapes}.
 *
 * The names `string`, `integer`, `float`, `boolean`, `timestamp`, `blob` and `document` need no entry: they are types without limits.
 */
export type Shape =
  | {
      readonly type: 'structure';
      readonly members: Readonly<Record<string, string>>;
      readonly required?: readonly string[];
      /** Exactly one member is set. */
      readonly union?: true;
    }
  | { readonly type: 'list'; readonly member: string; readonly min?: number; readonly max?: number }
  | {
      readonly type: 'map';
      readonly key: string;
      readonly value: string;
      readonly min?: number;
      readonly max?: number;
    }
  | {
      readonly type: 'string';
      readonly enum?: readonly string[];
      readonly min?: number;
      readonly max?: number;
      readonly pattern?: string;
    }
  | { readonly type: 'integer' | 'float'; readonly min?: number; readonly max?: number }
  | { readonly type: 'boolean' | 'timestamp' | 'blob' | 'document' };

/** The shapes of one package by name. */
export type Shapes = Readonly<Record<string, Shape>>;

/** One API as Step Functions takes it: generated from the AWS API model. */
export interface Api<Request extends object = object> {
  /** The service segment of the resource ARN, such as `sqs` or `aws-sdk:glue`. */
  readonly service: string;
  /** The API segment of the resource ARN, such as `sendMessage`. */
  readonly name: string;
  /** The name of the request's structure in `shapes`. */
  readonly input: string;
  /** The structures, lists, maps and limited types that the request is made of. */
  readonly shapes: Shapes;
  /** The error names that the API can raise, as its model spells them. */
  readonly errors: readonly string[];
  /**
   * Those that pass on their own, as Step Functions names them: throttling, and failures of the service.
   *
   * @default - no source confirms the names of any
   */
  readonly transientErrors?: readonly string[];
  /**
   * Ties the request's type to the record.
   *
   * @default - never set
   */
  readonly request?: Request;
}
