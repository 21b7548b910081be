import type { Workflow } from '../src/page/workflow';

const service = (integration: string) => `arn:aws:states:::${integration}`;

/** An order, from its validation to its delivery: every state type, nesting, loops and caught errors. */
export const orderWorkflow: Workflow = {
  StartAt: 'Validate order',
  States: {
    'Validate order': {
      Type: 'Task',
      Resource: service('lambda:invoke'),
      Retry: [
        { ErrorEquals: ['Lambda.TooManyRequestsException'], MaxAttempts: 6 },
        { ErrorEquals: ['States.Timeout'] },
      ],
      Catch: [{ ErrorEquals: ['InvalidOrder'], Next: 'Reject order' }],
      Next: 'How is it paid?',
    },
    'How is it paid?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.payment.method', StringEquals: 'invoice', Next: 'Check credit' },
        {
          And: [
            { Variable: '$.total', NumericGreaterThan: 1000 },
            { Not: { Variable: '$.customer.trusted', BooleanEquals: true } },
          ],
          Next: 'Ask a person to approve the unusually large order',
        },
      ],
      Default: 'Charge card',
    },
    'Check credit': {
      Type: 'Task',
      Resource: service('aws-sdk:dynamodb:getItem'),
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Reject order' }],
      Next: 'Fulfil order',
    },
    'Ask a person to approve the unusually large order': {
      Type: 'Task',
      Resource: service('sqs:sendMessage.waitForTaskToken'),
      Catch: [
        { ErrorEquals: ['States.Timeout', 'States.HeartbeatTimeout'], Next: 'Reject order' },
        { ErrorEquals: ['Declined'], Next: 'Note decline' },
      ],
      Next: 'Charge card',
    },
    'Note decline': { Type: 'Pass', Next: 'Reject order' },
    'Charge card': {
      Type: 'Task',
      Resource: 'arn:aws:lambda:eu-west-1:123456789012:function:charge-card',
      Retry: [{ ErrorEquals: ['States.TaskFailed'], MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['CardDeclined'], Next: 'Reject order' }],
      Next: 'Fulfil order',
    },
    'Fulfil order': {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Each item',
          States: {
            'Each item': {
              Type: 'Map',
              ItemsPath: '$.items',
              MaxConcurrency: 5,
              ItemProcessor: {
                StartAt: 'Reserve stock',
                States: {
                  'Reserve stock': {
                    Type: 'Task',
                    Resource: service('dynamodb:updateItem'),
                    Retry: [{ ErrorEquals: ['States.ALL'] }],
                    Next: 'In stock?',
                  },
                  'In stock?': {
                    Type: 'Choice',
                    Choices: [{ Variable: '$.left', NumericLessThan: 0, Next: 'Wait for supply' }],
                    Default: 'Pack item',
                  },
                  'Wait for supply': { Type: 'Wait', Seconds: 3600, Next: 'Reserve stock' },
                  'Pack item': { Type: 'Task', Resource: service('ecs:runTask.sync'), End: true },
                },
              },
              End: true,
            },
          },
        },
        {
          StartAt: 'Write invoice',
          States: {
            'Write invoice': { Type: 'Task', Resource: service('states:startExecution.sync:2'), Next: 'Mail invoice' },
            'Mail invoice': { Type: 'Task', Resource: service('aws-sdk:sesv2:sendEmail'), End: true },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refund' }],
      Next: 'Announce delivery',
    },
    Refund: { Type: 'Task', Resource: service('http:invoke'), Next: 'Reject order' },
    'Announce delivery': { Type: 'Task', Resource: service('events:putEvents'), Next: 'Delivered' },
    Delivered: { Type: 'Succeed' },
    'Reject order': { Type: 'Fail', Error: 'OrderRejected', Cause: 'The order cannot be fulfilled.' },
  },
};

/** The JSONata forms, with a loop, the older `Iterator`, and states that lead to themselves. */
export const jsonataWorkflow: Workflow = {
  QueryLanguage: 'JSONata',
  StartAt: 'Poll',
  States: {
    Poll: {
      Type: 'Task',
      Resource: service('http:invoke'),
      Catch: [{ ErrorEquals: ['States.Http.StatusCode.429'], Next: 'Poll' }],
      Next: 'Enough?',
    },
    'Enough?': {
      Type: 'Choice',
      Choices: [
        { Condition: '{% $states.input.total > 100 %}', Next: 'Items' },
        { Condition: '{% $states.input.count = 0 %}', Next: 'Old items' },
      ],
      Default: 'Later',
    },
    Later: { Type: 'Wait', Timestamp: '{% $states.input.time %}', Next: 'Poll' },
    Items: {
      Type: 'Map',
      Items: '{% $states.input.items %}',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', End: true } },
      },
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
      End: true,
    },
    'Old items': {
      Type: 'Map',
      Iterator: { StartAt: 'Old item', States: { 'Old item': { Type: 'Succeed' } } },
      Next: 'Items',
    },
    Failed: { Type: 'Fail' },
  },
};

/** Names that a renderer could take for markup. */
export const awkwardWorkflow: Workflow = {
  StartAt: 'a <script> "quoted" & 👩‍🚀',
  States: {
    'a <script> "quoted" & 👩‍🚀': { Type: 'Pass', Comment: '</title>', Next: 'first line\nsecond line' },
    'first line\nsecond line': { Type: 'Pass', Next: '1. *bold* $$x$' },
    '1. *bold* $$x$': {
      Type: 'Choice',
      Choices: [
        {
          Variable: '$.a',
          IsPresent: true,
          Next: 'SeldomReachedButStillDrawnWithAVeryLongNameThatHasToBeBrokenSomewhere',
        },
      ],
      Default: 'end',
    },
    end: { Type: 'Succeed', Comment: 'A word that Mermaid keeps for itself.' },
    SeldomReachedButStillDrawnWithAVeryLongNameThatHasToBeBrokenSomewhere: { Type: 'Fail', Error: ']-->|x|' },
  },
};
