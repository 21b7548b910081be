import { Jsonata, JsonPath } from '@sfn-tasks/core';
import {
  describeParity,
  describeTask,
  flatten,
  stackIn,
  synthesise,
  synthesiseState,
} from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { AthenaGetQueryResults } = ours;

describeTask({
  task: AthenaGetQueryResults,
  resource: 'athena:getQueryResults',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['athena:GetQueryResults', 's3:GetObject'] },
  props: () => ({ queryExecutionId: '6f9a' }),
});

describe('AthenaGetQueryResults', () => {
  test('renders every prop, numbers from the input too', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const state = synthesiseState(
      stack,
      new AthenaGetQueryResults(stack, 'Results', {
        queryExecutionId: JsonPath.stringAt('$.id'),
        nextToken: JsonPath.stringAt('$.next'),
        maxResults: JsonPath.numberAt('$.rows'),
        additionalParameters: { QueryResultType: 'DATA_ROWS' },
      }),
    );
    // THEN
    expect(state['Parameters']).toEqual({
      'QueryExecutionId.$': '$.id',
      'NextToken.$': '$.next',
      'MaxResults.$': '$.rows',
      QueryResultType: 'DATA_ROWS',
    });
  });

  test('takes numbers of JSONata as token and as text', () => {
    const stack = stackIn();
    const props = { queryExecutionId: '6f9a', maxResults: Jsonata.numberAt('$states.input.rows') };
    const state = synthesiseState(stack, AthenaGetQueryResults.jsonata(stack, 'Results', props));
    expect(state['Arguments']).toEqual({ QueryExecutionId: '6f9a', MaxResults: '{% $states.input.rows %}' });
  });

  test('reads results of one work group in one folder where both are named', () => {
    // GIVEN
    const stack = stackIn();
    // WHEN
    const { statements } = synthesise(
      stack,
      new AthenaGetQueryResults(stack, 'Results', {
        queryExecutionId: '6f9a',
        workGroup: 'reports',
        outputLocation: { bucketName: 'results', objectKey: 'orders/' },
      }),
    );
    // THEN
    expect(statements.map(({ Action, Resource }) => [Action, flatten(Resource)])).toEqual([
      ['athena:GetQueryResults', 'arn:<AWS::Partition>:athena:eu-west-1:123456789012:workgroup/reports'],
      ['s3:GetObject', 'arn:<AWS::Partition>:s3:::results/orders/*'],
    ]);
  });
});

describeParity('AthenaGetQueryResults', ours, [
  { name: 'minimal props', props: () => ({ queryExecutionId: '6f9a' }) },
  { name: 'all props', props: ({ at }) => ({ queryExecutionId: at('id'), nextToken: at('next'), maxResults: 10 }) },
]);
