import type { ExpressionCase } from './cases';
import type { Outcome } from './outcome';

/** Why a prop takes no expression, reviewed one by one. */
export interface Exception {
  /** Service and class, such as `sqs/SqsSendMessage`. */
  readonly task: string;
  /** The prop; elements of a list are meant too. */
  readonly prop: string;
  /** The ways to give the expression that are meant; all without it. */
  readonly forms?: readonly string[];
  /** The query language that is meant; both without it. */
  readonly language?: string;
  /** What the synthesis says, in part; without it nothing is wrong, and the request does not hold the value. */
  readonly error?: string;
  readonly reason: string;
}

/** Where requests hold what their props say, by service and prop, as far as the name of the prop does not tell. */
export type Places = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Whether an exception is about a case. */
export function isAbout({ task, prop, forms, language }: Exception, given: ExpressionCase): boolean {
  return (
    task === `${given.task.service}/${given.task.name}` &&
    given.prop.replace(/\[\]$/, '') === prop &&
    (forms?.includes(given.form) ?? true) &&
    (language === undefined || language === given.language)
  );
}

/** What is wrong with the outcome of a case, or nothing. */
export function complaintOf(
  given: ExpressionCase,
  { places, problems, inPolicy }: Outcome,
  exceptions: readonly Exception[],
  expected: Places,
): string | undefined {
  const what = `${given.prop} (${given.form}, ${given.language})`;
  if (inPolicy) return `${what}: a permission holds the expression`;
  const exception = exceptions.find((each) => isAbout(each, given));
  if (exception !== undefined) {
    if (exception.error === undefined) {
      return places.length + problemsOf(given.prop, problems).length === 0 ? undefined : `${what}: is no exception`;
    }
    const { error } = exception;
    return problems.some((problem) => problem.includes(error))
      ? undefined
      : `${what}: expected ${error}, found ${problems.join('; ')}`;
  }
  const place = placeOf(given, expected);
  if (/ in /.test(given.form) && places.length === 0) {
    const says = problems.some((problem) => /EXPRESSION_NOT_POSSIBLE.* Give (Duration|Size)\./.test(problem));
    return says ? undefined : `${what}: neither in ${place} nor refused: ${problems.join('; ')}`;
  }
  const fitting = [place, ...partsOf(given, place)].map((each) => each.toLowerCase());
  if (places.length !== 1 || !fitting.includes(places[0]!.toLowerCase())) {
    return `${what}: expected in ${fitting.join(' or ')}, found in ${places.join(', ') || 'none'}: ${problems.join('; ')}`;
  }
  const own = problemsOf(given.prop, problems);
  return own.length === 0 ? undefined : `${what}: ${own.join('; ')}`;
}

/** What is wrong where a list, a map or an object is one expression: the request has it, or a problem names the prop. */
export function wholeComplaintOf(given: ExpressionCase, outcome: Outcome, expected: Places): string | undefined {
  const own = problemsOf(given.prop, outcome.problems);
  const isTold = own.some((problem) => /^(EXPRESSION_NOT_POSSIBLE|INVALID_PROP) /.test(problem));
  return isTold ? undefined : complaintOf(given, outcome, [], expected);
}

/** The place of a prop in the request: by the longest path that is listed, and by name below. */
function placeOf({ task, prop }: ExpressionCase, expected: Places): string {
  const listed = { ...expected[task.service], ...expected[`${task.service}/${task.name}`] };
  const [start = ''] = Object.keys(listed)
    .filter(
      (path) =>
        prop === path || prop.startsWith(`${path}.`) || prop.startsWith(`${path}[`) || prop.startsWith(`${path}{`),
    )
    .sort((left, right) => right.length - left.length);
  const below = prop.slice(start.length).replaceAll('{}', '.Key');
  return `${listed[start] ?? ''}${below}`;
}

/** An element of a list becomes part of an expression for the list in JSONPath; an amount in another unit, of a calculation; a value of DynamoDB names its type. */
function partsOf({ prop, form }: ExpressionCase, place: string): string[] {
  if (prop.endsWith('[]')) return [`${place.replace(/\[\]$/, '')} (part)`];
  if (form === 'DynamoAttributeValue') return [`${place}.S`];
  return / in /.test(form) ? [`${place} (part)`] : [];
}

function problemsOf(prop: string, problems: readonly string[]): string[] {
  const at = ` at ${prop.replaceAll('[]', '[0]').replaceAll('{}', '.Key')}:`;
  return problems.filter((problem) => problem.includes(at));
}
