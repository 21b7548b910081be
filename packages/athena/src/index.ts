export { AthenaGetQueryExecution, type AthenaGetQueryExecutionProps } from './get-query-execution';
export { AthenaGetQueryResults, type AthenaGetQueryResultsProps } from './get-query-results';
export { type EncryptionConfiguration, EncryptionOption, type ResultConfiguration } from './result-configuration';
export {
  AthenaStartQueryExecution,
  type AthenaStartQueryExecutionProps,
  type QueryExecutionContext,
} from './start-query-execution';
export { AthenaStopQueryExecution, type AthenaStopQueryExecutionProps } from './stop-query-execution';
