import { markdown } from '../src/index';
import { workspace } from './fixture';

const block = (...lines: string[]) => ['```ts', ...lines, '```', ''].join('\n');
const send = ["import { SqsSend } from '@sfn-tasks/sqs';", "const send = new SqsSend({ body: 'x' });"];

describe('given pages whose blocks compile', () => {
  test('when two blocks use the same name, then each is a program of its own', () => {
    expect(markdown(workspace({ 'README.md': `# Title\n\n${block(...send)}\n${block(...send)}` }))).toEqual([]);
  });

  test('when a block continues the one before it, then it sees its names', () => {
    const page = `${block(...send)}\nThen:\n\n${block('// continues', 'send.props.body.trim();')}`;
    expect(markdown(workspace({ 'docs/page.md': page }))).toEqual([]);
  });

  test('when a block is of another language, then it is not compiled', () => {
    const page = '```sh\nnpm install\n```\n\n````md\n```ts\nnonsense(\n```\n````\n\n```text\nconst = ;\n```\n';
    expect(markdown(workspace({ 'docs/page.md': page }))).toEqual([]);
  });

  test('when a page at the root uses what the packages depend on, then it is found', () => {
    const installed = 'packages/core/node_modules/constructs';
    const files = {
      [`${installed}/package.json`]: { name: 'constructs', types: 'index.d.ts' },
      [`${installed}/index.d.ts`]: 'export declare class Construct {}\n',
    };
    const page = block("import { Construct } from 'constructs';", 'new Construct();');
    expect(markdown(workspace({ ...files, 'README.md': page }))).toEqual([]);
    expect(markdown(workspace({ 'README.md': page }))).toEqual([
      expect.stringContaining("README.md:2 the TypeScript block does not compile: Cannot find module 'constructs'"),
    ]);
  });
});

describe('given a page whose block does not compile', () => {
  test('when a name is not there, then it names the line of the page', () => {
    const page = `# Title\n\n${block("import { SqsSent } from '@sfn-tasks/sqs';")}`;
    expect(markdown(workspace({ 'packages/sqs/README.md': page }))).toEqual([
      expect.stringMatching(/^packages\/sqs\/README\.md:4 the TypeScript block does not compile: .*SqsSent/),
    ]);
  });

  test('when a block does not say that it continues, then it does not see the names before it', () => {
    expect(markdown(workspace({ 'docs/page.md': block(...send) + block('send.props.body.trim();') }))).toEqual([
      "docs/page.md:6 the TypeScript block does not compile: Cannot find name 'send'.",
    ]);
  });

  test('when a continued block is wrong, then the line is its own', () => {
    const page = `${block(...send)}\nThen:\n\n${block('// continues', 'send.props.size;')}`;
    expect(markdown(workspace({ 'docs/page.md': page }))).toEqual([
      "docs/page.md:10 the TypeScript block does not compile: Property 'size' does not exist on type 'SqsSendProps'.",
    ]);
  });

  test('when it is only looser than strict allows, then it fails', () => {
    expect(markdown(workspace({ 'docs/page.md': block('export function f(x) { return x; }') }))).toEqual([
      "docs/page.md:2 the TypeScript block does not compile: Parameter 'x' implicitly has an 'any' type.",
    ]);
  });
});
