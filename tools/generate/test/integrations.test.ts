import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from '../src';

describe('given a package that asks for the integrations', () => {
  const root = mkdtempSync(join(tmpdir(), 'integrations-'));
  const folder = join(root, 'packages', 'any');
  afterAll(() => rmSync(root, { recursive: true }));

  test('when files are generated, then each integration has its client, the names of its errors and its results', () => {
    mkdirSync(join(folder, 'src'), { recursive: true });
    writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
    writeFileSync(join(folder, 'package.json'), '{ "name": "@sfn-tasks/any", "sfnTasks": { "integrations": true } }');
    const file = 'packages/any/src/integrations.generated.ts';
    const results = 'packages/any/src/result-shapes.generated.ts';
    const exceptions = 'packages/any/src/exception-name.generated.ts';
    const options = { root, models: join(__dirname, '..', '..', 'models', 'data'), packages: ['any'] };

    expect(generate(options)).toMatchObject({ changed: [file, results, exceptions], problems: [] });
    const shapes = readFileSync(join(root, results), 'utf8');
    expect(shapes).toContain("startExecution: { 'ExecutionArn!': 'string', 'StartDate!': 'timestamp' },\n");
    expect(shapes).toContain("Payload: 'any'");
    // No API of AWS is called, or its answer is a stream.
    expect(shapes).not.toMatch(/\b(http|apigateway|runJob|invokeHarness):/);
    expect(readFileSync(join(root, exceptions), 'utf8')).toContain('export function sdkExceptionName(error: string)');
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain("apigateway: { client: 'api-gateway', prefix: 'ApiGateway' },\n");
    expect(text).toContain(
      "sqs: { errors: { prefix: 'SQS', service: 'AmazonSQS', other: 'AmazonSQSException' }, apis: { sendMessage: { segment: 'sqs' } } },\n",
    );
    expect(text).toContain("createCluster: { segment: 'emr', operation: 'RunJobFlow', result: {");
    // Step Functions looks up what is named in the request, and no AWS API does.
    expect(text).toContain('modifyInstanceFleetByName: {}');
    expect(text).toContain('http: { apis: { invoke: {} } },\n');
  });
});
