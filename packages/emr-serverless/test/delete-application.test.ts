import { Jsonata, JsonPath } from '@sfn-tasks/core';
import { describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern, QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { EmrServerlessDeleteApplication } from '../src';

describeTask({
  task: EmrServerlessDeleteApplication,
  resource: 'emr-serverless:deleteApplication',
  patterns: {
    [IntegrationPattern.REQUEST_RESPONSE]: ['emr-serverless:DeleteApplication'],
    [IntegrationPattern.RUN_JOB]: [
      'emr-serverless:DeleteApplication',
      'emr-serverless:GetApplication',
      'events:PutTargets',
      'events:PutRule',
      'events:DescribeRule',
    ],
  },
  props: () => ({ applicationId: '00fabcdef01525k9' }),
});

describe('EmrServerlessDeleteApplication', () => {
  test.each([
    ['00fabcdef01525k9', QueryLanguage.JSON_PATH, { ApplicationId: '00fabcdef01525k9' }, '00fabcdef01525k9'],
    [JsonPath.stringAt('$.id'), QueryLanguage.JSON_PATH, { 'ApplicationId.$': '$.id' }, '*'],
    [Jsonata.stringAt('$states.input.id'), QueryLanguage.JSONATA, { ApplicationId: '{% $states.input.id %}' }, '*'],
  ])(
    'given the application %p, when it is granted, then no other is unless the input names it',
    (applicationId, queryLanguage, request, name) => {
      // GIVEN
      const stack = stackIn();
      const integrationPattern = IntegrationPattern.RUN_JOB;
      const props = { applicationId, queryLanguage, integrationPattern };
      // WHEN
      const { definition, statements } = synthesise(stack, new EmrServerlessDeleteApplication(stack, 'Task', props));
      // THEN
      const state = definition.States['Task']!;
      expect(state['Parameters'] ?? state['Arguments']).toEqual(request);
      expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
        `arn:<AWS::Partition>:emr-serverless:eu-west-1:123456789012:/applications/${name}`,
        'arn:<AWS::Partition>:events:eu-west-1:123456789012:rule/StepFunctionsGetEventsForEMRServerlessApplicationRule',
      ]);
    },
  );
});
