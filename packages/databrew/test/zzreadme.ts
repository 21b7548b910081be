import { GlueDataBrewStartJobRun } from '@sfn-tasks/databrew';
import { App, Stack } from 'aws-cdk-lib';
import { DefinitionBody, IntegrationPattern, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

const stack = new Stack(new App(), 'Orders');

const clean = new GlueDataBrewStartJobRun(stack, 'Clean the orders', {
  name: 'orders',
  integrationPattern: IntegrationPattern.RUN_JOB,
});
new StateMachine(stack, 'Machine', { definitionBody: DefinitionBody.fromChainable(clean) });

export const app = stack.node.root as any;
