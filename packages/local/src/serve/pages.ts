import { pageData } from '../page/page-data';
import { renderPage } from '../page/render';
import { ApiError } from './api-error';
import type { ServedExecution } from './executions';
import { listPage, pagePath } from './list-page';
import type { World } from './world';

/** What a browser gets. */
export interface ServedPage {
  readonly contentType: string;
  readonly text: string;
}

/** The page at a path: the list of executions, one of them as it runs, or the data of that page. */
export function pageAt(url: string, world: World): ServedPage {
  const [pathname = '', query] = url.split('?');
  if (pathname === '/') return html(listPage(world.executions.list()));
  const [, encoded = '', data] = /^\/executions\/([^/]+)(\/data)?$/.exec(pathname) ?? [];
  const execution = world.executions.find(decode(encoded));
  if (!execution) throw new ApiError('NotFound', 'There is no such page.', 404);
  if (data === undefined) return html(renderPage({ source: `${pagePath(execution.arn)}/data` }));
  const after = Number(new URLSearchParams(query).get('after'));
  return { contentType: 'application/json', text: JSON.stringify(dataOf(execution, after, world)) };
}

function dataOf({ name, machine, revision, run }: ServedExecution, after: number, { runWith }: World): object {
  const { status, recorder, mapRuns } = run;
  const shown = { definition: revision.definition, events: recorder.events, status, mapRuns };
  const clock = runWith.clock ?? 'real';
  return pageData({ ...shown, name: machine.name, executionName: name, clock }, after);
}

function html(text: string): ServedPage {
  return { contentType: 'text/html; charset=utf-8', text };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
