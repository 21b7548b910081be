import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, DeleteMessageCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { LocalApp, LocalServices } from '@sfn-tasks/local';

/** The people around the order workflow: they fill the shelves, read the approval queue and get the notifications. */
export class OrderDesk {
  private readonly dynamodb: DynamoDBClient;
  private readonly sns: SNSClient;
  private readonly sqs: SQSClient;
  private inbox = '';

  constructor(
    private readonly app: LocalApp,
    services: LocalServices,
  ) {
    this.dynamodb = new DynamoDBClient(services.client('dynamodb'));
    this.sns = new SNSClient(services.client('sns'));
    this.sqs = new SQSClient(services.client('sqs'));
  }

  /** Has the topic's notifications delivered to a queue, as a customer has them delivered to a mailbox. */
  async openInbox(): Promise<void> {
    const { account, region } = this.app;
    const { QueueUrl } = await this.sqs.send(new CreateQueueCommand({ QueueName: 'inbox' }));
    this.inbox = QueueUrl!;
    await this.sns.send(
      new SubscribeCommand({
        TopicArn: this.resource('AWS::SNS::Topic', 'Customers').arn,
        Protocol: 'sqs',
        Endpoint: `arn:aws:sqs:${region}:${account}:inbox`,
        Attributes: { RawMessageDelivery: 'true' },
      }),
    );
  }

  async fill(stock: Readonly<Record<string, number>>): Promise<void> {
    const TableName = this.resource('AWS::DynamoDB::Table', 'Stock').name;
    for (const [sku, count] of Object.entries(stock)) {
      const Item = { Sku: { S: sku }, InStock: { N: String(count) } };
      await this.dynamodb.send(new PutItemCommand({ TableName, Item }));
    }
  }

  /** What is in stock. */
  async stock(): Promise<Record<string, number>> {
    const items = await this.scan('Stock');
    const counts = items.map(({ Sku, InStock }) => [Sku?.S ?? '', Number(InStock?.N)] as const);
    return Object.fromEntries(counts.sort());
  }

  /** The orders that are recorded, by their IDs. */
  async orders(): Promise<string[]> {
    return (await this.scan('Orders')).map(({ OrderId }) => OrderId?.S ?? '').sort();
  }

  /** The next question in the approval queue, and the token that answers it. */
  async nextQuestion(): Promise<{ readonly question: string; readonly token: string }> {
    const [body] = await this.receive(
      `https://queue/${this.app.account}/${this.resource('AWS::SQS::Queue', 'Approvals').name}`,
    );
    if (body === undefined) throw new Error('The approval queue is empty.');
    return JSON.parse(body) as { question: string; token: string };
  }

  /** The notifications since the last time. */
  async notifications(): Promise<string[]> {
    return this.receive(this.inbox);
  }

  close(): void {
    for (const client of [this.dynamodb, this.sns, this.sqs]) client.destroy();
  }

  private async receive(QueueUrl: string): Promise<string[]> {
    const { Messages = [] } = await this.sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
    for (const { ReceiptHandle } of Messages)
      await this.sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    return Messages.map(({ Body }) => Body ?? '');
  }

  private async scan(table: string) {
    const TableName = this.resource('AWS::DynamoDB::Table', table).name;
    return (await this.dynamodb.send(new ScanCommand({ TableName }))).Items ?? [];
  }

  private resource(type: string, name: string) {
    return this.app.resources(type).find(({ logicalId }) => logicalId.includes(name))!;
  }
}
