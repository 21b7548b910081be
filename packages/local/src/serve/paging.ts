import { ApiError } from './api-error';

/** One page of a list, and the token of the next. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken?: string;
}

/** What a request says of the page it wants. */
export interface PageRequest {
  readonly maxResults?: number;
  readonly nextToken?: string;
}

/**
 * One page of a list. The token names the last item of the page before by a number that stays with the item, and what was asked for: a
 * list that grows meanwhile is neither repeated nor cut.
 *
 * @param numbered the items in their order, each with a number that rises along the list
 * @param asked what the list depends on; a token of another list is refused
 */
function pageOf<T>(
  numbered: readonly (readonly [number, T])[],
  { maxResults, nextToken }: PageRequest,
  asked: unknown,
): Page<T> {
  const size = maxResults || 100;
  const list = JSON.stringify(asked);
  const last = nextToken === undefined ? undefined : readToken(nextToken, list);
  const from = last === undefined ? 0 : numbered.findIndex(([number]) => number > last);
  const rest = from < 0 ? [] : numbered.slice(from, from + size + 1);
  const page = rest.slice(0, size);
  const items = page.map(([, item]) => item);
  return rest.length > size ? { items, nextToken: token(page.at(-1)![0], list) } : { items };
}

/** A page as a response has it: the name of its list there, and what it shows of each item. */
export function pageAs<T>(
  name: string,
  numbered: readonly (readonly [number, T])[],
  request: PageRequest,
  asked: unknown,
  show: (item: T) => object,
): object {
  const { items, nextToken } = pageOf(numbered, request, asked);
  return { [name]: items.map(show), nextToken };
}

function token(last: number, list: string): string {
  return Buffer.from(JSON.stringify([last, list])).toString('base64url');
}

function readToken(text: string, list: string): number {
  try {
    const [last, of] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown[];
    if (typeof last === 'number' && of === list) return last;
  } catch {
    // What cannot be read is no token of ours.
  }
  throw new ApiError('InvalidToken', "Invalid Token: 'Invalid token'");
}
