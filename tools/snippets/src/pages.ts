import { filesOf, type Snippet, snippetsOf, textOf } from '@sfn-tasks-internal/checks';

/** The programs of all Markdown pages that can run: one that only declares what it uses has nothing to run. */
export function pageSnippetsOf(workspaceFolder: string): Snippet[] {
  return filesOf(workspaceFolder)
    .filter((path) => path.endsWith('.md'))
    .flatMap((path) => snippetsOf(path, textOf(workspaceFolder, path)))
    .filter(({ lines }) => !lines.some(({ text }) => text.startsWith('declare ')));
}
