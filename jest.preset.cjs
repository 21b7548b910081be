/** What the CDK validates templates with; slow to start, so the test files of a worker share it. */
const VALIDATOR = '@aws/cloudformation-validate/index\\.js$';

/** The test run of every package: TypeScript through swc, sibling packages read from source, no build needed. */
module.exports = {
  testEnvironment: require.resolve('./tools/jest/environment.cjs'),
  testEnvironmentOptions: { customExportConditions: ['@sfn-tasks/source', 'node', 'require', 'default'] },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  transform: {
    [VALIDATOR]: require.resolve('./tools/jest/share-module.cjs'),
    '\\.[cm]?ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!.*${VALIDATOR})`],
  // The CDK validates the first template of a process in about two seconds.
  testTimeout: 60_000,
};
