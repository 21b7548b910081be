import { simulate } from '../src';

const invoke = (name: string, rest: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: name, 'Payload.$': '$' },
  OutputPath: '$.Payload',
  ...rest,
});

/** A machine with every kind of state: loops, branches, items, retries and catches. */
export const everything = {
  StartAt: 'Check',
  States: {
    Check: invoke('check', { Assign: { 'orderId.$': '$.Payload.id' }, Next: 'How large?' }),
    'How large?': {
      Type: 'Choice',
      Choices: [
        { Variable: '$.total', NumericGreaterThan: 500, Next: 'Ask' },
        { Variable: '$.total', NumericLessThan: 0, Next: 'Refuse' },
      ],
      Default: 'Each line',
    },
    Ask: { Type: 'Wait', Seconds: 3600, Next: 'Each line' },
    'Each line': {
      Type: 'Map',
      ItemsPath: '$.lines',
      ItemProcessor: {
        StartAt: 'Reserve',
        States: {
          Reserve: invoke('reserve', { Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 2 }], Next: 'Enough?' }),
          'Enough?': {
            Type: 'Choice',
            Choices: [{ Variable: '$.left', NumericGreaterThan: 0, Next: 'Fine' }],
            Default: 'Reorder',
          },
          Fine: { Type: 'Pass', End: true },
          Reorder: { Type: 'Pass', End: true },
        },
      },
      ResultPath: '$.reserved',
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Refuse' }],
      Next: 'Both',
    },
    Both: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Charge',
          States: {
            Charge: invoke('charge', {
              Catch: [{ ErrorEquals: ['CardDeclined'], ResultPath: '$.error', Next: 'Refused' }],
              Next: 'Receipt',
            }),
            Refused: { Type: 'Pass', End: true },
            Receipt: { Type: 'Pass', End: true },
          },
        },
        {
          StartAt: 'Poll',
          States: {
            Poll: {
              ...invoke('poll', { Next: 'Done?' }),
              OutputPath: '$',
              ResultSelector: { 'done.$': '$.Payload' },
              ResultPath: '$.poll',
            },
            'Done?': {
              Type: 'Choice',
              Choices: [{ Variable: '$.poll.done', BooleanEquals: true, Next: 'Tell' }],
              Default: 'Pause',
            },
            Pause: { Type: 'Wait', Seconds: 60, Next: 'Poll' },
            Tell: {
              Type: 'Task',
              Resource: 'arn:aws:states:::sns:publish',
              Parameters: { TopicArn: 'arn:aws:sns:us-east-1:123456789012:orders', Message: 'done' },
              End: true,
            },
          },
        },
      ],
      Next: 'Finished',
    },
    Finished: { Type: 'Succeed' },
    Refuse: { Type: 'Fail', Error: 'Refused', Cause: 'It costs less than nothing.' },
  },
};

/** Runs it: a line is busy at first, the card is declined, and polling ends after three times; telling fails on demand. */
export function runEverything({ fails = false } = {}) {
  let reserved = 0;
  let polled = 0;
  const failure = (name: string, text: string) => Object.assign(new Error(text), { name });
  return simulate({
    definition: everything,
    name: 'Orders',
    input: { total: 700, lines: [1, 2, 3] },
    functions: {
      check: (input) => ({ ...input, id: 'A1' }),
      reserve: (line) => {
        reserved += 1;
        if (reserved === 2) throw failure('Busy', 'try again');
        return { left: line - 1 };
      },
      charge: () => {
        throw failure('CardDeclined', 'The bank said no.');
      },
      poll: () => ++polled === 3,
    },
    mocks: {
      Tell: fails ? { error: 'SNS.NotFound', cause: 'There is no such topic.' } : { result: { MessageId: '1' } },
    },
  });
}
