import { defineConfig } from 'tsup';

/** Plain JavaScript for plain Node.js: a loader that translates while it measures would be measured too. */
export default defineConfig({
  entry: ['src/cli.ts', 'src/round.ts', 'src/local/cli.ts', 'src/local/measure.ts'],
  format: ['cjs'],
  target: 'node20',
  clean: true,
  // What is measured is the packages as their users load them.
  external: [/^@sfn-tasks\//],
});
