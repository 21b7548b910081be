import { type IntegrationPattern, QueryLanguage, TaskInput, type TaskStateBase } from 'aws-cdk-lib/aws-stepfunctions';
import type * as peer from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';
import type { Resources } from './resources';

/** The task classes of the mix: ours and the peer's have the same names and take the same props. */
export type TaskClasses = {
  readonly [Name in
    | 'LambdaInvoke'
    | 'DynamoPutItem'
    | 'DynamoUpdateItem'
    | 'SqsSendMessage'
    | 'SnsPublish'
    | 'EventBridgePutEvents'
    | 'StepFunctionsStartExecution'
    | 'GlueStartJobRun'
    | 'AthenaStartQueryExecution'
    | 'BatchSubmitJob']: (typeof peer)[Name];
};

/** What the props of a task are made with. */
export interface TaskTools {
  readonly library: TaskClasses & { readonly DynamoAttributeValue: typeof peer.DynamoAttributeValue };
  readonly language: QueryLanguage;
  /** A run-time value of the state's input, in the language of the state and by the library's own means. */
  readonly at: (field: string) => string;
  readonly runJob: IntegrationPattern;
}

/** Makes one task of the mix. */
export type MakeTask = (scope: Construct, id: string, resources: Resources) => TaskStateBase;

/** The mix: one of each service in turn, each with what a workflow usually sets. */
export function mixOf({ library, language, at, runJob }: TaskTools): MakeTask[] {
  const how = language === QueryLanguage.JSONATA ? 'jsonata' : 'jsonPath';
  const value = library.DynamoAttributeValue;
  return [
    (scope, id, { lambdaFunction }) =>
      library.LambdaInvoke[how](scope, id, {
        lambdaFunction,
        payload: TaskInput.fromObject({ orderId: at('orderId'), items: at('items'), currency: 'EUR', express: true }),
      }),
    (scope, id, { table }) =>
      library.DynamoPutItem[how](scope, id, {
        table,
        item: {
          OrderId: value.fromString(at('orderId')),
          Total: value.fromString(at('total')),
          State: value.fromString('NEW'),
        },
      }),
    (scope, id, { queue }) =>
      library.SqsSendMessage[how](scope, id, {
        queue,
        messageBody: TaskInput.fromObject({ orderId: at('orderId'), address: { city: at('city'), country: 'IE' } }),
      }),
    (scope, id, { topic }) =>
      library.SnsPublish[how](scope, id, {
        topic,
        subject: 'Order',
        message: TaskInput.fromObject({ default: 'An order came in.', orderId: at('orderId') }),
      }),
    (scope, id, { table }) =>
      library.DynamoUpdateItem[how](scope, id, {
        table,
        key: { OrderId: value.fromString(at('orderId')) },
        updateExpression: 'SET #state = :state',
        expressionAttributeNames: { '#state': 'State' },
        expressionAttributeValues: { ':state': value.fromString('PAID') },
      }),
    (scope, id, { eventBus }) =>
      library.EventBridgePutEvents[how](scope, id, {
        entries: [
          {
            eventBus,
            source: 'shop.orders',
            detailType: 'OrderPaid',
            detail: TaskInput.fromObject({ orderId: at('orderId'), total: at('total') }),
          },
        ],
      }),
    (scope, id, { stateMachine }) =>
      library.StepFunctionsStartExecution[how](scope, id, {
        stateMachine,
        integrationPattern: runJob,
        input: TaskInput.fromObject({ orderId: at('orderId'), parts: ['parcel', 'invoice'] }),
      }),
    (scope, id) =>
      library.GlueStartJobRun[how](scope, id, {
        glueJobName: 'nightly',
        integrationPattern: runJob,
        arguments: TaskInput.fromObject({ '--day': at('day'), '--mode': 'full' }),
      }),
    (scope, id) =>
      library.AthenaStartQueryExecution[how](scope, id, {
        queryString: 'SELECT * FROM orders',
        queryExecutionContext: { databaseName: 'shop' },
        workGroup: 'primary',
        resultConfiguration: { outputLocation: { bucketName: 'results', objectKey: 'orders' } },
      }),
    (scope, id, { jobQueueArn, jobDefinitionArn }) =>
      library.BatchSubmitJob[how](scope, id, {
        jobDefinitionArn,
        jobQueueArn,
        jobName: 'report',
        payload: TaskInput.fromObject({ day: at('day') }),
        containerOverrides: { environment: { STAGE: 'prod' } },
      }),
  ];
}
