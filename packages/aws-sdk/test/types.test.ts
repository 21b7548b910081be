import { join } from 'node:path';
import ts from 'typescript';

// A compiler reads all of aws-cdk-lib first.
jest.setTimeout(240_000);

const root = join(__dirname, '..', '..', '..');
const file = join(__dirname, 'written.ts');
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile).config,
  ts.sys,
  root,
);

let text = '';
let version = 0;
const service = ts.createLanguageService({
  ...ts.sys,
  useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
  getCompilationSettings: () => options,
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? String(version) : '0'),
  getScriptSnapshot: (name) => {
    const content = name === file ? text : ts.sys.readFile(name);
    return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
  },
  getCurrentDirectory: () => root,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: (name) => name === file || ts.sys.fileExists(name),
});

/** What the compiler says of a program that makes tasks, without the end of each message. */
function errorsIn(code: string): string[] {
  write(code);
  return (
    service
      .getSemanticDiagnostics(file)
      .filter(({ category }) => category === ts.DiagnosticCategory.Error)
      // What a program does not use is its own affair.
      .filter(({ reportsUnnecessary }) => reportsUnnecessary === undefined)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  );
}

/** What an editor offers where the program has a `|`. */
function offeredIn(code: string): string[] {
  const position = write(code.replace('|', ''), code.indexOf('|'));
  return service.getCompletionsAtPosition(file, position, {})?.entries.map(({ name }) => name) ?? [];
}

function write(code: string, position = 0): number {
  const head = [
    "import { awsSdkError, CallAwsService, CallAwsServiceCrossRegion } from '../src';",
    "import { Jsonata, JsonPath } from '@sfn-tasks/core';",
    "import type { PutItemCommandInput } from '@aws-sdk/client-dynamodb';",
    'declare const scope: import("constructs").Construct;\n',
  ].join('\n');
  text = head + code;
  version++;
  return head.length + position;
}

const call = (props: string, types = '') => `new CallAwsService${types}(scope, 'Call', ${props});`;
/** The two statics, as `new` takes them. */
const made = (language: string, props: string, types = '') =>
  `CallAwsService.${language}${types}(scope, 'Call', ${props});`;
const remote = (props: string) => `new CallAwsServiceCrossRegion(scope, 'Call', { region: 'us-east-1', ${props} });`;

describe('given an editor', () => {
  test('when a service is written, then the services are offered', () => {
    const offered = offeredIn(call("{ service: '|' }"));
    expect(offered).toEqual(expect.arrayContaining(['s3', 'sfn', 'cloudwatchlogs']));
    expect(offered.length).toBeGreaterThan(410);
  });

  test.each(['jsonPath', 'jsonata'])('when names are written for %s, then the same are offered', (language) => {
    expect(offeredIn(made(language, "{ service: '|' }"))).toEqual(expect.arrayContaining(['s3', 'sfn']));
    const offered = offeredIn(made(language, "{ service: 's3', action: '|' }"));
    expect(offered).toEqual(expect.arrayContaining(['getObject', 'listObjectsV2']));
    expect(offered).not.toContain('getItem');
  });

  test.each(['jsonPath', 'jsonata'])('when a client is written for %s, then its actions are offered', (language) => {
    const code = `CallAwsServiceCrossRegion.${language}(scope, 'Call', { region: 'us-east-1', service: 's3', action: '|' });`;
    const offered = offeredIn(code);
    expect(offered).toEqual(expect.arrayContaining(['getObject', 'listObjectsV2']));
    expect(offered).not.toContain('getItem');
  });

  test('when an error is written, then those of the service are offered', () => {
    const offered = offeredIn("awsSdkError('s3', '|');");
    expect(offered).toEqual(expect.arrayContaining(['NoSuchKey', 'S3Exception']));
    expect(offered).not.toContain('ConditionalCheckFailedException');
  });

  test('when an action is written, then those of the service are offered that Step Functions calls', () => {
    const offered = offeredIn(call("{ service: 's3', action: '|' }"));
    expect(offered).toEqual(expect.arrayContaining(['getObject', 'listObjectsV2']));
    expect(offered).not.toContain('selectObjectContent');
    expect(offered).not.toContain('getItem');
  });
});

describe('given a program', () => {
  test.each([
    ['a known API', call("{ service: 's3', action: 'listBuckets' }")],
    [
      'an expression',
      call("{ service: 's3', action: 'deleteBucket', parameters: { Bucket: JsonPath.stringAt('$.b') } }"),
    ],
    ['a newer API', call("{ service: 'brandnew', action: 'doThing', allowUnknownApi: true }")],
    ['a service without a model', call("{ service: 'sms', action: 'anyThing' }")],
    ['a client', remote("service: 'cloudwatch-logs', action: 'createLogGroup'")],
    ['a stream of a client', remote("service: 'bedrock-runtime', action: 'converseStream'")],
    ['a static in JSONPath', "CallAwsService.jsonPath(scope, 'Call', { service: 's3', action: 'listBuckets' });"],
    ['a static in JSONata', "CallAwsService.jsonata(scope, 'Call', { service: 's3', action: 'listBuckets' });"],
    ['a newer API in JSONata', made('jsonata', "{ service: 'new', action: 'doThing', allowUnknownApi: true }")],
    [
      'a class of its own',
      "class Own extends CallAwsService<'s3'> {} Own.jsonPath(scope, 'Call', { service: 's3', action: 'listBuckets' });",
    ],
  ])('when it makes %s, then it compiles', (_, code) => {
    expect(errorsIn(code)).toEqual([]);
  });

  test.each([
    ['a misspelt service', call("{ service: 'dynamdb', action: 'getItem' }"), /"dynamdb"/],
    ['a misspelt action', call("{ service: 'dynamodb', action: 'getItm' }"), /"getItm"/],
    ['an action of another service', call("{ service: 's3', action: 'getItem' }"), /"getItem"/],
    ['an unsupported action', call("{ service: 's3', action: 'selectObjectContent' }"), /"selectObjectContent"/],
    ...['jsonPath', 'jsonata'].flatMap((language): [string, string, RegExp][] => [
      [`a misspelt service in ${language}`, made(language, "{ service: 'dynamdb', action: 'getItem' }"), /"dynamdb"/],
      [`a misspelt action in ${language}`, made(language, "{ service: 'dynamodb', action: 'getItm' }"), /"getItm"/],
      [
        `an action of another service in ${language}`,
        made(language, "{ service: 's3', action: 'getItem' }"),
        /"getItem"/,
      ],
      [
        `an unsupported action in ${language}`,
        made(language, "{ service: 's3', action: 'selectObjectContent' }"),
        /"selectObjectContent"/,
      ],
    ]),
    ['outputs in JSONPath', made('jsonPath', "{ service: 's3', action: 'listBuckets', outputs: {} }"), /'outputs'/],
    [
      'a path in JSONata',
      made('jsonata', "{ service: 's3', action: 'listBuckets', resultPath: '$.a' }"),
      /'resultPath'/,
    ],
    ['a misspelt error', "awsSdkError('s3', 'NoSuchKy');", /"NoSuchKy"/],
    ['a misspelt client', remote("service: 'cloudwatch-log', action: 'createLogGroup'"), /"cloudwatch-log"/],
    ['a misspelt action of a client', remote("service: 'cloudwatch-logs', action: 'createLogGrp'"), /"createLogGrp"/],
  ])('when it makes %s, then it does not compile', (_, code, message) => {
    expect(errorsIn(code).join('\n')).toMatch(message);
  });
});

describe('given a type of the request', () => {
  const put = (parameters: string) =>
    call(`{ service: 'dynamodb', action: 'putItem', parameters: ${parameters} }`, "<'dynamodb', PutItemCommandInput>");

  test('when the parameters fit, then it compiles, expressions and the spelling of Step Functions included', () => {
    expect(errorsIn(put("{ TableName: 'a', Item: { id: { S: JsonPath.stringAt('$.id') } } }"))).toEqual([]);
    expect(
      errorsIn(put("{ TableName: '{% $t %}', Item: { id: { S: Jsonata.stringAt('{% $states.input.id %}') } } }")),
    ).toEqual([]);
    const own =
      "<'sfn', { stateMachineArn: string; DBName?: string; S3Key?: string; when?: Date; bytes?: Uint8Array }>";
    const parameters = "{ StateMachineArn: 'a', DbName: 'b', S3Key: 'c', When: '2026-01-01T00:00:00Z', Bytes: 'd' }";
    expect(errorsIn(call(`{ service: 'sfn', action: 'startExecution', parameters: ${parameters} }`, own))).toEqual([]);
  });

  test.each(['jsonPath', 'jsonata'])('when %s takes it, then the parameters are typed', (language) => {
    const put = (parameters: string) =>
      made(
        language,
        `{ service: 'dynamodb', action: 'putItem', parameters: ${parameters} }`,
        "<'dynamodb', PutItemCommandInput>",
      );
    expect(
      errorsIn(put("{ TableName: 'a', Item: { id: { S: Jsonata.stringAt('{% $states.input.id %}') } } }")),
    ).toEqual([]);
    expect(errorsIn(put("{ TableNam: 'a', Item: {} }")).join('\n')).toMatch(/'TableNam' does not exist/);
    expect(errorsIn(put("{ TableName: 'a' }")).join('\n')).toMatch(/'Item' is missing/);
  });

  test.each([
    ['a misspelt parameter', put("{ TableNam: 'a', Item: {} }"), /'TableNam' does not exist/],
    ['a missing parameter', put("{ TableName: 'a' }"), /'Item' is missing/],
    ['another type', put('{ TableName: 1, Item: {} }'), /'number' is not assignable/],
  ])('when it has %s, then it does not compile', (_, code, message) => {
    expect(errorsIn(code).join('\n')).toMatch(message);
  });
});
