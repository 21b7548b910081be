import type { ServedExecution } from './executions';

/** How many are shown: who wants more asks the API. */
const MOST = 500;

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .4rem .6rem; text-align: left }
td { overflow-wrap: anywhere }
`;

/** The path of the page of an execution. */
export function pagePath(arn: string): string {
  return `/executions/${encodeURIComponent(arn)}`;
}

/** The executions of a server, the newest first, each with a link to its page. */
export function listPage(executions: readonly ServedExecution[]): string {
  const newest = executions.slice(-MOST).reverse();
  const left = executions.length - newest.length;
  const body =
    newest.length === 0
      ? '<p>No execution has started.</p>'
      : `<table><thead><tr><th scope="col">Execution</th><th scope="col">State machine</th><th scope="col">Status</th><th scope="col">Started</th></tr></thead>
<tbody>
${newest.map(row).join('\n')}
</tbody></table>${left > 0 ? `<p>${left} more.</p>` : ''}`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta http-equiv="refresh" content="2">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Step Functions executions</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<h1>Executions</h1>
${body}
</body>
</html>
`;
}

function row({ arn, name, machine, run, startDate }: ServedExecution): string {
  const cells = [machine.name, run.status, new Date(startDate).toISOString()];
  return `<tr><td><a href="${textOf(pagePath(arn))}">${textOf(name)}</a></td>${cells.map((cell) => `<td>${textOf(cell)}</td>`).join('')}</tr>`;
}

/** Text that is no markup: names may hold quotes and ampersands. */
function textOf(text: string): string {
  return text.replace(/[&<>"']/g, (each) => `&#${each.charCodeAt(0)};`);
}
