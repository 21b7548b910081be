import { createHash } from 'node:crypto';
import { pageScript, pageStyles } from '../browser-files';
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
  return html(pageData(run), "'none'");
}

/**
 * The same page for an execution that runs: it asks a server for what is new until the execution ends.
 *
 * @param options where its data is
 *
 * @example
 * import { renderPage } from '@sfn-tasks/local';
 *
 * const page = renderPage({ source: '/executions/1/data' });
 */
export function renderPage({ source }: PageOptions): string {
  return html({ source }, "'self'");
}

function html(data: object, connect: string): string {
  const style = pageStyles();
  const script = pageScript();
  // Nothing else runs and nothing else is fetched, whatever stands in the data.
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${hashOf(script)}`,
    `connect-src ${connect}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Step Functions execution</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header><h1></h1><span id="status"></span><span id="time"></span><span id="note" role="status"></span>
<button type="button" id="theme">Light / dark</button></header>
<main aria-label="Graph"><div id="graph"></div>
<div class="tools"><button type="button" id="farther" aria-label="Smaller">−</button><button type="button" id="closer" aria-label="Larger">+</button><button type="button" id="whole">Fit</button></div></main>
<aside id="panel" aria-label="Details"></aside>
<section id="events" aria-label="Events"><div class="filters"><h2>Events</h2>
<input id="search" type="search" placeholder="Type, state, or data" aria-label="Filter events">
<label><input id="failures" type="checkbox"> Failures</label>
<label><input id="only-state" type="checkbox"> Selected state</label><span id="count" role="status"></span></div>
<div id="rows"><table><thead><tr><th scope="col">Event</th><th scope="col">After</th><th scope="col">Type</th><th scope="col">State</th><th scope="col">Data</th></tr></thead><tbody></tbody></table></div></section>
<script type="application/json" id="data">${jsonText(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that cannot end the element it stands in, nor begin another. */
function jsonText(value: object): string {
  return JSON.stringify(value).replace(
    /[<\u2028\u2029]/g,
    (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
