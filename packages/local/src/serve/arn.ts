import { ApiError } from './api-error';

/** The parts of an ARN of Step Functions. */
interface StatesArn {
  readonly kind: string;
  /** What follows the kind, such as `Orders:one`. */
  readonly rest: string;
}

const ARN = /^arn:aws[a-z-]*:states:[^:]*:\d{12}:([A-Za-z]+):(.+)$/s;

/** Reads an ARN that must be of one of the kinds. */
export function parseArn(arn: string, ...kinds: readonly string[]): StatesArn {
  const [, kind, rest] = ARN.exec(arn) ?? [];
  if (kind === undefined || rest === undefined) throw invalidArn(`Invalid ARN prefix: ${arn.split(':')[0]}`);
  if (!kinds.includes(kind)) throw invalidArn(`Resource type not valid in this context: ${kind}`);
  return { kind, rest };
}

export function invalidArn(what: string): ApiError {
  return new ApiError('InvalidArn', `Invalid Arn: '${what}'`);
}

/** Whitespace, brackets, wildcards, special and control characters. */
const FORBIDDEN = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

/** A name that becomes part of an ARN. */
export function checkName(name: string): string {
  if (FORBIDDEN.test(name)) throw new ApiError('InvalidName', `Invalid Name: '${name}'`);
  return name;
}
