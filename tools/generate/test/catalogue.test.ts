import { join } from 'node:path';
import { Catalogue, ModelFolder, UnknownApi } from '../src';

const fixtures = join(__dirname, 'fixtures');
const catalogue = new Catalogue(new ModelFolder(join(fixtures, 'models')), join(fixtures, 'overlays'));

describe('given an API of a model', () => {
  const api = catalogue.api('sqs:plain');

  test('when it is read, then its members are in PascalCase at every level', () => {
    expect(api.shapes.get('SendInput')).toMatchObject({ members: { QueueUrl: 'Url', Filters: 'Filters' } });
    expect(api.shapes.get('Filter')).toMatchObject({
      members: { Equals: 'string', AndAll: 'Filters', DBName: 'string' },
    });
  });

  test('when it is called through the SDK, then its members are those of the AWS SDK for Java', () => {
    const filter = catalogue.api('aws-sdk:sqs:sendMessage').shapes.get('Filter');
    expect(filter).toMatchObject({ members: { EqualsValue: 'string', AndAll: 'Filters', DbName: 'string' } });
  });

  test('when a required member is an idempotency token, then it is optional', () => {
    expect(api.shapes.get('SendInput')).toMatchObject({ required: ['QueueUrl', 'MessageBody'] });
  });

  test('when a shape has no limits, then its built-in type stands in for it', () => {
    expect(api.shapes.get('SendInput')).toMatchObject({
      members: { MessageBody: 'string', DueAt: 'timestamp', Urgent: 'boolean', Picture: 'blob', Anything: 'document' },
    });
  });

  test('when a shape has limits, then they are kept', () => {
    expect(api.shapes.get('Url')).toEqual({ type: 'string', min: 1, max: 20, pattern: '^https:' });
    expect(api.shapes.get('Delay')).toEqual({ type: 'integer', min: 0, max: 900 });
    expect(api.shapes.get('ListOf__Tag')).toEqual({ type: 'list', member: 'Tag', max: 5 });
    expect(api.shapes.get('Labels')).toEqual({ type: 'map', key: 'Key', value: 'Record', min: 1 });
    expect(api.shapes.get('Color')).toEqual({ type: 'string', enum: ['RED', "it's"] });
    expect(api.shapes.get('Filter')).toMatchObject({ union: true });
  });

  test('when two of its shapes differ in the case of a letter, then both are kept', () => {
    expect(api.shapes.get('Record')).toMatchObject({ members: { Text: 'string', Tag: 'Tag_' } });
    expect([api.shapes.get('Tag'), api.shapes.get('Tag_')]).toMatchObject([
      { type: 'structure' },
      { type: 'string', max: 7 },
    ]);
  });

  test('when it names errors, then they keep the spelling of the model', () => {
    expect(api.errors).toEqual(['QueueDoesNotExist']);
  });

  test('when it takes no parameters, then its request is empty', () => {
    const { input, shapes } = catalogue.api('aws-sdk:sqs:deleteQueue');
    expect(shapes.get(input)).toEqual({ type: 'structure', members: {} });
  });
});

describe('given an overlay', () => {
  test('when it changes structures, then members are added, replaced, dropped, required and released', () => {
    const { shapes } = catalogue.api('sqs:sendMessage');
    const request = shapes.get('SendInput');
    expect(request).toMatchObject({
      members: { MessageBody: 'document', Stamp: 'Stamp' },
      required: ['MessageBody', 'Stamp'],
    });
    expect(request).not.toHaveProperty('members.Urgent');
    expect(shapes.get('Tag')).toEqual({ type: 'structure', members: { Key: 'Key' }, required: ['Key'] });
    expect(shapes.get('Stamp')).toEqual({ type: 'structure', members: { Ink: 'Color' } });
    expect(shapes.has('OtherKey')).toBe(false);
  });

  test('when it defines the whole request, then no operation is needed', () => {
    const { input, shapes } = catalogue.api('sqs:whole');
    expect([input, [...shapes.keys()]]).toEqual(['WholeRequest', ['WholeRequest']]);
  });

  test.each([
    ['sqs:gone', 'The overlay of sqs:gone names the operation PurgeQueue'],
    ['sqs:goneShape', 'The overlay of sqs:goneShape changes the shape Lost, which the request does not reach'],
    ['sqs:goneMember', 'The overlay of sqs:goneMember names the member Lost, which the structure does not have'],
  ])('when %s no longer fits the model, then the error says what to mend', (api, message) => {
    expect(() => catalogue.api(api)).toThrow(message);
  });
});

describe('given an API that does not exist', () => {
  test.each([
    ['sendMessage', 'sendMessage: write an API as service:api, such as sqs:sendMessage or aws-sdk:glue:startCrawler.'],
    ['sqss:sendMessage', 'sqss:sendMessage: Step Functions has no optimised integration sqss. Did you mean sqs?'],
    [
      'glue:startCrawler',
      'glue:startCrawler: Step Functions has no optimised integration glue. Did you mean aws-sdk:glue:startCrawler?',
    ],
    [
      'sqs:sendMesage',
      'sqs:sendMesage: the optimised integration sqs has no API sendMesage. Did you mean sendMessage?',
    ],
    [
      'aws-sdk:gleu:startCrawler',
      'aws-sdk:gleu:startCrawler: Step Functions has no AWS SDK integration gleu. Did you mean glue?',
    ],
    [
      'aws-sdk:glue:startCrawlers',
      'aws-sdk:glue:startCrawlers: glue has no API startCrawlers. Did you mean startCrawler?',
    ],
    [
      'aws-sdk:glue:StartCrawler',
      'aws-sdk:glue:StartCrawler: glue has no API StartCrawler. Did you mean startCrawler?',
    ],
    ['aws-sdk:sns:publish', 'aws-sdk:sns:publish: the model folder has no sns. Did you mean sqs?'],
    ['aws-sdk:iotevents:createInput', 'aws-sdk:iotevents:createInput: AWS publishes no API model of this service.'],
  ])('when %s is asked for, then the error names what comes close', (api, message) => {
    expect(() => catalogue.api(api)).toThrow(new UnknownApi(message));
  });

  test('when Step Functions does not support it, then the error says so', () => {
    const real = new Catalogue(new ModelFolder(join(__dirname, '..', '..', 'models', 'data')));
    expect(() => real.api('aws-sdk:sts:assumeRole')).toThrow(
      new UnknownApi('aws-sdk:sts:assumeRole: Step Functions does not support this API of sts.'),
    );
  });
});
