import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packagesOf } from '@sfn-tasks-internal/checks';
import { deadLinksOf } from '../src/dead-links';
import { leadLinks } from '../src/lead-links';

const workspaceFolder = join(__dirname, '../../..');
let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(site, { recursive: true }));

const read = (page: string) => readFileSync(join(site, page), 'utf8');
function write(page: string, text: string): void {
  mkdirSync(dirname(join(site, page)), { recursive: true });
  writeFileSync(join(site, page), text);
}

test('the site has every package, with its README, and the pages of the repository, and no dead link', () => {
  const args = ['--import', 'tsx', join(__dirname, '../src/cli.ts'), site];
  // The command fails on a dead link, and on whatever TypeDoc warns of.
  execFileSync(process.execPath, args, { cwd: workspaceFolder, stdio: 'pipe', encoding: 'utf8' });

  for (const { manifest } of packagesOf(workspaceFolder)) {
    const command = manifest.bin === undefined ? 'install' : 'npx';
    expect(read(`modules/${manifest.name.replace(/[@/]/g, '_')}.html`)).toContain(command);
  }
  expect(read('classes/_sfn-tasks_sqs.SqsSendMessage.html')).toContain('Sends a message to an SQS queue.');
  expect(read('documents/docs_data-flow.html')).toContain('href="docs_jsonata.html"');
  expect(read('index.html')).toContain('href="modules/_sfn-tasks_sqs.html"');
  expect(read('index.html').match(/<h1/g)).toHaveLength(1);
  expect(read('documents/ARCHITECTURE.html')).toMatch(/<img src="\.\.\/media\/architecture\.svg"/);
}, 300_000);

test('given links between files of the repository, then they lead to pages, and what has none is plain text', () => {
  write(
    'index.html',
    '<a href="packages/sqs#use" class="a">sqs</a> <a href="media/sqs">copied</a> <a href="LICENSE">license</a> <a href="https://a.b/">b</a>',
  );
  write('modules/sqs.html', '<i id="use"></i><a href="../../README.md">back</a> <a href="../../docs/flow.md">flow</a>');
  write(
    'documents/flow.html',
    '<a href="../packages/sqs/README.md"><code>sqs</code></a> <a href="../media/sqs">copied</a>',
  );
  leadLinks(site, {
    'README.md': 'index.html',
    'packages/sqs': 'modules/sqs.html',
    'docs/flow.md': 'documents/flow.html',
  });
  expect(read('index.html')).toBe(
    '<a href="modules/sqs.html#use" class="a">sqs</a> <a href="modules/sqs.html">copied</a> license <a href="https://a.b/">b</a>',
  );
  expect(read('modules/sqs.html')).toBe(
    '<i id="use"></i><a href="../index.html">back</a> <a href="../documents/flow.html">flow</a>',
  );
  expect(read('documents/flow.html')).toBe(
    '<a href="../modules/sqs.html"><code>sqs</code></a> <a href="../modules/sqs.html">copied</a>',
  );
  expect(deadLinksOf(site)).toEqual([]);
});

test('given links that lead nowhere, then each is named with its page', () => {
  write(
    'index.html',
    '<a href="none.html">a</a> <a href="a/b.html#none">b</a> <img src="../out.png"> <a href="#top">c</a>',
  );
  write('a/b.html', '<a href="../index.html">back</a>');
  expect(deadLinksOf(site)).toEqual([
    'index.html links to none.html: no such file',
    'index.html links to a/b.html#none: no such place on a/b.html',
    'index.html links to ../out.png: no such file',
    'index.html links to #top: no such place on index.html',
  ]);
});
