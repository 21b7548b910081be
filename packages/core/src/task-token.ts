import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { type PathSegment, parseJsonPath, referencedPaths } from './json-path-grammar';
import { parseJsonata } from './jsonata-grammar';

/** Whether a rendered request holds the task token, or a part of the context object that the token lies in. */
export function containsTaskToken(rendered: unknown, language: QueryLanguage): boolean {
  const holdsToken = language === QueryLanguage.JSONATA ? jsonataHoldsToken : jsonPathHoldsToken;
  const search = (value: unknown, key: string): boolean => {
    if (typeof value === 'string') return holdsToken(value, key);
    if (typeof value !== 'object' || value === null) return false;
    return Object.entries(value).some(([innerKey, inner]) => search(inner, innerKey));
  };
  return search(rendered, '');
}

function jsonPathHoldsToken(value: string, key: string): boolean {
  if (!key.endsWith('.$') || !value.includes('$$')) return false;
  const parsed = parseJsonPath(value);
  return (
    'node' in parsed &&
    referencedPaths(parsed.node).some(({ root, segments }) => root === '$$' && reachesToken(segments.map(nameOf)))
  );
}

function jsonataHoldsToken(value: string): boolean {
  if (!value.startsWith('{%') || !value.includes('$states')) return false;
  const parsed = parseJsonata(value);
  return (
    'references' in parsed &&
    parsed.references.some(
      ({ segments: [field, ...rest] }) => field === undefined || (field === 'context' && reachesToken(rest)),
    )
  );
}

/** The one name that a segment steps to; undefined where it may step to several. */
function nameOf(segment: PathSegment): string | undefined {
  return segment.kind === 'names' && segment.names.length === 1 ? segment.names[0] : undefined;
}

/** The context object itself, its Task, or the Token in it. */
function reachesToken([task, token]: readonly (string | undefined)[]): boolean {
  return task === undefined || (task === 'Task' && (token === undefined || token === 'Token'));
}
