import type { JsonataString, Value } from '@sfn-tasks/core';
import type { IResolvable } from 'aws-cdk-lib';
import type { AnyParameters } from './api-call-props';

/**
 * The parameters of a call from a type of its request: of the input of a command in the AWS SDK for JavaScript, or of a request of
 * these packages.
 *
 * Each value may be an expression; members are spelled as Step Functions does unless `As` says otherwise.
 *
 * @typeParam Request the type of the request, such as `StartExecutionCommandInput` of `@aws-sdk/client-sfn`
 * @typeParam As how members are spelled
 */
export type ParametersOf<Request extends object, As extends Spelling = 'states'> = AnyParameters extends Request
  ? AnyParameters
  : Members<Request, As>;

/** Names as Step Functions spells them, or as the API does. */
type Spelling = 'states' | 'api';

type Members<Request, As extends Spelling> = {
  readonly [Name in keyof Request as As extends 'api' ? Name : Spelled<Name>]: Parameter<Request[Name], As>;
};

/** A value of a request: dates and bytes are texts in JSON. */
type Parameter<T, As extends Spelling> = T extends undefined
  ? undefined
  : T extends IResolvable | JsonataString
    ? T
    : T extends Date
      ? Value<string | number>
      : T extends Uint8Array
        ? Value<string>
        : T extends string | number | boolean | bigint | null
          ? Value<T> | (T extends string ? never : T extends boolean ? boolean : never)
          : T extends readonly (infer Element)[]
            ? Value<readonly Parameter<Element, As>[]>
            : T extends object
              ? Value<Members<T, As>>
              : unknown;

/** A member as Step Functions spells it: `stateMachineArn` as `StateMachineArn`, `DBName` as `DbName`; keys of maps stay. */
type Spelled<Name> = Name extends string
  ? string extends Name
    ? Name
    : Name extends 'equals'
      ? 'EqualsValue'
      : Name extends `${infer First}${infer Rest}`
        ? `${Uppercase<First>}${First extends Uppercase<First> ? Acronym<Rest> : Rest}`
        : Name
  : Name;

/** The rest of a name that starts with a capital: further capitals are small, up to one that starts a word. */
type Acronym<Rest extends string> = Rest extends `${infer Letter}${infer After}`
  ? Letter extends Capital
    ? After extends `${infer Next}${string}`
      ? Next extends Small
        ? Rest
        : `${Lowercase<Letter>}${Acronym<After>}`
      : Lowercase<Letter>
    : Rest
  : Rest;

type Small = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i' | 'j' | 'k' | 'l' | 'm' | Later;
type Later = 'n' | 'o' | 'p' | 'q' | 'r' | 's' | 't' | 'u' | 'v' | 'w' | 'x' | 'y' | 'z';
type Capital = Uppercase<Small>;
