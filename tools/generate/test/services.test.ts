import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import sdkServices from '../data/sdk-services.json';
import { generate } from '../src';

const folder = join(__dirname, '..', '..', 'models', 'data');
const services: Readonly<Record<string, { model: string | null; client?: string }>> = sdkServices.services;

describe('given a package that asks for the services', () => {
  let root: string;
  const options = () => ({ root, models: join(__dirname, 'fixtures', 'models') });
  const file = 'packages/any/src/services.generated.ts';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'services-'));
    mkdirSync(join(root, 'packages', 'any', 'src'), { recursive: true });
    writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
    const manifest = { name: '@sfn-tasks/any', sfnTasks: { apis: [], services: true } };
    writeFileSync(join(root, 'packages', 'any', 'package.json'), JSON.stringify(manifest));
  });

  afterEach(() => rmSync(root, { recursive: true }));

  test('when files are generated, then it has the names of each', () => {
    const ofServices = ['glue', 'sqs'].map((name) => `packages/any/src/catalogue/${name}.generated.json`);
    const types = ['actions', 'errors'].map((name) => `packages/any/src/${name}.generated.ts`);
    const files = [file, ...types, ...ofServices];
    expect(generate({ ...options(), packages: ['any'] })).toMatchObject({ changed: files, problems: [] });
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toMatch(/^ {2}databasemigration: \{ iam: 'dms', client: 'database-migration-service', prefix: '/m);
    expect(text).toContain("  connectparticipant: { iam: null, prefix: 'ConnectParticipant' },\n");
    expect(text).toContain("  'iot-data-plane': { iam: 'iot' },\n");
    expect(generate(options())).toMatchObject({ changed: [], unchanged: files });
  });

  test('when files are generated, then actions complete, and a service has a line for each operation and shape', () => {
    generate({ ...options(), packages: ['any'] });
    const actions = readFileSync(join(root, 'packages/any/src/actions.generated.ts'), 'utf8');
    expect(actions).toMatch(/^ {2}sqs: .*'sendMessage'/m);
    expect(actions).toContain('  sms: string;\n');
    const errors = readFileSync(join(root, 'packages/any/src/errors.generated.ts'), 'utf8');
    expect(errors).toMatch(/^ {2}sqs: 'QueueDoesNotExist' \| 'SqsException';$/m);
    expect(errors).toContain('  sms: string;\n');
    const text = readFileSync(join(root, 'packages/any/src/catalogue/sqs.generated.json'), 'utf8');
    expect(text).toContain(
      '"SendMessage":{"input":"SendInput","allow":[{"actions":["sqs:SendMessage"],"resources":["!arn:{Partition}:sqs:{Region}:{Account}:{QueueUrl|queue}"]}]}',
    );
    expect(JSON.parse(text)).toMatchObject({
      shapes: { SendInput: { type: 'structure' } },
      names: { DbName: 'DBName' },
      errors: ['QueueDoesNotExist'],
      transient: [],
    });
  });

  test('when a service is gone, then its file goes too', () => {
    generate(options());
    const gone = 'packages/any/src/catalogue/sms.generated.json';
    writeFileSync(join(root, gone), '{}');
    expect(generate({ ...options(), packages: ['any'] })).toMatchObject({ changed: [], stray: [gone] });
    expect(existsSync(join(root, gone))).toBe(false);
  });

  test('when another package is named, then it is left alone', () => {
    generate({ ...options(), packages: ['other'] });
    expect(existsSync(join(root, file))).toBe(false);
  });
});

describe('given the services', () => {
  test('then each client of the AWS SDK for JavaScript is named after the id in the model', () => {
    const wrong = Object.entries(services).flatMap(([segment, { model, client = segment }]) => {
      const path = join(folder, `${model}.json.gz`);
      // AWS has withdrawn the models of a few services, whose integrations are still listed.
      if (!existsSync(path)) return [];
      const id = /"serviceId":\s*"([^"]+)"/.exec(gunzipSync(readFileSync(path)).toString('utf8'))![1]!;
      const expected = id.toLowerCase().replaceAll(' ', '-');
      return client === expected ? [] : [`${segment}: ${client} instead of ${expected}`];
    });
    expect(wrong).toEqual([]);
  });
});
