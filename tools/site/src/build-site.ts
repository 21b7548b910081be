import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, packagesOf } from '@sfn-tasks-internal/checks';
import { leadLinks } from './lead-links';

/** Writes the reference of all packages and the pages of the repository as one site; returns what TypeDoc complains about. */
export async function buildSite(workspaceFolder: string, out: string): Promise<string[]> {
  // An ES module, which a CommonJS one can only load at run time.
  const { Application, Logger, LogLevel } = await import('typedoc');
  const packages = packagesOf(workspaceFolder);
  const pages = filesOf(workspaceFolder).filter((path) => /^(docs\/)?[^/]+\.md$/.test(path) && path !== 'README.md');
  const app = await Application.bootstrap({
    name: 'sfn-tasks',
    tsconfig: join(__dirname, '../tsconfig.packages.json'),
    // One program for all: the CDK's declarations, which are most of the work, are read once.
    entryPoints: packages.map(({ folder }) => join(workspaceFolder, folder, 'src/index.ts')),
    readme: join(workspaceFolder, 'README.md'),
    projectDocuments: pages.map((path) => join(workspaceFolder, path)),
    // `tsc` does it.
    skipErrorChecking: true,
    excludePrivate: true,
    excludeExternals: true,
    disableSources: true,
    highlightLanguages: ['typescript', 'javascript', 'json', 'bash'],
    githubPages: false,
    // What links lead to is looked at when the site is there.
    validation: { notExported: false, invalidLink: true, invalidPath: false },
  });
  const complaints: string[] = [];
  class Complaints extends Logger {
    public override log(message: string, level: number): void {
      if (level >= LogLevel.Warn) complaints.push(message);
    }
  }
  app.logger = new Complaints();
  const project = await app.convert();
  if (project === undefined) return complaints;
  const [start] = project.readme ?? [];
  if (start !== undefined) start.text = withoutTitle(start.text);
  for (const module of project.children ?? []) {
    const found = packages.find(({ shortName }) => module.name.split('/').includes(shortName));
    if (found === undefined) continue;
    module.name = found.manifest.name;
    const readme = readFileSync(join(workspaceFolder, found.folder, 'README.md'), 'utf8');
    module.readme = [{ kind: 'text', text: withoutTitle(readme) }];
  }
  await app.generateDocs(project, out);
  leadLinks(out, {
    'README.md': 'index.html',
    ...Object.fromEntries(
      pages.map((path) => [path, `documents/${path.replace(/\.md$/, '').replaceAll('/', '_')}.html`]),
    ),
    ...Object.fromEntries(
      packages.map(({ folder, manifest }) => [folder, `modules/${manifest.name.replace(/[@/]/g, '_')}.html`]),
    ),
  });
  return complaints;
}

/** A page of the reference has the name of what it is about as its title already. */
function withoutTitle(readme: string): string {
  return readme.replace(/^# .*\n/, '');
}
