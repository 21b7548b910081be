import ts from 'typescript';
import { moduleSpecifiersOf, parse, walk } from './syntax';
import { type Check, filesOf, isGenerated, servicePackagesOf, textOf } from './workspace';

const FEWEST_OF_A_LIST = 3;
const USES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** No list of packages is kept by hand: what needs one derives it from the workspace. */
export const packageLists: Check = (workspaceFolder) => {
  const shortNames = new Set(servicePackagesOf(workspaceFolder).map(({ shortName }) => shortName));
  return filesOf(workspaceFolder)
    .filter((path) => isConfiguration(path))
    .flatMap((path) => {
      const named = new Set<string>();
      for (const [, shortName] of namingTextOf(workspaceFolder, path).matchAll(
        /(?:@sfn-tasks|packages)\/([a-z0-9-]+)/g,
      )) {
        if (shortNames.has(shortName!)) named.add(shortName!);
      }
      if (named.size < FEWEST_OF_A_LIST) return [];
      return [`${path} lists packages (${[...named].sort().join(', ')}): derive the list from the workspace instead.`];
    });
};

function isConfiguration(path: string): boolean {
  if (/^(packages|docs)\//.test(path) || /(^|\/)test\//.test(path)) return false;
  if (isGenerated(path) || path === 'pnpm-lock.yaml') return false;
  return /\.(ya?ml|jsonc?|[cm]?[jt]s|sh)$/.test(path) || path.startsWith('.ci/');
}

/** The text of a file that could list packages: to import a package or to depend on it is to use it. */
function namingTextOf(workspaceFolder: string, path: string): string {
  if (/(^|\/)package\.json$/.test(path)) {
    const fields: Record<string, unknown> = JSON.parse(textOf(workspaceFolder, path));
    return JSON.stringify({ ...fields, ...Object.fromEntries(USES.map((use) => [use, undefined])) });
  }
  if (!/\.[cm]?[jt]s$/.test(path)) return textOf(workspaceFolder, path);
  const file = parse(workspaceFolder, path);
  const modules = new Set<ts.Node>(moduleSpecifiersOf(file));
  const strings: string[] = [];
  walk(file, (node) => {
    if ((ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node)) && !modules.has(node))
      strings.push(node.text);
  });
  return strings.join('\n');
}
