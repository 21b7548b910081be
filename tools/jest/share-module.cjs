/** Has a module loaded by the worker instead of the test file: see `environment.cjs`. */
module.exports = {
  process: (_source, path) => ({
    code: `module.exports = globalThis[Symbol.for('jest.worker.require')](${JSON.stringify(path)});`,
  }),
};
