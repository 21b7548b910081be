import { deepStrictEqual, ok } from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packagesOf } from '../../checks/src/workspace';
import { stacksWithHandler } from './assembly';
import { CATALOGUE_READER } from './catalogue-reader';
import { Consumer } from './consumer';
import { installedPackages, republish } from './installed-packages';
import { openLocalPages } from './local-page';
import { HANDLERS, javascriptApp, typescriptApp, typescriptConfiguration } from './programs';
import { startRegistry } from './registry';
import { manifestIn, ReleaseCopy } from './release-copy';
import { nameRepository } from './repository';

/** What consumers install besides the packages: the tools of a CDK project. */
const TOOLS = ['aws-cdk', 'aws-cdk-lib', 'constructs', 'typescript', '@types/node'];

/**
 * Releases the packages to a registry of its own, installs them as users do, releases one change, and looks what moved.
 *
 * Everything is below `folder`, and nothing is asked of another machine: what the packages depend on is published there as it is
 * installed here.
 */
export async function rehearse(workspaceFolder: string, folder: string, say: (line: string) => void): Promise<void> {
  const registry = await startRegistry(join(folder, 'registry'));
  try {
    const { environment } = registry;
    const packages = packagesOf(workspaceFolder);
    const names = packages.map(({ manifest }) => manifest.name);
    const needed = new Map(
      installedPackages(join(workspaceFolder, 'tools/release'), TOOLS).map((it) => [it.folder, it]),
    );
    for (const { folder: path, manifest } of packages) {
      const dependencies = Object.keys(manifest.dependencies ?? {});
      for (const it of installedPackages(join(workspaceFolder, path), dependencies)) needed.set(it.folder, it);
    }
    for (const dependency of needed.values()) await republish(registry.url, dependency);
    say(`published ${needed.size} packages that ours depend on`);

    const copy = new ReleaseCopy(workspaceFolder, join(folder, 'workspace'), environment);
    await copy.moveVersions();
    nameRepository(copy.folder, { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'someone/tasks' });
    await copy.publish();
    say(`published ${names.length} packages of ours`);

    const alone = new Consumer(join(folder, 'alone'), environment, {});
    await alone.install('@sfn-tasks/lambda');
    deepStrictEqual(Object.keys(alone.installed()), ['@sfn-tasks/core', '@sfn-tasks/lambda']);
    deepStrictEqual(
      manifestIn(join(alone.folder, 'node_modules/@sfn-tasks/lambda')).repository?.directory,
      'packages/lambda',
    );
    say('@sfn-tasks/lambda alone brings core, and nothing else of ours');

    const apps = await javascriptApps(join(folder, 'javascript'), environment, names, say);
    await typescriptApps(join(folder, 'typescript'), environment, names, say);

    const before = { lock: alone.read('package-lock.json'), apps: apps.installed() };
    const moved = await copy.moveVersions({ name: '@sfn-tasks/sqs', type: 'patch' });
    deepStrictEqual(Object.keys(moved), ['@sfn-tasks/sqs']);
    await copy.publish();
    for (const consumer of [apps, alone]) await consumer.update();
    deepStrictEqual(apps.installed(), { ...before.apps, ...moved });
    say(`a patch of sqs moves sqs alone, to ${moved['@sfn-tasks/sqs']}`);
    deepStrictEqual(alone.read('package-lock.json'), before.lock);
    say('an app that does not use sqs stays as it is');
    for (const type of ['patch', 'minor'] as const) {
      const released = await copy.moveVersions({ name: '@sfn-tasks/core', type });
      deepStrictEqual(Object.keys(released), ['@sfn-tasks/core']);
      say(`a ${type} of core releases no other package`);
    }
  } finally {
    await registry.close();
  }
}

async function javascriptApps(
  folder: string,
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
  say: (line: string) => void,
): Promise<Consumer> {
  const apps = new Consumer(folder, environment, {
    'app.cjs': javascriptApp('cjs', names),
    'app.mjs': javascriptApp('mjs', names),
    'reader.cjs': CATALOGUE_READER,
  });
  await apps.install('aws-cdk', 'aws-cdk-lib', 'constructs', ...names);
  for (const module of ['cjs', 'mjs']) {
    await apps.run(
      'npx',
      '--no-install',
      'cdk',
      'synth',
      '--quiet',
      '--no-notices',
      '--app',
      `node app.${module}`,
      '--output',
      module,
    );
    deepStrictEqual(stacksWithHandler(join(folder, module)), Object.keys(HANDLERS).sort());
    say(`npx cdk synth works with an app in ${module}, and its assembly holds the Lambda code of its tasks`);
  }
  const exported: Record<string, string[]> = JSON.parse(apps.read('exported-cjs.json'));
  deepStrictEqual(JSON.parse(apps.read('exported-mjs.json')), exported);
  for (const name of names) ok(exported[name]!.length > 0, `${name} exports nothing`);
  say('both module systems find the same exports in every package');

  const shipping = names.filter((name) => readdirSync(join(folder, 'node_modules', name, 'dist')).includes('handler'));
  const tested = Object.keys(HANDLERS).map((name) => `@sfn-tasks/${name}`);
  const isService = (name: string) =>
    JSON.parse(apps.read(`node_modules/${name}/package.json`)).sfnTasks?.apis !== undefined;
  deepStrictEqual(shipping.filter(isService).sort(), tested.sort());

  const read = await apps.run(process.execPath, 'reader.cjs');
  deepStrictEqual(read, 's3.generated.json,sts.generated.json,dynamodb.generated.json');
  say('an app that calls three services by name reads the catalogue of three');
  await openLocalPages(apps, environment);
  say('npx @sfn-tasks/local writes a report and serves a page, and both work in a browser');
  return apps;
}

async function typescriptApps(
  folder: string,
  environment: NodeJS.ProcessEnv,
  names: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  const resolutions = ['NodeNext', 'Bundler'] as const;
  const files = Object.fromEntries(resolutions.map((it) => [`tsconfig.${it}.json`, typescriptConfiguration(it)]));
  const app = new Consumer(folder, environment, { ...files, 'app.ts': typescriptApp(names) }, { type: 'module' });
  await app.install('aws-cdk-lib', 'constructs', 'typescript', '@types/node', ...names);
  for (const resolution of resolutions) {
    await app.run('npx', '--no-install', 'tsc', '--project', `tsconfig.${resolution}.json`);
    await app.run(process.execPath, `${resolution.toLowerCase()}/app.js`);
    say(`an app in TypeScript compiles with ${resolution}, library types checked, and synthesises`);
  }
}
