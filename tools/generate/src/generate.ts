import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { closest } from '../../../packages/core/src/errors';
import type { AssembledApi } from './assemble';
import { Catalogue, UnknownApi } from './catalogue';
import { renderExports } from './exports';
import { renderIntegrations } from './integrations';
import { ModelFolder } from './model';
import { renderReadme } from './readme';
import { renderApis } from './render';
import { renderServed } from './served';
import { renderServices, servicePackages } from './services';
import { strayFiles } from './stray-files';
import { type ApiPackage, findApiPackages } from './workspace';

/** What to generate. */
export interface GenerateOptions {
  /** The root of the workspace. */
  readonly root: string;
  /**
   * The folder of AWS API models.
   *
   * @default - `tools/models/data` of the workspace
   */
  readonly models?: string;
  /**
   * Names of the packages, with or without their scope.
   *
   * @default - all packages
   */
  readonly packages?: readonly string[];
  /**
   * Compares instead of writing.
   *
   * @default false
   */
  readonly check?: boolean;
}

/** What came of it; paths are relative to the root. */
export interface GenerateResult {
  /** Files whose content was, or with `check` is, not what generation yields. */
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
  /** Generated files that nothing asks for any more; removed, or with `check` left in place. */
  readonly stray: readonly string[];
  /** Why nothing was generated; when there are problems, no file is written. */
  readonly problems: readonly string[];
}

/** Writes, or compares, `src/api.generated.ts` of the packages and, when it is for all of them, their table in the README. */
export function generate(options: GenerateOptions): GenerateResult {
  const models = new ModelFolder(options.models ?? join(options.root, 'tools', 'models', 'data'));
  const catalogue = new Catalogue(models);
  const problems: string[] = [];
  const isWanted = isChosen(options.packages);
  const asking = servicePackages(options.root);
  const others = [
    ...renderIntegrations(options.root, models),
    ...renderServed(options.root, models, problems),
    ...renderExports(options.root, problems),
  ];
  const tables = [
    ...(asking.some(({ name }) => isWanted(name)) ? renderServices(options.root, catalogue, models, problems) : []),
    ...others.filter(({ name }) => isWanted(name)),
  ];
  const files = choosePackages(options, [...asking, ...others], problems).map(({ name, file, apis }) => {
    const found = apis.flatMap((api) => lookUp(catalogue, name, api, problems));
    return { file, text: problems.length === 0 ? renderApis(found, models.source) : '' };
  });
  files.push(...tables);
  if (options.packages === undefined || options.packages.length === 0)
    files.push(...renderReadme(options.root, problems));
  if (problems.length > 0) return { changed: [], unchanged: [], stray: [], problems };

  const isChanged = ({ file, text }: { file: string; text: string }): boolean =>
    !existsSync(file) || readFileSync(file, 'utf8') !== text;
  const changed = files.filter(isChanged);
  const stray = strayFiles(options.root, isWanted, new Set(files.map(({ file }) => file)));
  if (options.check !== true) {
    for (const { file, text } of changed) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    for (const file of stray) rmSync(file);
  }
  const name = (file: string): string => relative(options.root, file);
  return {
    changed: changed.map(({ file }) => name(file)),
    unchanged: files.filter((file) => !changed.includes(file)).map(({ file }) => name(file)),
    stray: stray.map(name),
    problems,
  };
}

function choosePackages(
  { root, packages }: GenerateOptions,
  asking: readonly { readonly name: string }[],
  problems: string[],
): ApiPackage[] {
  const all = findApiPackages(root);
  if (packages === undefined || packages.length === 0) return all;
  for (const wanted of packages) {
    if ([...all, ...asking].some(({ name }) => shortName(name) === shortName(wanted))) continue;
    const names = all.map(({ name }) => shortName(name));
    problems.push(`No package ${wanted} has sfnTasks.apis in its package.json.${closest(shortName(wanted), names)}`);
  }
  const chosen = isChosen(packages);
  return all.filter(({ name }) => chosen(name));
}

function isChosen(packages: readonly string[] = []): (packageName: string) => boolean {
  const chosen = new Set(packages.map(shortName));
  return (packageName) => packages.length === 0 || chosen.has(shortName(packageName));
}

function shortName(packageName: string): string {
  return packageName.replace(/^@[^/]+\//, '');
}

function lookUp(catalogue: Catalogue, packageName: string, api: string, problems: string[]): AssembledApi[] {
  try {
    return [catalogue.api(api)];
  } catch (error) {
    if (!(error instanceof UnknownApi)) throw error;
    problems.push(`${packageName}: ${error.message}`);
    return [];
  }
}
