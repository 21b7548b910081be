import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import type { Options } from 'tsup';

/**
 * The build of every package: CommonJS and ES module, each with its declarations.
 *
 * A package with a `src/handler` folder ships Lambda code: plain JavaScript that is an asset as it is, copied to `dist/handler`.
 * It lies beside the module that names it (`${__dirname}/handler`), from the source and from either build.
 */
export function build(): Options {
  return {
    // A package with a `src/cli.ts` brings a command.
    entry: ['src/index.ts', ...(existsSync('src/cli.ts') ? ['src/cli.ts'] : [])],
    format: ['cjs', 'esm'],
    target: 'node20',
    dts: true,
    clean: true,
    minifySyntax: true,
    // The workspace resolves siblings to their source; a published package must keep them as imports.
    external: [/^@sfn-tasks\//],
    shims: true,
    onSuccess: async () => {
      if (existsSync('src/handler')) await cp('src/handler', 'dist/handler', { recursive: true });
    },
  };
}
