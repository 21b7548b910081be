import { findUnprovenPermissions } from '@sfn-tasks-internal/conformance';
import { IAM_ACTION_NAMES } from '../src/iam-action-names';
import { callStatements, iamActionsOf } from '../src/iam-actions';
import { integratedService } from '../src/services';
import { integrations } from '../src/services.generated';

const actionsOf = (service: string, action: string) => iamActionsOf(integratedService(service)!, action);

describe('given an action of a service', () => {
  test.each([
    ['s3', 'getObject', ['s3:GetObject']],
    ['s3', 'copyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3', 'listBuckets', ['s3:ListAllMyBuckets']],
    ['lambda', 'invoke', ['lambda:InvokeFunction']],
    ['sesv2', 'sendEmail', ['ses:SendEmail']],
    ['eventbridge', 'putEvents', ['events:PutEvents']],
    ['cloudwatch', 'putMetricData', ['cloudwatch:PutMetricData']],
    ['rds', 'createDBInstance', ['rds:CreateDBInstance']],
    ['kms', 'reEncrypt', ['kms:ReEncryptFrom', 'kms:ReEncryptTo']],
    ['cloudcontrol', 'createResource', ['cloudformation:CreateResource']],
    ['apigateway', 'getRestApis', ['apigateway:GET']],
    ['apigateway', 'createDeployment', ['apigateway:POST']],
    ['apigateway', 'updateStage', ['apigateway:PATCH']],
    ['apigateway', 'flushStageCache', ['apigateway:DELETE']],
    ['apigateway', 'importDocumentationParts', ['apigateway:PUT']],
    ['apigateway', 'tagResource', ['apigateway:PUT']],
    ['apigatewayv2', 'tagResource', ['apigateway:POST']],
    ['apigatewayv2', 'exportApi', ['apigateway:GET']],
    ['apigatewayv2', 'untagResource', ['apigateway:DELETE']],
    ['apigatewayv2', 'createRoutingRule', ['apigateway:CreateRoutingRule']],
  ])('%s:%s has the actions %j', (service, action, actions) => {
    expect(actionsOf(service, action)).toEqual(actions);
  });

  test('then every action that has another name is one of IAM', async () => {
    const statements = Object.entries(IAM_ACTION_NAMES).flatMap(([service, actions]) =>
      Object.keys(actions).map((operation) => ({ Action: actionsOf(service, operation), Resource: '<any>' })),
    );
    expect(statements.length).toBeGreaterThan(90);
    expect(await findUnprovenPermissions(statements)).toEqual([]);
  });

  test('then each service of the table is one that Step Functions calls', () => {
    expect(Object.keys(IAM_ACTION_NAMES).filter((service) => !(service in integrations))).toEqual([]);
  });
});

describe('given a service with its own way', () => {
  const statementsOf = (service: string, action: string) =>
    callStatements({ action, iamResources: ['arn:aws:x:::y'] }, integratedService(service)!).map((statement) =>
      statement.toStatementJson(),
    );

  test('when it takes no AWS credentials, then nothing is granted', () => {
    expect(statementsOf('connectparticipant', 'sendMessage')).toEqual([]);
  });

  test('when its SDK asks for an endpoint first, then it may', () => {
    expect(statementsOf('timestreamquery', 'query')).toEqual([
      { Action: 'timestream:Select', Effect: 'Allow', Resource: 'arn:aws:x:::y' },
      { Action: 'timestream:DescribeEndpoints', Effect: 'Allow', Resource: '*' },
    ]);
  });
});
