import { statesInOrder } from '../src/state-order';

const all = ['States.ALL'];

test('given choices and error handlers, then a good run comes first and the handlers after it, each once', () => {
  const States = {
    Failed: { Type: 'Fail' },
    Undo: { Type: 'Pass', Next: 'Failed' },
    Done: { Type: 'Succeed' },
    Work: { Type: 'Task', Next: 'Done', Catch: [{ ErrorEquals: all, Next: 'Undo' }] },
    Ask: { Type: 'Task', Next: 'Work', Catch: [{ ErrorEquals: all, Next: 'Failed' }] },
    Large: { Type: 'Choice', Choices: [{ Next: 'Ask' }], Default: 'Work' },
  };
  const order = statesInOrder({ StartAt: 'Large', States }).map(([name]) => name);
  expect(order).toEqual(['Large', 'Ask', 'Work', 'Done', 'Failed', 'Undo']);
});

test('given a handler with a handler and a loop, then both are found and the order ends', () => {
  const States = {
    Try: { Type: 'Task', Next: 'Try', Catch: [{ ErrorEquals: all, Next: 'Undo' }] },
    Undo: { Type: 'Task', Next: 'Try', Catch: [{ ErrorEquals: all, Next: 'Failed' }] },
    Failed: { Type: 'Fail' },
  };
  expect(statesInOrder({ StartAt: 'Try', States }).map(([name]) => name)).toEqual(['Try', 'Undo', 'Failed']);
});
