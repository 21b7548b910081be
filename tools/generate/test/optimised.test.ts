import { join } from 'node:path';
import ts from 'typescript';
import { type AssembledApi, Catalogue, ModelFolder, renderApis } from '../src';
import { readOverlays } from '../src/overlay';

const root = join(__dirname, '..', '..', '..');
const core = join(root, 'packages', 'core');
const catalogue = new Catalogue(new ModelFolder(join(root, 'tools', 'models', 'data')));
const identifiers = catalogue.optimised();

/** What the compiler says of a file that stands beside core's own. */
function diagnostics(text: string): string[] {
  const file = join(core, 'src', 'in-memory.generated.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    declaration: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    types: [],
    paths: {
      '@sfn-tasks/core': [join(core, 'src', 'api.ts')],
      // The one type that core's file needs, without the rest of the CDK, which takes the compiler twenty seconds.
      'aws-cdk-lib': [join(core, 'node_modules', 'aws-cdk-lib', 'core', 'lib', 'resolvable.d.ts')],
    },
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (name) => name === file || fileExists(name);
  host.getSourceFile = (name, ...rest) =>
    name === file ? ts.createSourceFile(name, text, ts.ScriptTarget.ES2022) : getSourceFile(name, ...rest);
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options, host))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('given the overlays, when they are read, then they hold the 64 optimised APIs', () => {
  expect(identifiers).toHaveLength(64);
});

test('given how errors are called, when it is read, then each part has a source or is said to have none', () => {
  const overlays = [...readOverlays(join(__dirname, '..', 'overlays')).values()];
  const unsourced = overlays.flatMap(({ service, errors }) => {
    const parts = (['prefix', 'service', 'other'] as const).filter(
      (part) => errors?.[part] !== undefined && !errors.unconfirmed?.includes(part),
    );
    return errors?.source === undefined && parts.length > 0 ? [`${service}: ${parts}`] : [];
  });
  expect(unsourced).toEqual([]);
});

test.each(identifiers)('given %s, when it is read, then its request has members', (identifier) => {
  const { input, shapes } = catalogue.api(identifier);
  const request = shapes.get(input);
  expect(request?.type === 'structure' && Object.keys(request.members).length > 0).toBe(true);
});

test('given the renamed APIs of EMR, when they are read, then their requests are those of Step Functions', () => {
  const members = (api: AssembledApi): unknown => {
    const request = api.shapes.get(api.input);
    return request?.type === 'structure' ? [Object.keys(request.members).sort(), request.required] : undefined;
  };
  expect(members(catalogue.api('elasticmapreduce:addStep'))).toEqual([
    ['ClusterId', 'ExecutionRoleArn', 'Step'],
    ['ClusterId', 'Step'],
  ]);
  expect(members(catalogue.api('elasticmapreduce:terminateCluster'))).toEqual([['ClusterId'], ['ClusterId']]);
  expect(members(catalogue.api('elasticmapreduce:modifyInstanceGroupByName'))).toEqual([
    ['ClusterId', 'InstanceGroup', 'InstanceGroupName'],
    ['ClusterId', 'InstanceGroupName', 'InstanceGroup'],
  ]);
});

describe('given all optimised APIs and some of the AWS SDK in one file', () => {
  const sdk = ['aws-sdk:glue:startCrawler', 'aws-sdk:scheduler:createSchedule', 'aws-sdk:dynamodb:putItem'];
  const text = renderApis(
    [...identifiers, ...sdk].map((identifier) => catalogue.api(identifier)),
    'botocore',
  );

  test('when TypeScript reads it, then it finds nothing wrong', () => {
    expect(diagnostics(text)).toEqual([]);
  });

  test('when a request is mistyped, then TypeScript says so', () => {
    const wrong = `${text}\nexport const request: SendMessageRequest = { QueueUrl: 'x', MessageBdy: { any: 'thing' } };\n`;
    expect(diagnostics(wrong)).toEqual([
      expect.stringContaining("'MessageBdy' does not exist in type 'SendMessageRequest'"),
    ]);
  });

  test('when a request fits, then expressions and tokens fit too', () => {
    const right = `${text}\nexport const request: RunTaskRequest = {
      TaskDefinition: '{% $states.input.definition %}',
      LaunchType: 'NEW_LAUNCH_TYPE',
      Overrides: { ContainerOverrides: [{ Environment: '{% $states.input.environment %}', Cpu: 256 }] },
    };\n`;
    expect(diagnostics(right)).toEqual([]);
  });
});
