import { existsSync } from 'node:fs';
import type { Options } from 'tsup';

/**
 * The build of every package: CommonJS and ES module, each with its declarations.
 *
 * A package whose `src/handler` folder exists ships Lambda code: each file there is bundled into its own folder under `dist`,
 * ready to be an asset.
 */
export function build(): Options[] {
  const library: Options = {
    entry: ['src/index.ts'],
    format: ['cjs', 'esm'],
    target: 'node20',
    dts: true,
    clean: true,
    minifySyntax: true,
    // The workspace resolves siblings to their source; a published package must keep them as imports.
    external: [/^@sfn-tasks\//],
    shims: true,
  };
  if (!existsSync('src/handler')) return [library];
  return [
    library,
    {
      entry: { 'handler/index': 'src/handler/index.ts' },
      format: ['cjs'],
      target: 'node20',
      platform: 'node',
      external: [/^@aws-sdk\//],
    },
  ];
}
