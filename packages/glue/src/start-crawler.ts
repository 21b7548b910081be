import { allow, arnInPolicy, type TaskProps, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type StartCrawlerRequest, startCrawler } from './api.generated';

/** Props of {@link GlueStartCrawlerRun}. */
export interface GlueStartCrawlerRunProps extends TaskProps<StartCrawlerRequest> {
  /** The name of the crawler. */
  readonly crawlerName: string;
}

/**
 * Starts a Glue crawler, and does not wait for it: Step Functions has no such pattern for crawlers.
 *
 * @see https://docs.aws.amazon.com/glue/latest/webapi/API_StartCrawler.html
 *
 * @example
 * import { GlueStartCrawlerRun } from '@sfn-tasks/glue';
 * import { Stack } from 'aws-cdk-lib';
 *
 * new GlueStartCrawlerRun(new Stack(), 'Crawl the orders', { crawlerName: 'orders' });
 */
export class GlueStartCrawlerRun extends task<GlueStartCrawlerRunProps, StartCrawlerRequest>({
  api: startCrawler,
  // A callback would wait for ever: the request has no place for a task token.
  patterns: [IntegrationPattern.REQUEST_RESPONSE],
  parameters: ({ crawlerName }) => ({ Name: crawlerName }),
  policies: ({ crawlerName }, task) => [
    allow('glue:StartCrawler', arnInPolicy(task, { service: 'glue', resource: 'crawler', name: crawlerName })),
  ],
}) {}
