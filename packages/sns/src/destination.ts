import { allow, arnOr, type TaskContext, useKey } from '@sfn-tasks/core';
import { Stack, Token, TokenComparison } from 'aws-cdk-lib';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';

const DESTINATIONS = { TopicArn: 'topic', PhoneNumber: 'phoneNumber', TargetArn: 'targetArn' };
const TOPIC_ARN = /^arn:[^:]+:sns:[^:]*:[^:]*:[^:/]+$/;

/** The permissions to publish to the destination that the request names. */
export function publishPolicies(task: TaskContext, topic: ITopic | undefined): PolicyStatement[] {
  return [allow('sns:Publish', destinationInPolicy(task)), ...useKey(topic?.masterKey)];
}

/** IAM knows topics only: endpoints of mobile apps and telephones are covered by `*` alone. */
function destinationInPolicy(task: TaskContext): string {
  const { TopicArn, TargetArn } = task.request as Partial<Record<string, string>>;
  if (TopicArn !== undefined) {
    return arnOr(TopicArn, Stack.of(task).formatArn({ service: 'sns', resource: '*' }));
  }
  return TargetArn !== undefined && TOPIC_ARN.test(TargetArn) ? TargetArn : '*';
}

/** Reports a destination that is missing, ambiguous or out of reach, and what its kind does not take. */
export function checkDestination(task: TaskContext, topic: ITopic | undefined): void {
  const found = Object.entries(DESTINATIONS).flatMap(([member, prop]) =>
    task.request[member] === undefined ? [] : [prop],
  );
  if (found.length !== 1) {
    const names = found.length === 0 ? 'none' : found.join(' and ');
    task.reject(
      'topic',
      `a message goes to one destination, found ${names}. Set exactly one of topic, phoneNumber and targetArn.`,
    );
  }
  if (topic !== undefined) checkTopic(task, topic);
}

function checkTopic(task: TaskContext, topic: ITopic): void {
  const { region } = Stack.of(task);
  if (Token.compareStrings(topic.env.region, region) === TokenComparison.DIFFERENT) {
    task.reject(
      'topic',
      `the topic is in ${topic.env.region}, but the state machine calls SNS in its own region, ${region}. Use a topic there.`,
    );
  }
  const { MessageGroupId, MessageDeduplicationId } = task.request;
  if (topic.fifo && MessageGroupId === undefined) {
    task.reject(
      'messageGroupId',
      'a FIFO topic requires it, found none. Name the group that the message keeps its order in.',
    );
  }
  // What an imported topic does is not known, unless its literal ARN tells that it is no FIFO topic.
  const owned = topic.node.defaultChild !== undefined;
  if (topic.fifo && owned && !topic.contentBasedDeduplication && MessageDeduplicationId === undefined) {
    task.reject(
      'messageDeduplicationId',
      'the topic does not deduplicate by content and requires it, found none. Set it, or contentBasedDeduplication on the topic.',
    );
  }
  if (!topic.fifo && MessageDeduplicationId !== undefined && (owned || !Token.isUnresolved(topic.topicArn))) {
    task.reject('messageDeduplicationId', 'a standard topic does not deduplicate. Leave it away, or use a FIFO topic.');
  }
}
