export { MediaConvertCreateJob, type MediaConvertCreateJobProps } from './create-job';
