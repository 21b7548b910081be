import { sdkExceptionName } from '../../../packages/aws-sdk/src/exception-name';
import transientErrors from '../data/transient-errors.json';
import type { Model } from './model';
import type { OverlayErrors } from './overlay';

/** The errors of one API as Step Functions names them. */
export interface ConfirmedErrors {
  /** The constant that holds them. */
  readonly constant: string;
  readonly names: readonly string[];
  /** Those that pass on their own: throttling, and failures of the service. */
  readonly transient: readonly string[];
}

const TRANSIENT = new Set([...transientErrors.throttling, ...transientErrors.transient]);
/** The failures of an HTTP call that have names worth a constant; those below 500, except the first, stay when the call is repeated. */
const STATUS_CODES = [429, 500, 502, 503, 504];
/** Not 502: with it, AWS Lambda also answers that a function's code or network does not fit. */
const SERVER_ERRORS = [500, 503, 504];

/** The names that a source confirms for an API, `modelled` being the errors of its model; undefined where it confirms none. */
export function confirmErrors(
  api: string,
  { constant, prefix, ...facts }: OverlayErrors,
  modelled: readonly string[],
  model: Model | undefined,
): ConfirmedErrors | undefined {
  if (facts.apis?.includes(api) === false) return undefined;
  const named = (error: string): string => `${prefix}.${error}`;
  const { statusCodes } = facts;
  const codes = statusCodes === undefined ? [] : STATUS_CODES.map((code) => named(statusCodes + code));
  const known = facts.modelled ? modelled : [];
  const exceptionName = facts.isSdk ? sdkExceptionName : optimisedExceptionName;
  const passing = known.filter((error) => isTransient(error, model));
  const names = [
    ...known.map((error) => named(exceptionName(error))),
    ...(facts.further ?? []).map(named),
    ...(facts.others ?? []),
    ...codes,
  ];
  if (names.length === 0) return undefined;
  const transient = [
    ...passing.map((error) => named(exceptionName(error))),
    ...(facts.transient ?? []).map(named),
    ...codes,
  ];
  return { constant, names: unique(names), transient: unique(transient) };
}

/** The constants of a package: for each its names by key, over all its APIs. */
export function errorConstants(
  apis: readonly { readonly service: string; readonly confirmed?: ConfirmedErrors }[],
): string[] {
  const constants = new Map<string, (ConfirmedErrors & { readonly service: string })[]>();
  for (const { service, confirmed } of apis) {
    if (confirmed === undefined) continue;
    constants.set(confirmed.constant, [...(constants.get(confirmed.constant) ?? []), { ...confirmed, service }]);
  }
  return [...constants].map(([constant, all]) => {
    const names = unique(all.flatMap((confirmed) => confirmed.names));
    return [
      '/**',
      ` * The errors of ${unique(all.map(({ service }) => service)).join(', ')} as Step Functions names them, for \`addRetry\` and \`addCatch\`.`,
      ' *',
      ' * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html',
      ' */',
      `export const ${constant} = {`,
      ...names.map((name) => `  ${keyOf(name)}: '${name}',`),
      '} as const;',
    ].join('\n');
  });
}

/** Throttled, or failed on the side of the service, as AWS's own clients see it. */
export function isTransient(error: string, model: Model | undefined): boolean {
  const { retryable, fault, error: http } = model?.shapes[error] ?? {};
  return (
    TRANSIENT.has(error) ||
    retryable !== undefined ||
    http?.httpStatusCode === 429 ||
    (fault === true && SERVER_ERRORS.includes(http?.httpStatusCode ?? 500))
  );
}

/** Optimised integrations name an error as the first AWS SDK for Java does, whose exceptions always end so. */
function optimisedExceptionName(error: string): string {
  return `${error.replace(/(Exception|Fault)$/, '')}Exception`;
}

/** `DynamoDB.ConditionalCheckFailedException` as `ConditionalCheckFailed`, and `EKS.429` as `StatusCode429`. */
function keyOf(name: string): string {
  const key = name.slice(name.lastIndexOf('.') + 1).replace(/(?<=.)Exception$/, '');
  return /^\d/.test(key) ? `StatusCode${key}` : key;
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
