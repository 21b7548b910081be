import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Check, textOf } from './workspace';

const PAGE = 'docs/user-asks.md';
const DIFFERENCES = 'docs/differences.md';
const HEADER = '| thread | what was asked | here | shown by |';
const CLAIMS_NOTHING = /^(elsewhere|not solved)\b/;

/** What the page says that works here is shown by a test, and what it says in bold is a line of the page on differences. */
export const userAsks: Check = (workspaceFolder) => {
  if (!existsSync(join(workspaceFolder, PAGE))) return [];
  const differences = textOf(workspaceFolder, DIFFERENCES);
  return textOf(workspaceFolder, PAGE)
    .split('\n')
    .flatMap((line, index) =>
      (/^\| (?!---)/.test(line) && line !== HEADER ? rowProblems(line, differences) : []).map(
        (problem) => `${PAGE}:${index + 1} ${problem}`,
      ),
    );
};

function rowProblems(line: string, differences: string): string[] {
  const [thread = '', , here = '', shownBy = ''] = line
    .split('|')
    .map((cell) => cell.trim())
    .slice(1);
  const isShown = /\]\([^)]+\/[^)]+\.ts\)/.test(shownBy);
  const problems =
    isShown || CLAIMS_NOTHING.test(here)
      ? []
      : [`says what works for ${thread}: link to the test that shows it, or begin with "elsewhere" or "not solved".`];
  for (const [, name] of here.matchAll(/\*\*([^*]+)\*\*/g)) {
    if (differences.includes(`- **${name}** –`)) continue;
    problems.push(`names ${name}, which is no line of ${DIFFERENCES}: name one, or write the line.`);
  }
  return problems;
}
