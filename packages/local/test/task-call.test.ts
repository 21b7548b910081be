import { TaskFailure } from '../src';

describe('the failure of a task', () => {
  test('given a name and a cause, then both are there for the interpreter', () => {
    const failure = new TaskFailure('Sqs.QueueDoesNotExistException', 'no such queue');
    expect(failure).toMatchObject({ error: 'Sqs.QueueDoesNotExistException', cause: 'no such queue' });
  });
});
