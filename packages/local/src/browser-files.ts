import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the code that runs in pages: it lies beside this module, as source and in the build. */
const folder = join(__dirname, 'browser');
const SCRIPTS = ['model', 'dom', 'graph', 'panel', 'table', 'main'];
const STYLES = ['base', 'page', 'graph'];

/** The script of a page: its modules as one, since a page in one file has nowhere to import from. */
export function pageScript(): string {
  const parts = SCRIPTS.map((name) =>
    readFileSync(join(folder, `${name}.mjs`), 'utf8')
      .replace(/^import [^;]*;\n/gm, '')
      .replace(/^export /gm, ''),
  );
  return `(() => {\n'use strict';\n${parts.join('')}})();\n`;
}

/** The styles of a page of an execution. */
export function pageStyles(): string {
  return STYLES.map(styles).join('');
}

/** The colours and controls that all pages have. */
export function baseStyles(): string {
  return styles('base');
}

function styles(name: string): string {
  return readFileSync(join(folder, `${name}.css`), 'utf8');
}
