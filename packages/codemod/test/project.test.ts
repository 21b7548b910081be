import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import ts from 'typescript';
import { main } from '../src/main';

const packageFolder = join(__dirname, '..');
const FILES = ['bin/app.ts', 'lib/reports.ts', 'lib/shop.ts'];
let root: string;
let printed: string[];

/** A copy of the project, with the packages that this one has installed. */
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'codemod-'));
  cpSync(join(__dirname, 'project'), join(root, 'project'), {
    recursive: true,
  });
  symlinkSync(join(packageFolder, 'node_modules'), join(root, 'node_modules'));
  printed = [];
});
afterEach(() => rmSync(root, { recursive: true }));

const run = (...args: string[]) => main([...args, join(root, 'project')], (text) => printed.push(text));
const texts = () => FILES.map((file) => readFileSync(join(root, 'project', file), 'utf8'));

/** Parsed once for all programs: what is outside the project does not change. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of the project's files, by the settings of this workspace. */
function complaints(): string[] {
  const { config } = ts.readConfigFile(join(packageFolder, '../../tsconfig.base.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, files: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => {
    if (file.startsWith(root)) return getSourceFile(file, ...rest);
    if (!parsed.has(file)) parsed.set(file, getSourceFile(file, ...rest));
    return parsed.get(file);
  };
  const rootNames = FILES.map((file) => join(root, 'project', file));
  const program = ts.createProgram({
    rootNames,
    options: { ...options, types: [] },
    host,
  });
  return rootNames
    .map((file) => program.getSourceFile(file)!)
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

/** The templates of the project, by stack. */
function templates(): Record<string, Template> {
  const { makeApp } = jest.requireActual<{ makeApp: (outdir: string) => App }>(join(root, 'project/bin/app.ts'));
  const app = makeApp(join(root, 'cdk.out'));
  return Object.fromEntries(
    app.node.children
      .filter(({ node }) => node.id !== 'Tree')
      .map((stack) => [stack.node.id, Template.fromStack(stack as never)]),
  );
}

/** The states of the one machine of a stack, as text: references to resources are as they are. */
function definitionOf(template: Template): unknown {
  const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'));
  return machine!['Properties'].DefinitionString;
}

describe('given a CDK project that synthesises', () => {
  test('when it is moved, then it still does, with the same states, and the packages to install are told', () => {
    expect(complaints()).toEqual([]);
    const before = templates();

    expect(run()).toBe(0);
    jest.resetModules();

    expect(texts().join('\n')).not.toMatch(/stepfunctions[-_]tasks/);
    expect(complaints()).toEqual([]);
    const after = templates();
    expect(Object.keys(after)).toEqual(['Shop', 'Reports']);
    for (const stack of Object.keys(before)) expect(definitionOf(after[stack]!)).toEqual(definitionOf(before[stack]!));
    expect(
      printed
        .join('\n')
        .replaceAll(`${relative('.', root)}`, '')
        .replaceAll(root, ''),
    ).toMatchInlineSnapshot(`
      "/project/lib/reports.ts
        10: EmrAddStepProps → @sfn-tasks/emr
        14: ActionOnFailure → @sfn-tasks/emr
        16: EmrAddStep → @sfn-tasks/emr
        17: SnsPublish → @sfn-tasks/sns

      /project/lib/shop.ts
        7: DynamoAttributeValue → @sfn-tasks/dynamodb
        8: DynamoPutItem → @sfn-tasks/dynamodb
        9: LambdaInvoke → @sfn-tasks/lambda
        10: LambdaInvokeProps → @sfn-tasks/lambda
        11: SqsSendMessage → @sfn-tasks/sqs

      3 files read, 2 changed: 9 names moved, 0 left.
      Install what they come from now: npm install @sfn-tasks/dynamodb @sfn-tasks/emr @sfn-tasks/lambda @sfn-tasks/sns @sfn-tasks/sqs"
    `);
  });

  test('when it is moved again, then nothing changes', () => {
    run();
    const once = texts();
    expect(run('--core')).toBe(0);
    const core = texts();
    expect(core).not.toEqual(once);
    expect(complaints()).toEqual([]);
    printed = [];
    expect(run('--core')).toBe(0);
    expect(texts()).toEqual(core);
    expect(printed).toEqual(['3 files read, 0 changed: 0 names moved, 0 left.']);
  });

  test('when it is a rehearsal, then the files stay and the report is the same', () => {
    const before = texts();
    expect(run('--dry-run')).toBe(0);
    expect(texts()).toEqual(before);
    expect(printed.join('\n')).toContain('2 would change: 9 names moved');
  });

  test('when the project is installed with pnpm, then the packages are added with it, wherever the command runs', () => {
    writeFileSync(join(root, 'project/pnpm-lock.yaml'), '');
    expect(run()).toBe(0);
    expect(printed.join('\n')).toContain('pnpm add @sfn-tasks/dynamodb @sfn-tasks/emr');
  });
});

describe('given a command line that does not fit', () => {
  test.each([
    [['--nonsense'], /Unknown option '--nonsense'[\s\S]*Usage/],
    [['no-such-folder'], /^There is no no-such-folder: name files or folders of the project\.[\s\S]*Usage/],
  ])('when it says %j, then it tells the usage', (args, message) => {
    expect(main(args, (text) => printed.push(text))).toBe(1);
    expect(printed.join('\n')).toMatch(message);
  });
});
