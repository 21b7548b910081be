import { type Check, filesOf, textOf } from './workspace';

interface Word {
  readonly pattern: RegExp;
  readonly wayOut: string;
}

/** Spelled in pieces, so that this file passes its own check. */
const WORDS: readonly Word[] = [
  {
    pattern: new RegExp(`(?<![\\w.:/-])/(${['work', 'root'].join('|')})/`, 'g'),
    wayOut: 'write a path from the root of the repository',
  },
  { pattern: new RegExp(['\\.\\.', 'shared\\b'].join('/'), 'g'), wayOut: 'the repository stands alone, remove it' },
  {
    pattern: new RegExp(['registry', '(npmjs|yarnpkg)', '(org|com)'].join('\\.'), 'g'),
    wayOut: 'leave the registry to the configuration of the user',
  },
];

/** No tracked file speaks of one machine, of a neighbouring folder or of a registry. */
export const words: Check = (workspaceFolder) =>
  filesOf(workspaceFolder)
    .filter((path) => !path.endsWith('pnpm-lock.yaml') && !path.endsWith('.gz'))
    .flatMap((path) => {
      const text = textOf(workspaceFolder, path);
      return WORDS.flatMap(({ pattern, wayOut }) =>
        [...text.matchAll(pattern)].map((match) => {
          const line = text.slice(0, match.index).split('\n').length;
          return `${path}:${line} says ${match[0]}: ${wayOut}.`;
        }),
      );
    });
