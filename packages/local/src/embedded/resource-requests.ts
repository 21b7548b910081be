import type { AppResource } from '../local-app';

/** A request that makes a resource of a template. */
interface ResourceRequest {
  readonly client: string;
  readonly operation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

const TABLE_MEMBERS = [
  'AttributeDefinitions',
  'BillingMode',
  'GlobalSecondaryIndexes',
  'KeySchema',
  'LocalSecondaryIndexes',
  'ProvisionedThroughput',
  'StreamSpecification',
];
const QUEUE_ATTRIBUTES = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'RedrivePolicy',
  'VisibilityTimeout',
];
const TOPIC_ATTRIBUTES = ['ContentBasedDeduplication', 'DisplayName', 'FifoTopic'];
const SUBSCRIPTION_ATTRIBUTES = ['FilterPolicy', 'FilterPolicyScope', 'RawMessageDelivery', 'RedrivePolicy'];

/** How a resource of each type is made; what emulators do not have, such as encryption and alarms, does not change what a task sees. */
const REQUESTS: Readonly<Record<string, (resource: AppResource) => ResourceRequest>> = {
  'AWS::DynamoDB::Table': createTable,
  'AWS::DynamoDB::GlobalTable': createTable,
  'AWS::SQS::Queue': ({ name, properties }) => ({
    client: 'sqs',
    operation: 'createQueue',
    parameters: { QueueName: name, Attributes: texts(properties, QUEUE_ATTRIBUTES) },
  }),
  'AWS::SNS::Topic': ({ name, properties }) => ({
    client: 'sns',
    operation: 'createTopic',
    parameters: { Name: name, Attributes: texts(properties, TOPIC_ATTRIBUTES) },
  }),
  'AWS::SNS::Subscription': ({ properties }) => ({
    client: 'sns',
    operation: 'subscribe',
    parameters: {
      TopicArn: properties['TopicArn'],
      Protocol: properties['Protocol'],
      Endpoint: properties['Endpoint'],
      Attributes: texts(properties, SUBSCRIPTION_ATTRIBUTES),
    },
  }),
  'AWS::S3::Bucket': ({ name }) => ({ client: 's3', operation: 'createBucket', parameters: { Bucket: name } }),
};

/** Why a resource of a template cannot be made, or undefined where it can. */
export function whyNot({ type, properties }: AppResource): string | undefined {
  const { Protocol } = properties;
  if (type !== 'AWS::SNS::Subscription' || Protocol === 'sqs') return undefined;
  return `only queues are delivered to here, and its protocol is ${Protocol}`;
}

/** The request that makes a resource. */
export function requestFor(resource: AppResource): ResourceRequest {
  return REQUESTS[resource.type]!(resource);
}

function createTable({ name, properties }: AppResource): ResourceRequest {
  const members = Object.fromEntries(
    TABLE_MEMBERS.filter((member) => properties[member] !== undefined).map((member) => [member, properties[member]]),
  );
  // CloudFormation turns streams on by the property alone.
  const stream = members['StreamSpecification'] && { StreamEnabled: true, ...members['StreamSpecification'] };
  const parameters = { TableName: name, ...members, ...(stream && { StreamSpecification: stream }) };
  return { client: 'dynamodb', operation: 'createTable', parameters };
}

function texts(properties: AppResource['properties'], names: readonly string[]): Record<string, string> {
  const found = names.filter((name) => properties[name] !== undefined);
  return Object.fromEntries(
    found.map((name) => {
      const value: unknown = properties[name];
      return [name, typeof value === 'object' ? JSON.stringify(value) : String(value)];
    }),
  );
}
