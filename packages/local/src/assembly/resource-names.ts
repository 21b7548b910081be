import type { Place, Resource } from './template';

/** A resource as other resources refer to it. */
export interface NamedResource {
  readonly name: string;
  readonly arn: string;
  /** What `Ref` yields. */
  readonly ref: string;
  /** Attributes besides `Arn`. */
  readonly attributes: Readonly<Record<string, string>>;
}

interface Naming {
  /** The property with the name, where a template may choose it. */
  readonly property: string;
  readonly arn: (name: string, place: Place) => string;
  /** What `Ref` yields: the name where nothing is said. */
  readonly ref?: (name: string, arn: string, place: Place) => string;
  /** Attributes that are the name, the ARN or the `Ref`. */
  readonly attributes?: Readonly<Record<string, 'name' | 'arn' | 'ref'>>;
  readonly longest: number;
  readonly lowerCase?: true;
}

const regional =
  (service: string, prefix: string) =>
  (name: string, { region, account }: Place) =>
    `arn:aws:${service}:${region}:${account}:${prefix}${name}`;
const itsArn = (_name: string, arn: string): string => arn;

/** How AWS names the resources that a workflow can work on. */
const NAMINGS: Readonly<Record<string, Naming>> = {
  'AWS::DynamoDB::Table': { property: 'TableName', arn: regional('dynamodb', 'table/'), longest: 255 },
  'AWS::DynamoDB::GlobalTable': { property: 'TableName', arn: regional('dynamodb', 'table/'), longest: 255 },
  'AWS::Events::EventBus': {
    property: 'Name',
    arn: regional('events', 'event-bus/'),
    attributes: { Name: 'name' },
    longest: 256,
  },
  'AWS::IAM::Role': {
    property: 'RoleName',
    arn: (name, { account }) => `arn:aws:iam::${account}:role/${name}`,
    longest: 64,
  },
  'AWS::Lambda::Function': { property: 'FunctionName', arn: regional('lambda', 'function:'), longest: 64 },
  'AWS::S3::Bucket': {
    property: 'BucketName',
    arn: (name) => `arn:aws:s3:::${name}`,
    longest: 63,
    lowerCase: true,
  },
  'AWS::SNS::Topic': {
    property: 'TopicName',
    arn: regional('sns', ''),
    ref: itsArn,
    attributes: { TopicArn: 'arn', TopicName: 'name' },
    longest: 256,
  },
  'AWS::SQS::Queue': {
    property: 'QueueName',
    arn: regional('sqs', ''),
    ref: (name, _arn, { region, account }) => `https://sqs.${region}.amazonaws.com/${account}/${name}`,
    attributes: { QueueName: 'name', QueueUrl: 'ref' },
    longest: 80,
  },
  'AWS::StepFunctions::Activity': {
    property: 'Name',
    arn: regional('states', 'activity:'),
    ref: itsArn,
    attributes: { Name: 'name' },
    longest: 80,
  },
  'AWS::StepFunctions::StateMachine': {
    property: 'StateMachineName',
    arn: regional('states', 'stateMachine:'),
    ref: itsArn,
    attributes: { Name: 'name' },
    longest: 80,
  },
};

/** The names of a resource: the ones that its template chooses, or ones made of the stack's name and the logical ID as CloudFormation does. */
export function nameResource(
  stackName: string,
  logicalId: string,
  resource: Resource,
  chosen: unknown,
  place: Place,
): NamedResource {
  const naming = NAMINGS[resource.Type] ?? other(resource.Type);
  const name = typeof chosen === 'string' ? chosen : madeUp(`${stackName}-${logicalId}`, naming, resource);
  const arn = naming.arn(name, place);
  const ref = naming.ref?.(name, arn, place) ?? name;
  const facts = { name, arn, ref };
  const attributes = Object.entries(naming.attributes ?? {}).map(([attribute, fact]) => [attribute, facts[fact]]);
  return { ...facts, attributes: Object.fromEntries(attributes) };
}

/** The property that chooses the name of such a resource. */
export function nameProperty(type: string): string {
  return (NAMINGS[type] ?? other(type)).property;
}

/** Names that are too long keep their end, which tells them apart. */
function madeUp(wanted: string, { longest, lowerCase }: Naming, { Properties }: Resource): string {
  const suffix = Properties?.['FifoQueue'] === true || Properties?.['FifoTopic'] === true ? '.fifo' : '';
  const name = lowerCase ? wanted.toLowerCase() : wanted;
  const room = longest - suffix.length;
  return `${name.length <= room ? name : `${name.slice(0, room - 9)}-${name.slice(-8)}`}${suffix}`;
}

function other(type: string): Naming {
  const [, service = 'aws', kind = 'resource'] = type.toLowerCase().split('::');
  return { property: 'Name', arn: regional(service, `${kind}/`), longest: 128 };
}
