import { words } from '../src/index';
import { workspace } from './fixture';

const machinePath = ['', 'work', 'main'].join('/');
const home = ['', 'root', '.npmrc'].join('/');
const neighbour = ['..', 'shared', 'x'].join('/');
const registry = ['registry', 'npmjs', 'org'].join('.');

test('given files that name no machine, then it passes', () => {
  const text = 'See docs/work/flow.md, https://example.com/work/ and the root/ of things.\n';
  expect(words(workspace({ 'README.md': text, 'pnpm-lock.yaml': `https://${registry}/x\n` }))).toEqual([]);
});

test.each([machinePath, home, neighbour, registry])('given %s, then it names the line', (word) => {
  expect(words(workspace({ 'docs/page.md': `One.\nLook in \`${word}\` now.\n` }))).toEqual([
    expect.stringMatching(/^docs\/page\.md:2 says .*: .*\.$/),
  ]);
});
