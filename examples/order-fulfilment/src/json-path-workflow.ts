import { JsonPath, TaskInput } from '@sfn-tasks/core';
import { DynamoAttributeValue, DynamoPutItem, DynamoUpdateItem } from '@sfn-tasks/dynamodb';
import { EvaluateExpression } from '@sfn-tasks/evaluate-expression';
import { LambdaInvoke } from '@sfn-tasks/lambda';
import { SnsPublish } from '@sfn-tasks/sns';
import { SqsSendMessage } from '@sfn-tasks/sqs';
import { StepFunctionsStartExecution } from '@sfn-tasks/stepfunctions';
import { Duration } from 'aws-cdk-lib';
import {
  Choice,
  Condition,
  Fail,
  type IChainable,
  type INextable,
  IntegrationPattern,
  Map as MapState,
  Parallel,
  type State,
  StateMachineFragment,
  Succeed,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Shop } from './shop';

/** The order workflow in JSONPath: `{ orderId, card, lines: [{ sku, quantity, price }] }` in, the fulfilled order out. */
export class JsonPathWorkflow extends StateMachineFragment {
  public readonly startState: State;
  public readonly endStates: INextable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly shop: Shop,
  ) {
    super(scope, id);
    const failed = this.tellFailure().next(new Fail(this, 'Order failed', { error: 'OrderFailed' }));
    const putBack = this.eachLine('Put stock back', 'SET InStock = InStock + :quantity').next(failed);
    const fulfil = this.charge(putBack).next(this.fulfil()).next(new Succeed(this, 'Order fulfilled'));
    const approval = this.askForApproval();
    approval.addCatch(putBack, { resultPath: '$.error' });

    const reserve = this.eachLine('Reserve stock', 'SET InStock = InStock - :quantity', 'InStock >= :quantity');
    reserve.addCatch(failed, { resultPath: '$.error' });

    this.startState = this.price()
      .next(reserve)
      .next(
        new Choice(this, 'Expensive?')
          .when(Condition.numberGreaterThan('$.total', 500), approval.next(fulfil))
          .otherwise(fulfil),
      ).startState;
  }

  private price() {
    return new EvaluateExpression(this, 'Price', {
      expression: '($.lines).reduce((total, line) => total + line.price * line.quantity, 0)',
      resultPath: '$.total',
    });
  }

  private eachLine(id: string, updateExpression: string, conditionExpression?: string) {
    const map = new MapState(this, id, { itemsPath: '$.lines', maxConcurrency: 5, resultPath: JsonPath.DISCARD });
    map.itemProcessor(
      new DynamoUpdateItem(this, `${id} of one line`, {
        table: this.shop.stock,
        key: { Sku: DynamoAttributeValue.fromString(JsonPath.stringAt('$.sku')) },
        updateExpression,
        conditionExpression,
        expressionAttributeValues: { ':quantity': DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.quantity')) },
      }),
    );
    return map;
  }

  private askForApproval() {
    return new SqsSendMessage(this, 'Ask for approval', {
      queue: this.shop.approvals,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      messageBody: TaskInput.fromObject({
        question: `Approve order ${JsonPath.stringAt('$.orderId')}?`,
        total: JsonPath.numberAt('$.total'),
        token: JsonPath.taskToken,
      }),
      taskTimeout: Timeout.duration(Duration.days(2)),
      resultPath: '$.approval',
    });
  }

  private charge(refused: IChainable) {
    return new LambdaInvoke(this, 'Charge', {
      lambdaFunction: this.shop.charge,
      payload: TaskInput.fromObject({
        orderId: JsonPath.stringAt('$.orderId'),
        card: JsonPath.stringAt('$.card'),
        amount: JsonPath.numberAt('$.total'),
      }),
      resultSelector: { chargeId: JsonPath.stringAt('$.Payload.chargeId') },
      resultPath: '$.charge',
    }).addCatch(refused, { resultPath: '$.error' });
  }

  private fulfil() {
    const orderId = JsonPath.stringAt('$.orderId');
    return new Parallel(this, 'Fulfil', { resultPath: JsonPath.DISCARD }).branch(
      new DynamoPutItem(this, 'Record order', {
        table: this.shop.orders,
        item: {
          OrderId: DynamoAttributeValue.fromString(orderId),
          Total: DynamoAttributeValue.fromNumber(JsonPath.numberAt('$.total')),
          ChargeId: DynamoAttributeValue.fromString(JsonPath.stringAt('$.charge.chargeId')),
        },
        conditionExpression: 'attribute_not_exists(OrderId)',
      }),
      new SnsPublish(this, 'Notify customer', {
        topic: this.shop.customers,
        subject: 'Your order is on its way',
        message: TaskInput.fromText(`Thank you for order ${orderId}.`),
      }),
      new StepFunctionsStartExecution(this, 'Ship', {
        stateMachine: this.shop.shipping,
        integrationPattern: IntegrationPattern.RUN_JOB,
        associateWithParent: true,
        input: TaskInput.fromObject({ orderId, lines: JsonPath.listAt('$.lines') }),
      }),
    );
  }

  private tellFailure() {
    return new SnsPublish(this, 'Tell about the failure', {
      topic: this.shop.customers,
      subject: 'Your order failed',
      message: TaskInput.fromObject({
        orderId: JsonPath.stringAt('$.orderId'),
        reason: JsonPath.stringAt('$.error.Error'),
      }),
      resultPath: JsonPath.DISCARD,
    });
  }
}
