export type { AppSource } from './assembly/read-source';
export { type AwsServicesOptions, awsServices } from './aws/aws-services';
export { main, type Terminal } from './command/main';
export type {
  Execution,
  ExecutionStatus,
  FunctionContext,
  LocalFunction,
  LocalMachine,
  Mock,
  MockSource,
  Result,
  SimulateOptions,
  TaskTokenAnswer,
} from './contract';
export type { FailedChild, MapRun, MapRunTotals } from './distributed/map-run-summary';
export type { StateCounts } from './distributed/state-tally';
export { InvalidDefinition } from './failure';
export type { EventDetails, HistoryEvent } from './history/history-event';
export type { Json, JsonObject } from './json';
export { type AppOptions, type AppResource, type AppServices, LocalApp, readApp } from './local-app';
export { type MockConfigFile, mockConfig } from './mocks/mock-config-file';
export { type PageData, type PageRun, pageData } from './page/page-data';
export { type PageOptions, renderPage, renderReport } from './page/render';
export { type GraphOptions, renderGraph } from './page/render-graph';
export type { LocalServer, ServeOptions } from './serve/contract';
export { serve } from './serve/serve';
export { simulate, startExecution } from './simulate';
export { type LocalServices, startServices } from './start-services';
export { type Clock, type TaskCall, TaskFailure, type TaskPattern, type TaskRunner } from './task-call';
export type {
  InspectionLevel,
  TestStateConfiguration,
  TestStateErrorOutput,
  TestStateMock,
  TestStateRequest,
  TestStateResponse,
} from './test-state/contract';
export { testState } from './test-state/test-state';
export { traceLines } from './trace';
