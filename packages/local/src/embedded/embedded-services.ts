import type { LocalApp } from '../local-app';

/** A service that an emulator stands in for. */
export interface EmbeddedService {
  /** Its client, and the segment of its integrations. */
  readonly client: string;
  /** The npm package with the emulator. */
  readonly emulator: 'dynalite' | 'fauxqs';
  /** The types of its resources. */
  readonly types: readonly string[];
}

/** The services that can be started here. */
const embeddedServices: readonly EmbeddedService[] = [
  { client: 'dynamodb', emulator: 'dynalite', types: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'] },
  { client: 'sqs', emulator: 'fauxqs', types: ['AWS::SQS::Queue'] },
  { client: 'sns', emulator: 'fauxqs', types: ['AWS::SNS::Topic', 'AWS::SNS::Subscription'] },
  { client: 's3', emulator: 'fauxqs', types: ['AWS::S3::Bucket'] },
];

/** The services that an app has resources of, or calls. */
export function neededServices(app: LocalApp): EmbeddedService[] {
  const definitions = JSON.stringify(app.machines.map(({ definition }) => definition));
  return embeddedServices.filter(
    ({ client, types }) =>
      types.some((type) => app.resources(type).length > 0) ||
      new RegExp(`:states:::(aws-sdk:)?${client}:`).test(definitions),
  );
}
