export { GlueErrors, GlueSdkErrors } from './api.generated';
export { ExecutionClass } from './execution-class';
export { GlueStartCrawlerRun, type GlueStartCrawlerRunProps } from './start-crawler';
export { GlueStartJobRun, type GlueStartJobRunProps } from './start-job-run';
export { GlueStartWorkflowRun, type GlueStartWorkflowRunProps } from './start-workflow-run';
export { type WorkerConfigurationProperty, WorkerType, WorkerTypeV2 } from './worker-configuration';
