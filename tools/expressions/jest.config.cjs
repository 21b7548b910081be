module.exports = {
  ...require('../../jest.preset.cjs'),
  // A page may use every package, and this one depends on none by name.
  moduleNameMapper: { '^@sfn-tasks/([a-z0-9-]+)$': '<rootDir>/../../packages/$1/src/index.ts' },
};
