import {
  type Check,
  type Manifest,
  mostCommon,
  packagesOf,
  servicePackagesOf,
  type WorkspacePackage,
} from './workspace';

/** What a package says of itself; all else is the same in every service package. */
const OWN_FIELDS = ['name', 'version', 'description', 'keywords', 'sfnTasks'];
const OWN_REQUIRED = ['name', 'version', 'description', 'keywords'];
/** Compared entry by entry below, since a package may need more than the others. */
const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies'];
/** What packages that are not of one service have in common with those that are. */
const SHARED_FIELDS = ['license', 'engines', 'publishConfig.access'];
const SERVICE_DEPENDENCIES: Readonly<Record<string, string>> = { '@sfn-tasks/core': 'workspace:^' };

/** The manifests of all service packages say the same, each package's own facts apart. */
export const manifest: Check = (workspaceFolder) => {
  const services = servicePackagesOf(workspaceFolder);
  return packagesOf(workspaceFolder).flatMap((entry) => [
    ...ownFacts(entry),
    ...ranges(entry),
    ...(entry.isService
      ? [...sameFields(entry, services), ...serviceDependencies(entry, services)]
      : SHARED_FIELDS.flatMap((field) => sameValue(entry, services, field))),
  ]);
};

function ownFacts({ folder, shortName, manifest: found }: WorkspacePackage): string[] {
  const file = `${folder}/package.json`;
  const problems = OWN_REQUIRED.filter((field) => found[field] === undefined).map(
    (field) => `${file} has no ${field}: add it.`,
  );
  if (found.name !== undefined && found.name !== `@sfn-tasks/${shortName}`) {
    problems.push(
      `${file} is named ${found.name}: a package is named after its folder, write @sfn-tasks/${shortName}.`,
    );
  }
  for (const api of found.sfnTasks?.apis ?? []) {
    if (!/^[a-z0-9-]+(:[a-z0-9-]+)?:[A-Za-z0-9]+$/.test(api)) {
      problems.push(`${file} lists the API "${api}": write it as service:api, such as sqs:sendMessage.`);
    }
  }
  return problems;
}

function ranges({ folder, manifest: found }: WorkspacePackage): string[] {
  return Object.entries({ ...found.dependencies, ...found.devDependencies }).flatMap(([name, range]) => {
    const fits = name.startsWith('@sfn-tasks/')
      ? 'workspace:^'
      : name.startsWith('@sfn-tasks-internal/')
        ? 'workspace:*'
        : 'catalog:';
    return range === fits ? [] : [`${folder}/package.json depends on ${name} ${range}: write ${fits}`];
  });
}

function sameFields(entry: WorkspacePackage, services: readonly WorkspacePackage[]): string[] {
  const special = [...OWN_FIELDS, ...DEPENDENCY_FIELDS];
  const fields = new Set(services.flatMap((service) => Object.keys(service.manifest)));
  return [...fields].filter((field) => !special.includes(field)).flatMap((field) => sameValue(entry, services, field));
}

function sameValue(entry: WorkspacePackage, services: readonly WorkspacePackage[], field: string): string[] {
  const found = valueAt(entry.manifest, field);
  const usual = services.length === 0 ? found : mostCommon(services.map((service) => valueAt(service.manifest, field)));
  if (found === usual) return [];
  const file = `${entry.folder}/package.json`;
  if (usual === undefined) return [`${file} has a field that other service packages have not: remove ${field}.`];
  if (found === undefined) return [`${file} has no ${field}: the other packages have ${usual}, copy it.`];
  return [`${file} has ${field} ${found}: the other packages have ${usual}, copy it.`];
}

/** As text, since the order of conditions in `exports` has a meaning. */
function valueAt(found: Manifest, field: string): string | undefined {
  let value: unknown = found;
  for (const key of field.split('.')) value = (value as Record<string, unknown> | undefined)?.[key];
  return JSON.stringify(value);
}

function serviceDependencies(entry: WorkspacePackage, services: readonly WorkspacePackage[]): string[] {
  const file = `${entry.folder}/package.json`;
  const { dependencies = {}, devDependencies = {} } = entry.manifest;
  const problems: string[] = [];
  for (const name of Object.keys(dependencies)) {
    if (SERVICE_DEPENDENCIES[name] === undefined) {
      problems.push(`${file} depends on ${name}: a service package depends on @sfn-tasks/core alone, remove it.`);
    }
  }
  for (const name of Object.keys(SERVICE_DEPENDENCIES)) {
    if (dependencies[name] === undefined) problems.push(`${file} does not depend on ${name}: add it.`);
  }
  const most = services.length / 2;
  const names = new Set(services.flatMap((service) => Object.keys(service.manifest.devDependencies ?? {})));
  for (const name of names) {
    const holders = services.filter((service) => service.manifest.devDependencies?.[name] !== undefined);
    if (holders.length > most && devDependencies[name] === undefined) {
      problems.push(`${file} has no devDependency on ${name}: the other service packages have it, add it.`);
    }
  }
  return problems;
}
