import { GlueStartCrawlerRun } from '@sfn-tasks/glue';
import { Stack } from 'aws-cdk-lib';

new GlueStartCrawlerRun(new Stack(), 'Crawl the orders', { crawlerName: 'orders' });
