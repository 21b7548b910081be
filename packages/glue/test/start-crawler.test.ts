import { JsonPath } from '@sfn-tasks/core';
import { describeParity, describeTask, flatten, stackIn, synthesise } from '@sfn-tasks-internal/conformance';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import * as ours from '../src';

const { GlueStartCrawlerRun } = ours;

describeTask({
  task: GlueStartCrawlerRun,
  resource: 'aws-sdk:glue:startCrawler',
  patterns: { [IntegrationPattern.REQUEST_RESPONSE]: ['glue:StartCrawler'] },
  props: () => ({ crawlerName: 'orders' }),
});

describe('GlueStartCrawlerRun', () => {
  test.each([
    ['orders', 'orders'],
    [JsonPath.stringAt('$.crawler'), '*'],
  ])('may start the crawler %p alone, or any that the input names', (crawlerName, name) => {
    const stack = stackIn();
    const { statements } = synthesise(stack, new GlueStartCrawlerRun(stack, 'Crawl', { crawlerName }));
    expect(statements.map(({ Resource }) => flatten(Resource))).toEqual([
      `arn:<AWS::Partition>:glue:eu-west-1:123456789012:crawler/${name}`,
    ]);
  });
});

describeParity('GlueStartCrawlerRun', ours, [
  { name: 'minimal props', props: () => ({ crawlerName: 'orders' }) },
  {
    name: 'a name from the input',
    props: ({ at }) => ({ crawlerName: at('crawler') }),
    alsoGrants: ['glue:StartCrawler'],
    differences: ['glue-expressions-in-arns'],
  },
]);
