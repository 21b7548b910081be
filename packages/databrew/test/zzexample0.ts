import { GlueDataBrewStartJobRun } from '@sfn-tasks/databrew';
import { Stack } from 'aws-cdk-lib';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';

new GlueDataBrewStartJobRun(new Stack(), 'Clean the orders', {
  name: 'orders',
  integrationPattern: IntegrationPattern.RUN_JOB,
});
