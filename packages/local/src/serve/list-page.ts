import { baseStyles } from '../browser-files';
import { htmlDocument } from '../page/document';
import { escapeXml } from '../page/text';
import type { ServedExecution } from './executions';

/** How many are shown: who wants more asks the API. */
const MOST = 500;

const STYLE = `
body { margin: 24px auto; max-width: 70rem; padding: 0 16px; background: var(--page); color: var(--text) }
table { border-collapse: collapse; width: 100%; margin: 12px 0; background: var(--card) }
th, td { border: 1px solid var(--line); border-width: 1px 0; padding: 6px 12px; text-align: left }
th { color: var(--soft) }
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
  return htmlDocument({
    title: 'Step Functions executions',
    style: baseStyles() + STYLE,
    refresh: 2,
    body: `<h1>Executions</h1>\n${body}`,
  });
}

function row({ arn, name, machine, run, startDate }: ServedExecution): string {
  const { status } = run;
  const cells = [
    `<a href="${escapeXml(pagePath(arn))}">${escapeXml(name)}</a>`,
    escapeXml(machine.name),
    `<span class="badge ${statusClass(status)}">${status}</span>`,
    new Date(startDate).toISOString().replace('T', ' ').replace('Z', ' UTC'),
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

function statusClass(status: string): string {
  return /^(RUNNING|SUCCEEDED|ABORTED)$/.test(status) ? status.toLowerCase() : 'failed';
}
