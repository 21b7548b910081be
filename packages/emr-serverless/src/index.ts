export { EmrServerlessCancelJobRun, type EmrServerlessCancelJobRunProps } from './cancel-job-run';
export type { InitialCapacity, MaximumCapacity, WorkerConfiguration } from './capacity';
export type {
  ConfigurationOverrides,
  DiskEncryptionConfiguration,
  EmrServerlessConfiguration,
} from './configuration-overrides';
export { EmrServerlessCreateApplication } from './create-application';
export {
  ApplicationArchitecture,
  ApplicationType,
  type EmrServerlessCreateApplicationProps,
} from './create-application-props';
export { EmrServerlessDeleteApplication, type EmrServerlessDeleteApplicationProps } from './delete-application';
export type { EmrServerlessJobDriver, Hive, SparkSubmit } from './job-driver';
export type {
  CloudWatchLoggingConfiguration,
  ManagedPersistenceMonitoringConfiguration,
  MonitoringConfiguration,
  PrometheusMonitoringConfiguration,
  S3MonitoringConfiguration,
} from './monitoring-configuration';
export type { NetworkConfiguration } from './network-configuration';
export { EmrServerlessStartApplication, type EmrServerlessStartApplicationProps } from './start-application';
export { EmrServerlessStartJobRun } from './start-job-run';
export type { EmrServerlessStartJobRunProps } from './start-job-run-props';
export { EmrServerlessStopApplication, type EmrServerlessStopApplicationProps } from './stop-application';
