export { LambdaErrors } from './api.generated';
export { LambdaInvocationType } from './invocation-type';
export { LambdaInvoke } from './invoke';
export type { LambdaInvokeProps } from './invoke-props';
