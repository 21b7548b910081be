import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { AthenaStopQueryExecution } = ours;

describeTask({
  task: AthenaStopQueryExecution,
  resource: 'athena:stopQueryExecution',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['athena:StopQueryExecution'] },
  props: () => ({ queryExecutionId: '6f9a' }),
});

describe('AthenaStopQueryExecution', () => {
  test.each([
    [undefined, '*'],
    ['reports', 'reports'],
    [JsonPath.stringAt('$.group'), '*'],
  ])('may touch the queries of work group %p', (workGroup, name) => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const task = new AthenaStopQueryExecution(stack, 'Query', {
      queryExecutionId: JsonPath.stringAt('$.id'),
      workGroup,
    });
    const { definition, statements } = synthesise(stack, task);
    // THEN
    expect(definition.States['Query']!['Parameters']).toEqual({ 'QueryExecutionId.$': '$.id' });
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:athena:eu-west-1:123456789012:workgroup/${name}`,
    ]);
  });
});

describeParity('AthenaStopQueryExecution', ours, [
  { name: 'minimal props', props: () => ({ queryExecutionId: '6f9a' }) },
  { name: 'all props', props: ({ at }) => ({ queryExecutionId: at('id'), comment: 'one query' }) },
]);
