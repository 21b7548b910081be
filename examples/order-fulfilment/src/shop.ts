import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, Pass, StateMachine, Wait, WaitTime } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';

/** What both workflows work on: stock, orders, the approval desk, customers, payment and shipping. */
export class Shop extends Construct {
  public readonly stock = this.table('Stock', 'Sku');
  public readonly orders = this.table('Orders', 'OrderId');
  /** The approval desk reads orders here, and answers each with its task token. */
  public readonly approvals = new Queue(this, 'Approvals', { visibilityTimeout: Duration.minutes(5) });
  public readonly customers = new Topic(this, 'Customers', { displayName: 'Your order' });
  public readonly charge = new LambdaFunction(this, 'Charge', {
    code: Code.fromAsset(join(__dirname, '../functions/charge')),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_22_X,
    timeout: Duration.seconds(10),
  });
  /** Shipping is a workflow of its own. */
  public readonly shipping = new StateMachine(this, 'Shipping', {
    definitionBody: DefinitionBody.fromChainable(
      new Wait(this, 'Wait for the parcel service', { time: WaitTime.duration(Duration.minutes(1)) }).next(
        new Pass(this, 'Parcel on its way'),
      ),
    ),
  });

  private table(id: string, key: string): Table {
    return new Table(this, id, {
      partitionKey: { name: key, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      removalPolicy: RemovalPolicy.DESTROY,
    });
  }
}
