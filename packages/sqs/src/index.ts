export { SqsSendMessage, type SqsSendMessageProps } from './send-message';
