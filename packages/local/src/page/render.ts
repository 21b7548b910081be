import { pageScript, pageStyles } from '../browser-files';
import { htmlDocument } from './document';
import { type PageRun, pageData } from './page-data';

/** Where a live page gets what it shows. */
export interface PageOptions {
  /**
   * The URL of the data, on the page's own origin: the page asks for it with `?after=` and the number of events it has, and is
   * answered with the JSON of `pageData`.
   */
  readonly source: string;
}

/**
 * The report of an execution: one HTML document that needs nothing else, with the graph of the workflow, the data of each state, and
 * the events.
 *
 * Throws an `InvalidDefinition` when the definition is none.
 *
 * @param run the execution
 *
 * @example
 * import { writeFileSync } from 'node:fs';
 * import { renderReport, simulate } from '@sfn-tasks/local';
 *
 * const definition = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
 * writeFileSync('run.html', renderReport({ definition, ...(await simulate({ definition })) }));
 */
export function renderReport(run: PageRun): string {
  return html(pageData(run));
}

/**
 * The same page for an execution that runs: it asks a server for what is new, less often once the execution has ended.
 *
 * @param options where its data is
 *
 * @example
 * import { renderPage } from '@sfn-tasks/local';
 *
 * const page = renderPage({ source: '/executions/1/data' });
 */
export function renderPage({ source }: PageOptions): string {
  return html({ source }, 'self');
}

function html(data: object, connect?: 'self'): string {
  return htmlDocument({
    title: 'Step Functions execution',
    style: pageStyles(),
    script: pageScript(),
    connect,
    body: `<header><h1></h1><span id="status"></span><span id="time"></span><span id="note" role="status"></span>
<button type="button" id="theme">Light / dark</button></header>
<main aria-label="Graph"><div id="graph"></div>
<div class="tools"><button type="button" id="farther" aria-label="Smaller">−</button><button type="button" id="closer" aria-label="Larger">+</button><button type="button" id="whole">Fit</button></div></main>
<aside id="panel" aria-label="Details"></aside>
<section id="events" aria-label="Events"><div class="filters"><h2>Events</h2>
<input id="search" type="search" placeholder="Type, state, or data" aria-label="Filter events">
<label><input id="failures" type="checkbox"> Failures</label>
<label><input id="only-state" type="checkbox"> Selected state</label><span id="count" role="status"></span></div>
<div id="rows"><table><thead><tr><th scope="col">Event</th><th scope="col">After</th><th scope="col">Type</th><th scope="col">State</th><th scope="col">Data</th></tr></thead><tbody></tbody></table></div></section>
<script type="application/json" id="data">${jsonText(data)}</script>`,
  });
}

/** JSON that cannot end the element it stands in, nor begin another. */
function jsonText(value: object): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
