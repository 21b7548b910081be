import { containsExpression } from '@sfn-tasks/core';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { arnValue, isArn, nameOfArn } from './arn-values';
import { ANY, type RequestValue, valuesAt } from './request-values';

/** Where a request goes. */
export interface Destination {
  readonly scope: Construct;
  /**
   * The region that is called.
   *
   * @default - that of the stack
   */
  readonly region?: string;
}

/** How an ARN follows from a request; the generator says how templates are written. */
interface Template {
  readonly text: string;
  readonly required: boolean;
  readonly whole?: string;
  readonly places: readonly { readonly written: string; readonly path: string; readonly transform?: string }[];
}

/** The ARNs that a request tells, the narrowest that surely hold; undefined where a value cannot be told. */
export function arnsOf(
  templates: readonly string[],
  request: unknown,
  destination: Destination,
): readonly string[] | undefined {
  const parsed = templates.map(parse);
  const told = parsed.map((template) => fill(template, request, destination, template.required));
  if (told.includes(undefined)) return undefined;
  // A request that names none of them is about all of them.
  const all = told.flat().length > 0 ? told : parsed.map((template) => fill(template, request, destination, true));
  return all.includes(undefined) ? undefined : [...new Set((all as string[][]).flat())];
}

/** The ARNs that a request names, none where it names none. */
export function namedArns(templates: readonly string[], request: unknown, destination: Destination) {
  const told = templates.map((template) => fill(parse(template), request, destination, false));
  return told.includes(undefined) ? undefined : (told as string[][]).flat();
}

function parse(template: string): Template {
  const [, mark, , whole, text] = /^(!)?((\w+)=)?(.*)$/.exec(template)!;
  const places = [...text!.matchAll(/\{([^}|]+)(?:\|([^}]+))?\}/g)]
    .map(([written, path, transform]) => ({ written, path: path!, transform }))
    .filter(({ path }) => !['Partition', 'Region', 'Account'].includes(path));
  return { text: text!, required: mark !== undefined, whole, places };
}

/** Every combination of the values; where one is left out, none, or `*` for it. */
function fill(
  { text, whole, places }: Template,
  request: unknown,
  { scope, region }: Destination,
  isAnyMeant: boolean,
): readonly string[] | undefined {
  const placed = place(text, scope, region);
  if (whole !== undefined) return wholeArns(placed, valuesAt(request, whole), scope, isAnyMeant);
  let arns: readonly string[] = [placed];
  for (const { written, path, transform } of places) {
    const values = fallback(valuesAt(request, path), transform, isAnyMeant);
    const found = values.map((value) => arnValue(value, transform, scope));
    if (found.includes(undefined)) return undefined;
    arns = arns.flatMap((arn) =>
      found.map((value) => {
        if (value!.arn === undefined) return arn.replace(written, () => (value as { part: string }).part);
        return places.length === 1 && !text.endsWith('/*')
          ? value!.arn + suffixOf(text, written)
          : arn.replace(written, () => nameOfArn(value!.arn!));
      }),
    );
  }
  return arns;
}

function fallback(
  values: readonly RequestValue[],
  transform: string | undefined,
  isAnyMeant: boolean,
): readonly RequestValue[] {
  if (values.length > 0) return values;
  const name = transform?.startsWith('or-') ? transform.slice('or-'.length) : undefined;
  return name !== undefined ? [name] : isAnyMeant ? [ANY] : [];
}

/** What follows the name in a template follows a whole ARN too, such as the streams of a log group; a secret's ARN is complete. */
function suffixOf(text: string, written: string): string {
  const rest = text.slice(text.indexOf(written) + written.length);
  return rest === ':*' ? rest : '';
}

function wholeArns(
  otherwise: string,
  values: readonly RequestValue[],
  scope: Construct,
  isAnyMeant: boolean,
): readonly string[] | undefined {
  if (values.length === 0) return isAnyMeant ? [otherwise] : [];
  const isTold = (value: RequestValue) => value === ANY || value.includes('${Token[') || isArn(value, scope);
  return values.every(isTold) ? values.map((value) => (value === ANY ? otherwise : value)) : undefined;
}

function place(text: string, scope: Construct, region: string | undefined): string {
  const stack = Stack.of(scope);
  const called = region === undefined ? stack.region : containsExpression(region) ? '*' : region;
  return text.replace('{Partition}', stack.partition).replace('{Region}', called).replace('{Account}', stack.account);
}
