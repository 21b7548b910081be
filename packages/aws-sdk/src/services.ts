import { nearest } from '@sfn-tasks/core';
import type { ServiceFacts } from './service-facts';
import { integrations, otherClients } from './services.generated';

/** The names of one service, all told. */
export interface Service {
  /** The segment of its AWS SDK integration, where it has one. */
  readonly segment?: string;
  /** The client of the AWS SDK for JavaScript. */
  readonly client: string;
  /** The prefix of its IAM actions; `null` where its API takes no AWS credentials. */
  readonly iam: string | null;
  /** What the names of its errors in Step Functions begin with, where it has an integration. */
  readonly prefix?: string;
  readonly unsupported: readonly string[];
}

const ofIntegration = ([segment, facts]: [string, ServiceFacts]): Service => ({
  segment,
  client: facts.client ?? segment,
  iam: facts.iam === undefined ? segment : facts.iam,
  prefix: facts.prefix ?? segment.charAt(0).toUpperCase() + segment.slice(1),
  unsupported: facts.unsupported ?? [],
});
const SERVICES: readonly Service[] = [
  ...Object.entries(integrations).map(ofIntegration),
  ...Object.entries(otherClients).map(([client, { iam }]) => ({ client, iam, unsupported: [] })),
];
const BY_SEGMENT = new Map(SERVICES.flatMap((service) => (service.segment ? [[service.segment, service]] : [])));
const BY_CLIENT = new Map(SERVICES.map((service) => [service.client, service]));

/** The service of an AWS SDK integration. */
export function integratedService(segment: string): Service | undefined {
  return BY_SEGMENT.get(segment);
}

/** The service of a client, or of an AWS SDK integration, which most people know better. */
export function clientService(name: string): Service | undefined {
  return BY_CLIENT.get(name) ?? BY_SEGMENT.get(name);
}

/** A trailing question with the names that may have been meant: services that go by that name elsewhere, then those spelled alike. */
export function suggestServices(written: string, nameOf: (service: Service) => string | undefined): string {
  const named = SERVICES.flatMap((service) => nameOf(service) ?? []);
  const elsewhere = SERVICES.filter(({ segment, client, iam }) =>
    [segment, client, iam].some((name) => name != null && bare(name) === bare(written)),
  ).flatMap((service) => nameOf(service) ?? []);
  const alike = nearest(written, named);
  const found = [...new Set([...elsewhere, ...(alike === undefined ? [] : [alike])])].slice(0, 3);
  return found.length === 0 ? '' : ` Did you mean ${found.join(', ')}?`;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
