export { SfnSdkErrors, StepFunctionsErrors } from './api.generated';
export type { ChildMachineProps } from './child-machine-props';
export { ExecutionOutputFormat } from './execution-output-format';
export { StepFunctionsInvokeActivity, type StepFunctionsInvokeActivityProps } from './invoke-activity';
export { StepFunctionsStartExecution } from './start-execution';
export type { StepFunctionsStartExecutionProps } from './start-execution-props';
export { StepFunctionsStartSyncExecution, type StepFunctionsStartSyncExecutionProps } from './start-sync-execution';
