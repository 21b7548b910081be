import { Jsonata, JsonPath, TaskInput } from '@sfn-tasks/core';
import { describeParity, describeTask, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import type { Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { TaskInput as CdkTaskInput, IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { EventBridgePutEvents } = ours;
type Entry = ours.EventBridgePutEventsEntry;

const entry: Entry = {
  detail: TaskInput.fromObject({ order: 7 }),
  detailType: 'order placed',
  source: 'com.example.orders',
};

function send(stack: Stack, props: Partial<ours.EventBridgePutEventsProps>) {
  const { definition, statements } = synthesise(
    stack,
    new EventBridgePutEvents(stack, 'Send', { entries: [entry], ...props }),
  );
  const { Parameters, Arguments } = definition.States['Send']!;
  return { request: Parameters ?? Arguments, resource: statements[0]!.Resource };
}

describeTask({
  task: EventBridgePutEvents,
  resource: 'events:putEvents',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['events:PutEvents'],
    [IntegrationPattern.WAIT_FOR_TASK_TOKEN]: ['events:PutEvents'],
  },
  props: () => ({ entries: [entry] }),
  tokenProps: (_, token) => ({ entries: [{ ...entry, detail: TaskInput.fromObject({ token }) }] }),
});

describe('EventBridgePutEvents', () => {
  test('renders every prop', () => {
    const stack = stackIn();
    const eventBus = EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:123456789012:event-bus/orders');
    const { request } = send(stack, {
      entries: [
        {
          detail: TaskInput.fromObject({ order: JsonPath.stringAt('$.id') }),
          detailType: `order ${JsonPath.stringAt('$.what')}`,
          source: JsonPath.stringAt('$.source'),
          eventBus,
          resources: ['arn:aws:s3:::orders', JsonPath.stringAt('$.arn')],
          time: new Date('2030-01-02T03:04:05Z'),
        },
        {
          ...entry,
          detail: TaskInput.fromJsonPathAt('$.detail'),
          resources: JsonPath.listAt('$.arns'),
          time: JsonPath.stringAt('$.time'),
        },
      ],
    });
    expect(request).toEqual({
      Entries: [
        {
          Detail: { 'order.$': '$.id' },
          'DetailType.$': "States.Format('order {}', $.what)",
          EventBusName: 'arn:aws:events:eu-west-1:123456789012:event-bus/orders',
          'Source.$': '$.source',
          'Resources.$': "States.Array('arn:aws:s3:::orders', $.arn)",
          Time: '2030-01-02T03:04:05.000Z',
        },
        {
          'Detail.$': '$.detail',
          DetailType: 'order placed',
          Source: 'com.example.orders',
          'Resources.$': '$.arns',
          'Time.$': '$.time',
        },
      ],
    });
  });

  test('may send to each bus once, and to the default bus where an event names none', () => {
    const stack = stackIn();
    const eventBus = new EventBus(stack, 'Bus');
    const { resource } = send(stack, { entries: [{ ...entry, eventBus }, entry, { ...entry, eventBus }] });
    expect(resource).toEqual([
      { 'Fn::GetAtt': [expect.stringMatching(/^Bus/), 'Arn'] },
      { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':events:eu-west-1:123456789012:event-bus/default']] },
    ]);
  });

  test('may send to any bus where an expression names it', () => {
    const stack = stackIn();
    const eventBus = EventBus.fromEventBusName(stack, 'Bus', JsonPath.stringAt('$.bus'));
    const { request, resource } = send(stack, { entries: [{ ...entry, eventBus }] });
    expect(request.Entries[0]['EventBusName.$']).toMatch(/^States\.Format\('arn:.*event-bus\/{}', \$\.bus\)$/);
    expect(JSON.stringify(resource)).toContain(':events:eu-west-1:123456789012:event-bus/*"');
  });

  test.each([
    ['JSONPath', JsonPath.objectAt('$.entries'), QueryLanguage.JSON_PATH, { 'Entries.$': '$.entries' }],
    ['JSONata', '{% $states.input.entries %}', QueryLanguage.JSONATA, { Entries: '{% $states.input.entries %}' }],
    [
      'a JSONata token',
      Jsonata.objectAt('$states.input.entries'),
      QueryLanguage.JSONATA,
      { Entries: '{% $states.input.entries %}' },
    ],
  ] as const)('takes all entries from an expression in %s', (_, entries, queryLanguage, request) => {
    const stack = stackIn();
    const bus = new EventBus(stack, 'Bus');
    const sent = send(stack, { entries, queryLanguage, eventBuses: [bus] });
    expect(sent.request).toEqual(request);
    expect(sent.resource).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Bus/), 'Arn'] });
  });

  test('entries from an expression without buses go to the default bus', () => {
    const { resource } = send(stackIn(), { entries: JsonPath.objectAt('$.entries') });
    expect(JSON.stringify(resource)).toContain(':event-bus/default"');
  });

  test('rejects buses besides a list of entries', () => {
    const stack = stackIn();
    expect(() => send(stack, { eventBuses: [new EventBus(stack, 'Bus')] })).toThrow(
      /INVALID_PROP at eventBuses: events in a list name their buses themselves\. Set eventBus on the entries/,
    );
  });

  test.each([0, 11])('rejects %s entries', (count) => {
    expect(() => send(stackIn(), { entries: Array(count).fill(entry) })).toThrow(
      new RegExp(`INVALID_PROP at entries: one request takes 1 to 10 events, found ${count}\\.`),
    );
  });

  test('rejects a source of AWS and a detail that is no JSON object, each in its place', () => {
    const entries = [entry, { ...entry, source: 'aws.ec2' }, { ...entry, detail: TaskInput.fromText('hello') }];
    expect(() => send(stackIn(), { entries })).toThrow(
      /at entries\[1\]\.source: only AWS .* found aws\.ec2\..*\n.*at entries\[2\]\.detail: .* found the text "hello"\./,
    );
    expect(() => send(stackIn(), { entries: [{ ...entry, detail: TaskInput.fromText('[1]') }] })).toThrow(/"\[1\]"/);
  });

  test('takes the JSON text of an object', () => {
    const { request } = send(stackIn(), { entries: [{ ...entry, detail: TaskInput.fromText('{"order":7}') }] });
    expect(request.Entries[0].Detail).toBe('{"order":7}');
  });
});

describeParity('EventBridgePutEvents', ours, [
  { name: 'minimal props', props: () => ({ entries: [entry] }) },
  {
    name: 'all props',
    props: ({ stack, at }) => ({
      entries: [
        {
          detail: CdkTaskInput.fromObject({ order: at('order') }),
          detailType: at('type'),
          source: at('source'),
          eventBus: new EventBus(stack, 'Bus'),
        },
        { ...entry, detail: CdkTaskInput.fromText(at('detail')) },
        { ...entry, detail: CdkTaskInput.fromText('{}') },
      ],
      comment: 'sends',
    }),
  },
  {
    name: 'a bus of another account',
    props: ({ stack }) => ({
      entries: [
        {
          ...entry,
          eventBus: EventBus.fromEventBusArn(stack, 'Bus', 'arn:aws:events:eu-west-1:210987654321:event-bus/orders'),
        },
      ],
    }),
  },
  {
    name: 'a callback',
    patterns: [IntegrationPattern.WAIT_FOR_TASK_TOKEN],
    props: ({ token }) => ({ entries: [{ ...entry, detail: CdkTaskInput.fromObject({ token }) }] }),
  },
]);
