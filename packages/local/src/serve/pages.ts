import type { MapRun } from '../distributed/map-run-summary';
import { pageData } from '../page/page-data';
import { renderPage } from '../page/render';
import type { Run } from '../run/run';
import { ApiError } from './api-error';
import type { ServedExecution } from './executions';
import { listPage, pagePath } from './list-page';
import type { World } from './world';

/** What a browser gets. */
interface ServedPage {
  readonly contentType: string;
  readonly text: string;
}

/** The page at a path: the list of executions, one of them as it runs, or the data of that page. */
export function pageAt(url: string, world: World): ServedPage {
  const [pathname = '', query] = url.split('?');
  if (pathname === '/') return html(listPage(world.executions.list()));
  const [, encoded = '', data] = /^\/executions\/([^/]+)(\/data)?$/.exec(pathname) ?? [];
  const shown = shownAt(decode(encoded), world);
  if (!shown) throw new ApiError('NotFound', 'There is no such page.', 404);
  if (data === undefined) return html(renderPage({ source: `${pagePath(shown.run.names.executionArn)}/data` }));
  const after = Number(new URLSearchParams(query).get('after'));
  return { contentType: 'application/json', text: JSON.stringify(dataOf(shown, after, world)) };
}

/** An execution, or a child execution whose history is kept; its definition is that of the machine with the Map. */
interface Shown {
  readonly parent: ServedExecution;
  readonly run: Run;
  /** The page of the execution around a child execution. */
  readonly around?: string;
}

function shownAt(arn: string, { executions }: World): Shown | undefined {
  const parent = executions.find(arn);
  if (parent) return { parent, run: parent.run };
  const { served } = executions.look(arn) ?? {};
  const run = served?.child.run;
  return served && run && { parent: served.parent, run, around: pagePath(served.record.facts.executionArn) };
}

function dataOf({ parent, run, around }: Shown, after: number, { runWith }: World): object {
  const { machine, revision } = parent;
  const { status, recorder, names } = run;
  const mapRuns = run.mapRuns.map((mapRun) => withPages(mapRun, parent));
  const shown = { definition: revision.definition, events: recorder.events, status, mapRuns };
  const clock = runWith.clock ?? 'real';
  const named = { name: machine.name, executionName: names.executionName, clock };
  return { ...pageData({ ...shown, ...named }, after), around };
}

/** Child executions that are kept have pages of their own: their events go there alone. */
function withPages({ failures, ...mapRun }: MapRun, { mapRuns }: ServedExecution): MapRun {
  const children = mapRuns.find(({ facts }) => facts.arn === mapRun.mapRunArn)?.children;
  const paged = failures.map((child) =>
    children?.get(child.name)?.run ? { ...child, events: [], page: pagePath(child.executionArn) } : child,
  );
  return { ...mapRun, failures: paged };
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
