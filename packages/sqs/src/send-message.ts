import { durationIn, task } from '@sfn-tasks/core';
import { IntegrationPattern } from 'aws-cdk-lib/aws-stepfunctions';
import { type SendMessageRequest, sendMessage } from './api.generated';
import { checkMessage, checkQueue } from './check-queue';
import { queuesOf, sendPermissions } from './queues';
import type { SqsSendMessageProps } from './send-message-props';

/**
 * Sends a message to an SQS queue.
 *
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/connect-sqs.html
 *
 * @example
 * import { JsonPath, TaskInput } from '@sfn-tasks/core';
 * import { SqsSendMessage } from '@sfn-tasks/sqs';
 * import { Stack } from 'aws-cdk-lib';
 * import { Queue } from 'aws-cdk-lib/aws-sqs';
 *
 * const stack = new Stack();
 * new SqsSendMessage(stack, 'Tell the warehouse', {
 *   queue: new Queue(stack, 'Orders'),
 *   messageBody: TaskInput.fromObject({ order: JsonPath.stringAt('$.orderId') }),
 * });
 */
export class SqsSendMessage extends task<SqsSendMessageProps, SendMessageRequest>({
  api: sendMessage,
  decidedProps: ['queueScope'],
  patterns: [IntegrationPattern.REQUEST_RESPONSE, IntegrationPattern.WAIT_FOR_TASK_TOKEN],
  tokenProp: 'messageBody',
  parameters: ({ queue, queueUrl = '', messageBody, delay, messageDeduplicationId, messageGroupId }) => ({
    QueueUrl: queue?.queueUrl ?? queueUrl,
    MessageBody: messageBody.value,
    DelaySeconds: durationIn(delay, 'seconds'),
    MessageDeduplicationId: messageDeduplicationId,
    MessageGroupId: messageGroupId,
  }),
  policies: (props) => sendPermissions(queuesOf(props)),
  validate: (props, task) => {
    checkQueue(props, task);
    checkMessage(props, task);
  },
}) {}
