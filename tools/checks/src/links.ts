import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type Check, filesOf, textOf } from './workspace';

/** Every link of every Markdown page leads somewhere: to a file of the repository, and to a heading of it. */
export const links: Check = (workspaceFolder) => {
  const pages = filesOf(workspaceFolder).filter((path) => path.endsWith('.md'));
  const headings = new Map<string, Set<string>>();
  const anchorsOf = (page: string): Set<string> => {
    const known = headings.get(page) ?? anchorsIn(textOf(workspaceFolder, page));
    headings.set(page, known);
    return known;
  };
  return pages.flatMap((page) =>
    linksOf(textOf(workspaceFolder, page)).flatMap(({ target, line }) => {
      const problem = problemOf(workspaceFolder, page, target, anchorsOf);
      return problem === undefined ? [] : [`${page}:${line} links to ${target}: ${problem}.`];
    }),
  );
};

function problemOf(
  workspaceFolder: string,
  page: string,
  target: string,
  anchorsOf: (page: string) => Set<string>,
): string | undefined {
  // Pages elsewhere cannot be looked at offline.
  if (/^[a-z]+:/.test(target)) return undefined;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? page : posix.join(posix.dirname(page), decodeURI(file));
  const place = join(workspaceFolder, path);
  if (path.startsWith('..') || !existsSync(place)) return 'there is no such file';
  if (anchor === undefined) return undefined;
  const read = statSync(place).isDirectory() ? posix.join(path, 'README.md') : path;
  if (!read.endsWith('.md') || !existsSync(join(workspaceFolder, read))) return 'only Markdown pages have anchors';
  return anchorsOf(read).has(anchor) ? undefined : `${read} has no heading #${anchor}`;
}

interface Link {
  readonly target: string;
  readonly line: number;
}

/** The targets of `[text](target)`, images and `[name]: target`, code apart; a text may go over lines. */
function linksOf(text: string): Link[] {
  const prose = withoutCode(text);
  return [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)|^[ \t]*\[[^\]]+\]:\s*(\S+)/gm)].map((match) => ({
    target: match[1] ?? match[2]!,
    line: prose.slice(0, match.index).split('\n').length,
  }));
}

/** The text with code blanked out, so that lines stay what they are. */
function withoutCode(text: string): string {
  const blank = (code: string) => code.replace(/[^\n]/g, ' ');
  return text
    .replace(/^(\s*)(`{3,})[^\n]*\n[\s\S]*?^\1\2`*\s*$/gm, blank)
    .replace(/(`+)(?!`)[^`][\s\S]*?\1(?!`)/g, blank);
}

/** The anchors of the headings, as the usual readers of Markdown make them. */
function anchorsIn(text: string): Set<string> {
  const anchors = new Set<string>();
  const fenceless = text.replace(/^(\s*)(`{3,})[^\n]*\n[\s\S]*?^\1\2`*\s*$/gm, '');
  for (const [, heading] of fenceless.matchAll(/^#{1,6} +(.+?) *#*$/gm)) {
    const slug = heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    let anchor = slug;
    for (let repeated = 1; anchors.has(anchor); repeated++) anchor = `${slug}-${repeated}`;
    anchors.add(anchor);
  }
  return anchors;
}
