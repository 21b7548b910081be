export { SqsErrors } from './api.generated';
export { SqsSendMessage } from './send-message';
export type { SqsSendMessageProps } from './send-message-props';
