import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { htmlFilesOf } from './dead-links';

/** A link inside the site: where to, the place there, other attributes, the text. */
const LINK = /<a href="([^"#:]+)(#[^"]*)?"([^>]*)>([\s\S]*?)<\/a>/g;

/**
 * Leads links between files of the repository to their pages of the site; what has none there becomes plain text.
 *
 * @param pages the page of the site by the path of the file or folder
 */
export function leadLinks(site: string, pages: Readonly<Record<string, string>>): void {
  const sources = new Map(Object.entries(pages).map(([path, page]) => [page, path]));
  for (const page of htmlFilesOf(site)) {
    const source = sources.get(page);
    if (source === undefined) continue;
    const folder = source.endsWith('.md') ? posix.dirname(source) : source;
    const text = readFileSync(join(site, page), 'utf8');
    const led = text.replace(LINK, (link, href: string, anchor = '', rest: string, words: string) => {
      const onSite = posix.join(posix.dirname(page), href);
      if (!onSite.startsWith('..') && existsSync(join(site, onSite))) return link;
      // TypeDoc takes the folder of a package for a file that it copies, and then does not.
      const copied = /^(?:\.\.\/)?media\/(.*)$/.exec(href)?.[1];
      const inRepository = copied === undefined ? posix.join(folder, href) : `packages/${copied}`;
      const target = pages[inRepository.replace(/\/(README\.md)?$/, '')];
      if (target === undefined) return words;
      return `<a href="${posix.relative(posix.dirname(page), target)}${anchor}"${rest}>${words}</a>`;
    });
    if (led !== text) writeFileSync(join(site, page), led);
  }
}
