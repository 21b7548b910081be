export { HttpErrors } from './api.generated';
export type { HttpConnection } from './connection';
export { HttpInvoke } from './invoke';
export type { HttpInvokeProps } from './invoke-props';
export { URLEncodingFormat } from './url-encoding-format';
