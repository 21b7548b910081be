export { GlueDataBrewStartJobRun, type GlueDataBrewStartJobRunProps } from './start-job-run';
