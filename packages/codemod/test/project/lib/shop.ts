import { Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, IntegrationPattern, JsonPath, StateMachine, TaskInput } from 'aws-cdk-lib/aws-stepfunctions';
import {
  DynamoAttributeValue, // items
  DynamoPutItem,
  LambdaInvoke as Invoke,
  type LambdaInvokeProps,
  SqsSendMessage,
} from 'aws-cdk-lib/aws-stepfunctions-tasks';
import type { Construct } from 'constructs';

// What all calls of this project have in common.
const asPayload: Partial<LambdaInvokeProps> = { payloadResponseOnly: true, retryOnServiceExceptions: false };

export class Shop extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const orders = new Table(this, 'Orders', { partitionKey: { name: 'OrderId', type: AttributeType.STRING } });
    const lambdaFunction = new LambdaFunction(this, 'Price', {
      code: Code.fromInline('exports.handler = async (event) => event;'),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_22_X,
    });
    const ask = new Invoke(this, 'Ask the price', { lambdaFunction, ...asPayload });
    const approve = new SqsSendMessage(this, 'Approve', {
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      queue: new Queue(this, 'Approvals'),
      messageBody: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId'), token: JsonPath.taskToken }),
      resultPath: JsonPath.DISCARD,
    });
    const record = new DynamoPutItem(this, 'Record', {
      table: orders,
      item: {
        OrderId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.orderId')),
        Total: DynamoAttributeValue.numberFromString(JsonPath.stringAt('$.total')),
      },
    });
    new StateMachine(this, 'Workflow', {
      definitionBody: DefinitionBody.fromChainable(ask.next(approve).next(record)),
    });
  }
}
