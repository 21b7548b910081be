export type { BucketOwnerAccess, ProjectArtifacts } from './artifacts';
export { CodeBuildBatchDeleteBuilds, type CodeBuildBatchDeleteBuildsProps } from './batch-delete-builds';
export { CodeBuildBatchGetReports, type CodeBuildBatchGetReportsProps } from './batch-get-reports';
export type { BatchRestrictions, ProjectBuildBatchConfig } from './build-batch-config';
export type { BuildOverrides } from './build-overrides';
export { CodeBuildDeleteBuildBatch, type CodeBuildDeleteBuildBatchProps } from './delete-build-batch';
export type { ProjectCache, ProjectFleet, RegistryCredential } from './environment';
export type { CloudWatchLogsConfig, LogsConfig, S3LogsConfig } from './logs-config';
export { CodeBuildRetryBuildBatch, type CodeBuildRetryBuildBatchProps } from './retry-build-batch';
export type {
  BuildStatusConfig,
  GitSubmodulesConfig,
  ProjectSource,
  ProjectSourceVersion,
  SourceAuth,
  SourceType,
} from './source';
export { CodeBuildStartBuild, type CodeBuildStartBuildProps } from './start-build';
export { CodeBuildStartBuildBatch, type CodeBuildStartBuildBatchProps } from './start-build-batch';
export { CodeBuildStopBuild, type CodeBuildStopBuildProps } from './stop-build';
export { CodeBuildStopBuildBatch, type CodeBuildStopBuildBatchProps } from './stop-build-batch';
