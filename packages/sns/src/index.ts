export { SnsErrors } from './api.generated';
export { type MessageAttribute, MessageAttributeDataType } from './message-attribute';
export { SnsPublish, type SnsPublishProps } from './publish';
