import { join } from 'node:path';
import sdkServices from '../data/sdk-services.json';
import { readOverlays } from './overlay';

/** The IAM actions by which a local run looks at the job of an integration and stops it, such as `athena:startQueryExecution`. */
export function jobActions(integration: string): readonly string[] {
  const [service, api] = integration.split(':') as [string, string];
  const { model, apis } = readOverlays(join(__dirname, '..', 'overlays')).get(service)!;
  const job = apis[api]?.job;
  if (job === undefined) return [];
  const services: Readonly<Record<string, { model?: string | null; iam?: string | null }>> = sdkServices.services;
  const [segment, entry] = Object.entries(services).find(([, known]) => known.model === model)!;
  return [job.describe, ...(job.stop ? [job.stop] : [])].map(({ operation }) => `${entry.iam ?? segment}:${operation}`);
}
