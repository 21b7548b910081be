import { links } from '../src/index';
import { workspace } from './fixture';

const pages = (files: Readonly<Record<string, string>>) => links(workspace(files));

describe('given links that lead somewhere', () => {
  test.each([
    ['a file', '[sqs](packages/sqs/package.json)'],
    ['a folder', '[sqs](packages/sqs)'],
    ['a heading of the page', '[below](#how-it-works-1)'],
    ['a heading of another page', '[there](docs/page.md#whats-new-in-20)'],
    ['a text over two lines', '[a\ntext](docs/page.md)'],
    ['another site', '[site](https://docs.aws.amazon.com/nowhere)'],
    ['nothing, in code', '`[a](b.md)`\n\n```md\n[a](b.md)\n# Heading\n```\n'],
  ])('when they lead to %s, then nothing is wrong', (_, text) => {
    const files = {
      'README.md': `# Title\n\n${text}\n\n## How it works\n\n## How it works\n`,
      'docs/page.md': "# What's `new` in [2.0](../README.md)\n",
    };
    expect(pages(files)).toEqual([]);
  });
});

describe('given links that lead nowhere', () => {
  test.each([
    ['[a](docs/none.md)', 'README.md:3 links to docs/none.md: there is no such file.'],
    ['[a](../outside.md)', 'README.md:3 links to ../outside.md: there is no such file.'],
    ['[a](#none)', 'README.md:3 links to #none: README.md has no heading #none.'],
    ['[a](packages/sqs#none)', 'README.md:3 links to packages/sqs#none: packages/sqs/README.md has no heading #none.'],
    ['![a](none.png)', 'README.md:3 links to none.png: there is no such file.'],
    ['[a]: none.md', 'README.md:3 links to none.md: there is no such file.'],
    [
      '[a](packages/sqs/src/send.ts#L1)',
      'README.md:3 links to packages/sqs/src/send.ts#L1: only Markdown pages have anchors.',
    ],
  ])('when a page says %s, then it is named with its line', (text, problem) => {
    expect(pages({ 'README.md': `# Title\n\n${text}\n` })).toEqual([problem]);
  });
});
