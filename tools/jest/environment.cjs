const { TestEnvironment } = require('jest-environment-node');

/**
 * Node, and a way to load a module once for a worker where jest would load it again for each test file.
 *
 * The CDK validates templates with a WebAssembly module that takes about two seconds to start: text goes in, text comes out,
 * nothing is kept, so test files may share it.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global[Symbol.for('jest.worker.require')] = require;
  }
};
