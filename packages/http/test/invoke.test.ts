import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { SecretValue, type Stack } from 'aws-cdk-lib';
import { Authorization, Connection } from 'aws-cdk-lib/aws-events';
import { TaskInput as CdkTaskInput, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { HttpInvoke, URLEncodingFormat } = ours;

const CONNECTION = 'arn:aws:events:eu-west-1:123456789012:connection/payments/0a1b';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:events!connection/payments/2c3d-abcdef';
const FORM_DATA = 'application/x-www-form-urlencoded';

function basics(stack: Stack) {
  return {
    apiRoot: 'https://api.example.com',
    apiEndpoint: TaskInput.fromText('v1/orders'),
    method: TaskInput.fromText('GET'),
    connection: new Connection(stack, 'Connection', {
      authorization: Authorization.apiKey('X-Api-Key', SecretValue.secretsManager('payments')),
    }),
  };
}

/** The request, the condition and the other resources of the permissions of a call. */
function call(props: Partial<ours.HttpInvokeProps>) {
  const stack = stackIn();
  const connection = { connectionArn: CONNECTION, connectionSecretArn: SECRET };
  const task = new HttpInvoke(stack, 'Call', { ...basics(stack), connection, ...props });
  const { definition, statements } = synthesise(stack, task);
  const { Parameters, Arguments } = definition.States['Call']!;
  const [invoke, credentials, secret] = statements;
  return {
    request: Parameters ?? Arguments,
    condition: invoke!.Condition,
    connection: credentials!.Resource,
    secret: secret!.Resource,
  };
}

describeTask({
  task: HttpInvoke,
  resource: 'http:invoke',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: [
      'states:InvokeHTTPEndpoint',
      'events:RetrieveConnectionCredentials',
      'secretsmanager:GetSecretValue',
      'secretsmanager:DescribeSecret',
    ],
  },
  props: basics,
});

describe('HttpInvoke', () => {
  test('renders every prop', () => {
    const { request } = call({
      method: TaskInput.fromText('POST'),
      headers: TaskInput.fromObject({ Accept: 'text/plain', 'X-Trace': JsonPath.stringAt('$.trace') }),
      queryStringParameters: TaskInput.fromObject({ page: JsonPath.numberAt('$.page') }),
      body: TaskInput.fromObject({ lines: JsonPath.objectAt('$.lines') }),
      urlEncodingFormat: URLEncodingFormat.REPEAT,
    });
    expect(request).toEqual({
      ApiEndpoint: 'https://api.example.com/v1/orders',
      Authentication: { ConnectionArn: CONNECTION },
      Method: 'POST',
      Headers: { Accept: 'text/plain', 'X-Trace.$': '$.trace', 'Content-Type': FORM_DATA },
      RequestBody: { 'lines.$': '$.lines' },
      QueryParameters: { 'page.$': '$.page' },
      Transform: { RequestBodyEncoding: 'URL_ENCODED', RequestEncodingOptions: { ArrayFormat: 'REPEAT' } },
    });
  });

  describe('joins root and endpoint with one slash and permits what is known of the URL', () => {
    const root = 'https://api.example.com';
    const exact = (url: string) => [url, `${url}\${?}*`];

    test.each([
      ['literals', root, 'v1/orders', { ApiEndpoint: `${root}/v1/orders` }, exact(`${root}/v1/orders`)],
      ['slashes on both sides', `${root}/`, '/v1', { ApiEndpoint: `${root}/v1` }, exact(`${root}/v1`)],
      [
        'an expression',
        `${root}/`,
        JsonPath.stringAt('$.end'),
        { 'ApiEndpoint.$': `States.Format('${root}/{}', $.end)` },
        [`${root}/*`],
      ],
      [
        'an intrinsic',
        root,
        JsonPath.format('v1/{}', JsonPath.stringAt('$.id')),
        { 'ApiEndpoint.$': `States.Format('${root}/{}', States.Format('v1/{}', $.id))` },
        [`${root}/*`],
      ],
      [
        'text around an expression',
        root,
        `/v1/${JsonPath.stringAt('$.id')}/lines`,
        { 'ApiEndpoint.$': `States.Format('${root}/v1/{}/lines', $.id)` },
        [`${root}/v1/*`],
      ],
      [
        'a host at run time',
        `https://${JsonPath.stringAt('$.host')}/`,
        'v1',
        { 'ApiEndpoint.$': "States.Format('https://{}/v1', $.host)" },
        ['https://*'],
      ],
      ['characters that IAM reads', root, 'a*b', { ApiEndpoint: `${root}/a*b` }, exact(`${root}/a\${*}b`)],
    ])('%s', (_, apiRoot, endpoint, request, urls) => {
      const made = call({ apiRoot, apiEndpoint: TaskInput.fromText(endpoint) });
      expect(made.request).toMatchObject(request);
      expect(made.condition).toEqual({
        StringLike: { 'states:HTTPEndpoint': urls },
        StringEquals: { 'states:HTTPMethod': 'GET' },
      });
    });

    test.each([
      ['an expression', '{% $states.input.end %}', '{% "https://api.example.com/" & $states.input.end %}'],
      ['a token', Jsonata.stringAt('$states.input.end'), '{% "https://api.example.com/" & $states.input.end %}'],
      [
        'text around a token',
        `/v1/${Jsonata.stringAt('$states.input.id')}`,
        '{% "https://api.example.com/v1/" & $states.input.id %}',
      ],
    ])('%s in JSONata', (_, endpoint, url) => {
      const { request } = call({
        apiRoot: `${root}/`,
        apiEndpoint: TaskInput.fromText(endpoint),
        queryLanguage: QueryLanguage.JSONATA,
      });
      expect(request).toMatchObject({ ApiEndpoint: url });
    });

    test('a root at run time leaves the URL open, not the method', () => {
      const { request, condition } = call({ apiRoot: JsonPath.stringAt('$.root') });
      expect(request).toMatchObject({ 'ApiEndpoint.$': "States.Format('{}/v1/orders', $.root)" });
      expect(condition).toEqual({ StringEquals: { 'states:HTTPMethod': 'GET' } });
    });

    test('a root alone is the whole URL', () => {
      const { request } = call({ apiRoot: 'https://api.example.com/v1?all=yes', apiEndpoint: undefined });
      expect(request).toMatchObject({ ApiEndpoint: 'https://api.example.com/v1?all=yes' });
    });
  });

  test('a method at run time leaves the method open', () => {
    const { request, condition } = call({ method: TaskInput.fromJsonPathAt('$.method') });
    expect(request).toMatchObject({ 'Method.$': '$.method' });
    expect(condition).not.toHaveProperty('StringEquals');
  });

  test('uses the one connection and its secret', () => {
    expect(call({})).toMatchObject({ connection: CONNECTION, secret: SECRET });
  });

  test('takes a connection by ARN alone, and one that is known at run time', () => {
    const all = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, expect.any(String)]] };
    const known = call({ connection: { connectionArn: CONNECTION } });
    expect(known).toMatchObject({ connection: CONNECTION, secret: all });
    expect(JSON.stringify(known.secret)).toContain(':secretsmanager:eu-west-1:123456789012:secret:events!connection/*');
    const open = call({ connection: { connectionArn: JsonPath.stringAt('$.connection') } });
    expect(open.request.Authentication).toEqual({ 'ConnectionArn.$': '$.connection' });
    expect(JSON.stringify(open.connection)).toContain(':events:eu-west-1:123456789012:connection/*');
  });

  test('takes an expression for all headers, the query string and the body', () => {
    const { request } = call({
      headers: TaskInput.fromJsonPathAt('$.headers'),
      queryStringParameters: TaskInput.fromJsonPathAt('$.query'),
      body: TaskInput.fromJsonPathAt('$.body'),
    });
    expect(request).toMatchObject({
      'Headers.$': '$.headers',
      'QueryParameters.$': '$.query',
      'RequestBody.$': '$.body',
    });
  });

  test('adds the content type of form data to headers that an expression yields', () => {
    const urlEncodingFormat = URLEncodingFormat.DEFAULT;
    const path = call({ urlEncodingFormat, headers: TaskInput.fromJsonPathAt('$.headers') });
    expect(path.request['Headers.$']).toBe(
      `States.JsonMerge($.headers, States.StringToJson('\\{"Content-Type":"${FORM_DATA}"\\}'), false)`,
    );
    const jsonata = call({
      urlEncodingFormat,
      headers: TaskInput.fromJsonata('$states.input.headers'),
      queryLanguage: QueryLanguage.JSONATA,
    });
    expect(jsonata.request.Headers).toBe(`{% $merge([$states.input.headers, {"Content-Type": "${FORM_DATA}"}]) %}`);
    const object = call({ urlEncodingFormat, headers: TaskInput.fromObject(JsonPath.objectAt('$.headers')) });
    expect(object.request['Headers.$']).toBe(path.request['Headers.$']);
  });

  test('keeps a content type of form data as it is written, and rejects another', () => {
    const withType = (type: string) =>
      call({
        urlEncodingFormat: URLEncodingFormat.COMMAS,
        headers: TaskInput.fromObject({ 'content-type': type }),
      }).request.Headers;
    expect(withType(`${FORM_DATA}; charset=utf-8`)).toEqual({ 'content-type': `${FORM_DATA}; charset=utf-8` });
    expect(() => withType('text/plain')).toThrow(
      /INVALID_PROP at headers: urlEncodingFormat COMMAS sends .*, found the content type text\/plain\. Leave one/,
    );
  });

  test('rejects headers that Step Functions refuses, whatever their case', () => {
    const headers = TaskInput.fromObject({ authorization: 'a', 'X-Amz-Date': 'b', 'If-Match': 'c', Accept: 'd' });
    expect(() => call({ headers })).toThrow(
      /INVALID_PROP at headers: Step Functions refuses the header authorization, X-Amz-Date, If-Match when the state runs/,
    );
  });

  test('an endpoint that is no text is an error', () => {
    expect(() => call({ apiEndpoint: TaskInput.fromObject({ a: 1 }) })).toThrow(
      /API_WRONG_TYPE at ApiEndpoint: expected a string/,
    );
  });

  test('a method that does not exist is a warning', () => {
    const stack = stackIn();
    const task = new HttpInvoke(stack, 'Call', { ...basics(stack), method: TaskInput.fromText('get') });
    expect(synthesise(stack, task).warnings.join()).toMatch(/at Method/);
  });
});

// The peer puts literals together at run time.
const literalUrl = {
  expectState: ({ Parameters, Arguments, ...state }: Record<string, any>) => {
    const { ApiEndpoint, 'ApiEndpoint.$': formatted, ...rest } = Parameters ?? Arguments;
    const request = { ...rest, ApiEndpoint: 'https://api.example.com/v1/orders' };
    return { ...state, [Parameters === undefined ? 'Arguments' : 'Parameters']: request };
  },
  differences: ['http-url-literal'],
};

describeParity('HttpInvoke', ours, [
  { name: 'minimal props', props: ({ stack }) => basics(stack), ...literalUrl },
  {
    name: 'all props',
    props: ({ stack, at, library }) => ({
      ...basics(stack),
      method: CdkTaskInput.fromText('POST'),
      headers: CdkTaskInput.fromObject({ 'X-Trace': at('trace') }),
      queryStringParameters: CdkTaskInput.fromObject({ page: at('page') }),
      body: CdkTaskInput.fromObject({ order: at('order') }),
      urlEncodingFormat: library.URLEncodingFormat.BRACKETS,
      comment: 'places an order',
    }),
    ...literalUrl,
  },
  ...(['COMMAS', 'DEFAULT', 'INDICES', 'NONE', 'REPEAT'] as const).map((format) => ({
    name: `lists as ${format}`,
    props: ({ stack, library }: { stack: Stack; library: typeof ours }) => ({
      ...basics(stack),
      body: CdkTaskInput.fromText('a'),
      urlEncodingFormat: library.URLEncodingFormat[format],
    }),
    ...literalUrl,
  })),
  {
    name: 'an endpoint and a method at run time',
    props: ({ stack, at }) => ({
      ...basics(stack),
      apiEndpoint: CdkTaskInput.fromText(at('endpoint')),
      method: CdkTaskInput.fromText(at('method')),
      headers: CdkTaskInput.fromText(at('headers')),
    }),
    expectState: ({ Parameters, Arguments, ...state }) =>
      Parameters === undefined
        ? {
            ...state,
            Arguments: { ...Arguments, ApiEndpoint: '{% "https://api.example.com/" & $states.input.endpoint %}' },
          }
        : {
            ...state,
            Parameters: { ...Parameters, 'ApiEndpoint.$': "States.Format('https://api.example.com/{}', $.endpoint)" },
          },
    differences: ['http-url-literal'],
  },
]);
