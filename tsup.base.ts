import { existsSync, readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import type { Options } from 'tsup';

/**
 * The build of every package: one CommonJS module, which `index.mjs` hands on to ES modules, so that an app of both kinds holds
 * each class once. `tools/declarations` writes the declarations of all packages.
 *
 * A package with a `src/handler` folder ships Lambda code: plain JavaScript that is an asset as it is, copied to `dist/handler`.
 * One with a `src/catalogue` folder ships data that it reads when asked for, one with a `src/worker` folder the code of its threads,
 * one with a `src/browser` folder that of its pages. All lie beside the module that names them
 * (`${__dirname}/handler`), from the source and from the build.
 */
export function build(): Options {
  // What is more than tasks goes without indentation; lines that end let an error show where it is.
  const isLarge = JSON.parse(readFileSync('package.json', 'utf8')).sfnTasks?.packedKilobytes !== undefined;
  return {
    // A package with a `src/cli.ts` brings a command, which runs the module beside it.
    entry: ['src/index.ts', ...(existsSync('src/cli.ts') ? ['src/cli.ts'] : [])],
    format: ['cjs'],
    target: 'node20',
    clean: ['!**/*.d.{ts,mts}'],
    minifySyntax: true,
    minifyWhitespace: isLarge,
    esbuildOptions: (options) => {
      if (isLarge) options.lineLimit = 160;
    },
    // The workspace resolves siblings to their source; a published package must keep them as imports.
    external: [/^@sfn-tasks\//, /^\.\/index$/],
    onSuccess: async () => {
      await writeFile('dist/index.mjs', "export * from './index.js';\n");
      for (const folder of ['handler', 'catalogue', 'worker', 'browser']) {
        if (existsSync(`src/${folder}`)) await cp(`src/${folder}`, `dist/${folder}`, { recursive: true });
      }
    },
  };
}
