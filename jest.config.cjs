const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { testTimeout } = require('./jest.preset.cjs');

/** The tests of the whole workspace in one pool of workers; `nx test` runs those of one package. */
module.exports = {
  projects: ['packages', 'tools', 'examples', 'bench']
    .flatMap((folder) => [folder, ...foldersIn(folder).map((name) => `${folder}/${name}`)])
    .filter((folder) => scriptsOf(folder).test === 'jest')
    .map((folder) => `<rootDir>/${folder}`),
  workerIdleMemoryLimit: '2GB',
  // jest takes it from the outermost configuration alone.
  testTimeout,
};

function foldersIn(folder) {
  return existsSync(join(__dirname, folder)) ? readdirSync(join(__dirname, folder)) : [];
}

function scriptsOf(folder) {
  const manifest = join(__dirname, folder, 'package.json');
  return existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')).scripts ?? {}) : {};
}
