import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { Token, Tokenization } from 'aws-cdk-lib';

/** What Step Functions requires for a body of form data. */
export const FORM_DATA = 'application/x-www-form-urlencoded';

const FORBIDDEN =
  /^(x-(forwarded|amzn?)-.*|a-im|accept-(charset|datetime|encoding)|authorization|cache-control|connection|content-(encoding|md5)|date|expect|forwarded|from|host|http2-settings|if-(match|modified-since|none-match|range|unmodified-since)|max-forwards|origin|pragma|proxy-authorization|referer|server|te|trailer|transfer-encoding|upgrade|via|warning)$/i;

/** The headers of a request with form data, given as an object or as one expression. */
export function withFormData(given: unknown): unknown {
  const headers = Tokenization.isResolvable(given) ? Token.asString(given) : given;
  const type = { 'Content-Type': FORM_DATA };
  if (typeof headers === 'string') {
    return Jsonata.isEncodedJsonata(headers) ? Jsonata.jsonMerge(headers, type) : JsonPath.jsonMerge(headers, type);
  }
  return contentTypeIn(headers) === undefined ? { ...(headers as object | undefined), ...type } : headers;
}

/** The names of headers that Step Functions refuses when the state runs. */
export function forbiddenHeaders(headers: unknown): string[] {
  return entriesOf(headers).flatMap(([name]) => (FORBIDDEN.test(name) ? [name] : []));
}

/** The content type that headers set, whatever the case of its name. */
export function contentTypeIn(headers: unknown): unknown {
  return entriesOf(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
}

/** The names and values in an object; an expression has none that are known. */
function entriesOf(headers: unknown): [string, unknown][] {
  if (typeof headers !== 'object' || headers === null) return [];
  return Object.entries(headers).map(([name, value]) => [name.replace(/\.\$$/, ''), value]);
}
