export type { BatchContainerOverrides } from './container-overrides';
export { BatchSubmitJob } from './submit-job';
export type { BatchJobDependency, BatchSubmitJobProps } from './submit-job-props';
