import type { Stack } from 'aws-cdk-lib';
import { Table } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';

/** What the tasks of one machine work on: resources of elsewhere, so that the template holds the machine and its role alone. */
export type Resources = ReturnType<typeof resourcesIn>;

export function resourcesIn(stack: Stack) {
  const arn = (service: string, resource: string, resourceName: string, separator = '/') =>
    `arn:aws:${service}:eu-west-1:123456789012:${resource}${separator}${resourceName}`;
  return {
    lambdaFunction: LambdaFunction.fromFunctionArn(stack, 'Price', arn('lambda', 'function', 'price', ':')),
    table: Table.fromTableArn(stack, 'Orders', arn('dynamodb', 'table', 'orders')),
    queue: Queue.fromQueueArn(stack, 'Parcels', 'arn:aws:sqs:eu-west-1:123456789012:parcels'),
    topic: Topic.fromTopicArn(stack, 'News', 'arn:aws:sns:eu-west-1:123456789012:news'),
    eventBus: EventBus.fromEventBusArn(stack, 'Bus', arn('events', 'event-bus', 'shop')),
    stateMachine: StateMachine.fromStateMachineArn(stack, 'Other', arn('states', 'stateMachine', 'other', ':')),
    jobQueueArn: arn('batch', 'job-queue', 'nightly'),
    jobDefinitionArn: arn('batch', 'job-definition', 'report:1'),
  };
}
