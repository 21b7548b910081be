import { containsExpression, insideText, knownStart, nameInPolicy } from '@sfn-tasks/core';
import type { TaskInput } from 'aws-cdk-lib/aws-stepfunctions';

/** A root and an endpoint as one URL, with one slash between. */
export function joinUrl(root: string, endpoint: TaskInput | undefined): string {
  const start = insideText(root);
  const end = endpoint?.value ?? '';
  // What is no text stays as it is, so that the check of the request reports it.
  if (typeof end !== 'string') return end;
  return end === '' ? start : `${start.replace(/\/+$/, '')}/${insideText(end).replace(/^\/+/, '')}`;
}

/** The URLs that a policy permits: the one of the request, or all that begin like it; none where nothing is known. */
export function urlsInPolicy(url: unknown): string[] | undefined {
  if (typeof url !== 'string') return undefined;
  // Whether the condition's key holds the query string is not documented: these two permit the URL either way.
  if (!containsExpression(url)) return [nameInPolicy(url), `${nameInPolicy(url)}\${?}*`];
  const known = knownStart(url);
  return known === '' ? undefined : [`${nameInPolicy(known)}*`];
}
