import { createHash } from 'node:crypto';

/** A document that a browser shows. */
interface HtmlDocument {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /**
   * The one script that runs.
   * @default - none
   */
  readonly script?: string;
  /**
   * Where the script may get data from.
   * @default nowhere
   */
  readonly connect?: 'self';
  /**
   * After how many seconds a browser asks for the document again.
   * @default - never
   */
  readonly refresh?: number;
}

/** An HTML document in one file. Nothing else runs and nothing else is fetched, whatever stands in its body. */
export function htmlDocument({ title, style, body, script, connect, refresh }: HtmlDocument): string {
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${script === undefined ? "'none'" : hashOf(script)}`,
    `connect-src '${connect ?? 'none'}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
${refresh === undefined ? '' : `<meta http-equiv="refresh" content="${refresh}">\n`}<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
${body}
${script === undefined ? '' : `<script>${script}</script>\n`}</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
