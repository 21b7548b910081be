import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** The pages of a site, as paths from its folder. */
export function htmlFilesOf(site: string, folder = ''): string[] {
  return readdirSync(join(site, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) return htmlFilesOf(site, path);
    return entry.name.endsWith('.html') ? [path] : [];
  });
}

/** The links of a site that lead to no file of it, or to no place on the page; those to other sites are left alone. */
export function deadLinksOf(site: string): string[] {
  const places = new Map<string, Set<string>>();
  const placesOn = (page: string): Set<string> => {
    const known = places.get(page) ?? idsIn(readFileSync(join(site, page), 'utf8'));
    places.set(page, known);
    return known;
  };
  const dead = htmlFilesOf(site).flatMap((page) => {
    const text = readFileSync(join(site, page), 'utf8');
    return [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [path = '', anchor = ''] = target.replaceAll('&amp;', '&').split('#');
      const file = path === '' ? page : posix.join(dirname(page), decodeURI(path));
      if (file.startsWith('..') || !existsSync(join(site, file))) return [`${page} links to ${target}: no such file`];
      if (anchor === '' || !file.endsWith('.html')) return [];
      return placesOn(file).has(decodeURI(anchor)) ? [] : [`${page} links to ${target}: no such place on ${file}`];
    });
  });
  return [...new Set(dead)];
}

function idsIn(text: string): Set<string> {
  return new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!));
}
