export { ExecutionOutputFormat } from './execution-output-format';
export { StepFunctionsInvokeActivity, type StepFunctionsInvokeActivityProps } from './invoke-activity';
export { StepFunctionsStartExecution } from './start-execution';
export type { StepFunctionsStartExecutionProps } from './start-execution-props';
