import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { lineOf, moduleSpecifiersOf, parse } from './syntax';
import { type Check, packagesOf, sourceFilesOf, type WorkspacePackage } from './workspace';

const CDK = ['aws-cdk-lib', 'constructs'];

/** Service packages import core and the CDK alone, so that each installs and loads alone. */
export const imports: Check = (workspaceFolder) =>
  packagesOf(workspaceFolder).flatMap((entry) =>
    sourceFilesOf(workspaceFolder, entry.folder).flatMap((path) =>
      moduleSpecifiersOf(parse(workspaceFolder, path)).flatMap((specifier) => {
        const problem = problemOf(entry, path, specifier.text);
        return problem === undefined ? [] : [`${path}:${lineOf(specifier)} imports ${specifier.text}: ${problem}`];
      }),
    ),
  );

function problemOf(entry: WorkspacePackage, path: string, specifier: string): string | undefined {
  const source = `${entry.folder}/src`;
  if (specifier.startsWith('.')) {
    const target = posix.join(posix.dirname(path), specifier);
    return target === source || target.startsWith(`${source}/`)
      ? undefined
      : `a relative import stays inside ${source}, import another package by its name.`;
  }
  const allowed = allowedFor(entry, path.startsWith(`${source}/handler/`));
  if (allowed.modules.includes(moduleNameOf(specifier)) && !isSubpathOfSibling(specifier)) return undefined;
  if (allowed.builtins && isBuiltin(specifier)) return undefined;
  if (allowed.awsSdk && specifier.startsWith('@aws-sdk/')) return undefined;
  return `${allowed.rule}.`;
}

interface Allowed {
  readonly modules: readonly string[];
  readonly builtins?: boolean;
  readonly awsSdk?: boolean;
  /** What fits, as the end of a problem's sentence. */
  readonly rule: string;
}

function allowedFor({ isService, shortName, manifest, folder }: WorkspacePackage, inHandler: boolean): Allowed {
  if (isService && inHandler) {
    return {
      modules: ['@sfn-tasks/core', ...CDK],
      builtins: true,
      awsSdk: true,
      rule: 'Lambda code below src/handler may import Node built-ins and @aws-sdk/* besides core and the CDK',
    };
  }
  if (isService) {
    return {
      modules: ['@sfn-tasks/core', ...CDK],
      rule: 'a service package may import @sfn-tasks/core, aws-cdk-lib and constructs; Node built-ins and @aws-sdk/* belong below src/handler',
    };
  }
  if (shortName === 'core') {
    return { modules: [...CDK, 'jsonata'], rule: 'core may import aws-cdk-lib, constructs and jsonata' };
  }
  return {
    modules: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
    builtins: true,
    rule: `add it to the dependencies of ${folder}/package.json or do without it`,
  };
}

function moduleNameOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function isSubpathOfSibling(specifier: string): boolean {
  return specifier.startsWith('@sfn-tasks/') && specifier.split('/').length > 2;
}

function isBuiltin(specifier: string): boolean {
  return specifier.startsWith('node:') || builtinModules.includes(specifier);
}
