import { Jsonata, TaskInput } from '@sfn-tasks/core';
import { DynamoAttributeValue, DynamoPutItem, DynamoUpdateItem } from '@sfn-tasks/dynamodb';
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
  Pass,
  ProvideItems,
  type State,
  StateMachineFragment,
  Succeed,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { Shop } from './shop';

const orderId = Jsonata.stringAt('$order.orderId');

/** The order workflow in JSONata: `{ orderId, card, lines: [{ sku, quantity, price }] }` in, the fulfilled order out. */
export class JsonataWorkflow extends StateMachineFragment {
  public readonly startState: State;
  public readonly endStates: INextable[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly shop: Shop,
  ) {
    super(scope, id);
    const failed = this.tellFailure().next(Fail.jsonata(this, 'Order failed', { error: 'OrderFailed' }));
    const putBack = this.eachLine('Put stock back', 'SET InStock = InStock + :quantity').next(failed);
    const fulfil = this.charge(putBack).next(this.fulfil()).next(Succeed.jsonata(this, 'Order fulfilled'));
    const approval = this.askForApproval();
    approval.addCatch(putBack, { assign: { reason: '{% $states.errorOutput.Error %}' } });

    const reserve = this.eachLine('Reserve stock', 'SET InStock = InStock - :quantity', 'InStock >= :quantity');
    reserve.addCatch(failed, { assign: { reason: '{% $states.errorOutput.Error %}' } });

    this.startState = this.price()
      .next(reserve)
      .next(
        Choice.jsonata(this, 'Expensive?')
          .when(Condition.jsonata('{% $total > 500 %}'), approval.next(fulfil))
          .otherwise(fulfil),
      ).startState;
  }

  private price() {
    return Pass.jsonata(this, 'Price', {
      assign: {
        order: '{% $states.input %}',
        total: '{% $sum($states.input.lines.(price * quantity)) %}',
      },
    });
  }

  private eachLine(id: string, updateExpression: string, conditionExpression?: string) {
    const map = MapState.jsonata(this, id, { items: ProvideItems.jsonata('{% $order.lines %}'), maxConcurrency: 5 });
    map.itemProcessor(
      new DynamoUpdateItem(this, `${id} of one line`, {
        table: this.shop.stock,
        key: { Sku: DynamoAttributeValue.fromString('{% $states.input.sku %}') },
        updateExpression,
        conditionExpression,
        expressionAttributeValues: { ':quantity': DynamoAttributeValue.fromNumber('{% $states.input.quantity %}') },
      }),
    );
    return map;
  }

  private askForApproval() {
    return new SqsSendMessage(this, 'Ask for approval', {
      queue: this.shop.approvals,
      integrationPattern: IntegrationPattern.WAIT_FOR_TASK_TOKEN,
      messageBody: TaskInput.fromObject({
        question: `Approve order ${orderId}?`,
        total: Jsonata.numberAt('$total'),
        token: Jsonata.taskToken,
      }),
      taskTimeout: Timeout.duration(Duration.days(2)),
    });
  }

  private charge(refused: IChainable) {
    return new LambdaInvoke(this, 'Charge', {
      lambdaFunction: this.shop.charge,
      payload: TaskInput.fromJsonata('{% { "orderId": $order.orderId, "card": $order.card, "amount": $total } %}'),
      assign: { chargeId: '{% $states.result.Payload.chargeId %}' },
    }).addCatch(refused, { assign: { reason: '{% $states.errorOutput.Error %}' } });
  }

  private fulfil() {
    return Parallel.jsonata(this, 'Fulfil', { outputs: { orderId, total: '{% $total %}' } }).branch(
      new DynamoPutItem(this, 'Record order', {
        table: this.shop.orders,
        item: {
          OrderId: DynamoAttributeValue.fromString(orderId),
          Total: DynamoAttributeValue.fromNumber('{% $total %}'),
          ChargeId: DynamoAttributeValue.fromString('{% $chargeId %}'),
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
        input: TaskInput.fromObject({ orderId, lines: Jsonata.listAt('$order.lines') }),
      }),
    );
  }

  private tellFailure() {
    return new SnsPublish(this, 'Tell about the failure', {
      topic: this.shop.customers,
      subject: 'Your order failed',
      message: TaskInput.fromObject({ orderId, reason: '{% $reason %}' }),
    });
  }
}
